import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { until } from './until.ts';

/**
 * Has a page keep the sharpest edge that its largest video has shown since it was last asked: of two neighbours in a
 * small copy, how far apart they are. A camera's picture has sharp edges, a coarse one has none.
 */
export async function watchSharpness(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const seen = { largest: 0, frames: 0, picture: '' };
    Object.assign(window, { sharpness: seen });
    const find = (root: Document | ShadowRoot): HTMLVideoElement[] => [
      ...root.querySelectorAll('video'),
      ...[...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? find(element.shadowRoot) : [])),
    ];
    const area = (video: HTMLVideoElement) => video.clientWidth * video.clientHeight;
    const look = () => {
      const [video] = find(document).sort((a, b) => area(b) - area(a));
      if (!video || !context || video.readyState < 2 || video.videoWidth === 0) return;
      // A video that has begun, and has no picture to draw yet, leaves what was drawn of another one before.
      context.clearRect(0, 0, 64, 48);
      context.drawImage(video, 0, 0, 64, 48);
      const { data } = context.getImageData(0, 0, 64, 48);
      if (data[3] === 0) return;
      let largest = 0;
      for (let at = 4; at < data.length; at += 4) {
        if (at % 256 === 0) continue;
        largest = Math.max(largest, Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0)));
      }
      if (largest > seen.largest) {
        const root = video.getRootNode();
        const whose = root instanceof ShadowRoot ? root.host.className : '';
        Object.assign(seen, { largest, picture: `${whose} ${video.videoWidth} ${canvas.toDataURL()}` });
      }
      seen.frames += 1;
    };
    setInterval(look, 30);
  });
}

interface Sharpness {
  largest: number;
  frames: number;
  /** The sharpest picture: in whose tile, how wide, and a small copy. */
  picture: string;
}
/** Of the sharpest picture of before, nothing is known any more. */
export const forgetSharpest = (page: Page) =>
  page.evaluate(() => Object.assign(Reflect.get(window, 'sharpness'), { largest: 0, frames: 0, picture: '' }));
/** The sharpest edge in the page's largest video, over so many looks since it was last forgotten. */
async function sharpestSince(page: Page, looks: number): Promise<Sharpness> {
  let seen: Sharpness = { largest: 0, frames: 0, picture: '' };
  await until(async () => {
    seen = await page.evaluate(() => Reflect.get(window, 'sharpness'));
    return seen.frames >= looks ? null : `only ${seen.frames} looks at a video`;
  }, 30);
  return seen;
}
/** The same from now on. */
export async function sharpest(page: Page, looks = 40): Promise<number> {
  await forgetSharpest(page);
  return (await sharpestSince(page, looks)).largest;
}
/** The fake camera's edges are far above, and its coarse picture far below. */
export const sharp = 60;
/** In so many looks since it was last forgotten, nothing sharp was seen. */
export async function sawNothingSharp(page: Page, looks: number): Promise<void> {
  const { largest, picture } = await sharpestSince(page, looks);
  expect(largest, `the sharpest was ${picture}`).toBeLessThan(sharp);
}
