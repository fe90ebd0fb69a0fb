import type { Page } from 'playwright-core';

/** Keeps every track that the page was given, and counts how often it asked. */
export async function rememberTracks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { givenTracks: tracks, mediaAsked: 0 });
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      Object.assign(window, { mediaAsked: Reflect.get(window, 'mediaAsked') + 1 });
      const stream = await original(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** How many of the kept tracks of a kind are live. */
export const liveTracks = (page: Page, kind: string) =>
  page.evaluate((wanted) => {
    const tracks: unknown = Reflect.get(window, 'givenTracks');
    if (!Array.isArray(tracks)) return -1;
    return tracks.filter((track) => track.kind === wanted && track.readyState === 'live').length;
  }, kind);

/** How often the page has asked for a camera or a microphone. */
export const timesAsked = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'mediaAsked'));
