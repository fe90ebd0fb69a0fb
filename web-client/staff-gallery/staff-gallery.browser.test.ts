import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openBrowser, openPage, phone } from '../../test/support/browser.ts';
import { faults, type Gallery, serveGallery } from '../../test/support/gallery.ts';

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

it('is accessible in every state, in both languages, light and dark, and fits a phone', async () => {
  const both = await Promise.all([faults(browser, gallery, { lang: 'fr' }), faults(browser, gallery, { lang: 'en' })]);
  expect(both.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(both[0].states).toBeGreaterThan(50);
}, 600_000);

it.each(['call-given', 'writing-live'])(
  'keeps the caller in sight at the end of what is noted beside them: %s',
  async (state) => {
    const context = await browser.newContext({ viewport: desktop });
    const { page } = await openPage(context);
    await gallery.show(page, state, { lang: 'fr' });
    await page.locator('counselor-summary').getByRole('button').first().scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
    const stage = await page.locator('.stage').boundingBox();
    expect(stage?.y ?? -1).toBeGreaterThanOrEqual(0);
    expect((stage?.y ?? 0) + (stage?.height ?? 0)).toBeLessThanOrEqual(desktop.height);
    await context.close();
  },
);

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
