import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openBrowser, openPage, phone } from '../../test/support/browser.ts';
import { type Gallery, serveGallery, sideways, violations } from '../../test/support/gallery.ts';

// Every state of the staff's pages and of screens, in both languages, light and dark, under the server's content
// security policy: axe-core finds nothing, nothing scrolls sideways on a phone, and the console stays silent.

let gallery: Gallery;
let browser: Browser;

beforeAll(async () => {
  gallery = await serveGallery('staff-gallery');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

describe.each([
  { language: 'fr', colorScheme: 'light' },
  { language: 'fr', colorScheme: 'dark' },
  { language: 'en', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const)('the staff gallery, in $language, $colorScheme', ({ language, colorScheme }) => {
  it('is accessible in every state, and fits a phone', async () => {
    const context = await browser.newContext({ viewport: phone, colorScheme, reducedMotion: 'reduce' });
    const { page, complaints } = await openPage(context);
    const names = await gallery.names(page);
    expect(names.length).toBeGreaterThan(50);
    const wrong: string[] = [];
    for (const name of names) {
      await gallery.show(page, name, { lang: language });
      for (const found of await violations(page)) wrong.push(`${name}: ${found}`);
      const pixels = await sideways(page);
      if (pixels > 0) wrong.push(`${name}: scrolls sideways by ${pixels}`);
      for (const complaint of complaints.splice(0)) wrong.push(`${name}: ${complaint}`);
    }
    await context.close();
    expect(wrong).toEqual([]);
    // More than a second a state on a busy machine.
  }, 300_000);
});

describe('a screen', () => {
  const sizes = {
    landscape: { width: 1920, height: 1080 },
    laptop: desktop,
    portrait: { width: 1080, height: 1920 },
    phone,
  };

  it.each(Object.entries(sizes))(
    'shows all of it, and moves nothing between its states: %s',
    async (_name, viewport) => {
      const context = await browser.newContext({ viewport });
      const { page } = await openPage(context);
      for (const long of ['', '-long']) {
        const places = new Set<string>();
        for (const status of long ? ['nobody'] : ['free', 'soon', 'nobody', 'unknown']) {
          await gallery.show(page, `signage-${status}${long}`, { lang: 'fr' });
          const boxes = await page.locator('h1, .code, .status, .status *, .how, .address').evaluateAll((elements) =>
            elements.map((element) => {
              const { left, top, right, bottom } = element.getBoundingClientRect();
              return { left, top, right, bottom };
            }),
          );
          for (const { left, top, right, bottom } of boxes) {
            expect(left).toBeGreaterThanOrEqual(0);
            expect(top).toBeGreaterThanOrEqual(0);
            expect(right).toBeLessThanOrEqual(viewport.width);
            expect(bottom).toBeLessThanOrEqual(viewport.height);
          }
          const title = await page.locator('h1').boundingBox();
          const code = await page.locator('.code').boundingBox();
          const standing = await page.locator('.status').boundingBox();
          expect((title?.y ?? 0) + (title?.height ?? 0)).toBeLessThanOrEqual(Math.max(code?.y ?? 0, standing?.y ?? 0));
          places.add(JSON.stringify([title, code]));
        }
        expect(places.size).toBe(1);
      }
      await context.close();
    },
  );
});
