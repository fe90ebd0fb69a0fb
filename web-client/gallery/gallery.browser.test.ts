import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openBrowser, openPage, phone } from '../../test/support/browser.ts';
import { faults, type Gallery, serveGallery, sideways } from '../../test/support/gallery.ts';

let gallery: Gallery;
let browser: Browser;

beforeAll(async () => {
  gallery = await serveGallery('gallery');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

const oneTitle = async (page: Page): Promise<string[]> => {
  const titles = await page.locator('h1').count();
  return titles === 1 ? [] : [`has ${titles} titles`];
};

it('is accessible in every state, in each language and address, light and dark, and fits a phone', async () => {
  const look = (lang: string, address: string) => faults(browser, gallery, { lang, address }, { more: oneTitle });
  // Two at once, on two cores.
  const [informal, arabic] = await Promise.all([look('fr', 'tu'), look('ar', 'tu')]);
  const [formal, english] = await Promise.all([look('fr', 'vous'), look('en', 'tu')]);
  const [ukrainian, spanish] = await Promise.all([look('uk', 'tu'), look('es', 'tu')]);
  expect([informal, english, formal, arabic, ukrainian, spanish].flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(informal.states).toBeGreaterThan(30);
}, 600_000);

it('fits a phone whose reader wants all of it at twice its size, in every state and language', async () => {
  // WCAG 2.2, 1.4.4.
  const look = async (languages: readonly string[]) => {
    const context = await browser.newContext({ viewport: { width: phone.width / 2, height: phone.height / 2 } });
    const { page } = await openPage(context);
    const wide: string[] = [];
    const names = await gallery.names(page);
    for (const lang of languages) {
      for (const name of names) {
        await gallery.show(page, name, { lang });
        if ((await sideways(page)) > 0) wide.push(`${name} (${lang})`);
      }
    }
    await context.close();
    return wide;
  };
  const found = await Promise.all([look(['fr', 'en', 'ar']), look(['uk', 'es'])]);
  expect(found.flat()).toEqual([]);
}, 300_000);

it('shows what there is instead of waiting, in sight on a small phone', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const { page } = await openPage(context);
  for (const lang of ['fr', 'en']) {
    for (const name of ['waiting-instead', 'waiting-instead-callback']) {
      await gallery.show(page, name, { lang });
      const below = await page.locator('.ways passerelle-button').boundingBox();
      for (const way of await page.locator('passerelle-notice passerelle-button').all()) {
        const box = await way.boundingBox();
        expect((box?.y ?? 9999) + (box?.height ?? 0), `${name}, ${lang}`).toBeLessThanOrEqual(below?.y ?? 0);
      }
    }
  }
  await context.close();
});

it('shows initials where a counselor’s picture does not come', async () => {
  const { page } = await openPage(await browser.newContext({ viewport: phone }));
  const face = page.locator('.remote passerelle-face').filter({ hasText: 'SH' });
  await gallery.show(page, 'call-voice-picture', { lang: 'fr' });
  await face.locator('img').waitFor();
  await gallery.show(page, 'call-voice-initials', { lang: 'fr' });
  await face.waitFor();
  await face.locator('img').waitFor({ state: 'detached' });
  await page.context().close();
});

it('gives the face all that the messages leave of a wide page', async () => {
  const context = await browser.newContext({ viewport: desktop });
  const { page } = await openPage(context);
  await gallery.show(page, 'call-beside', { lang: 'fr' });
  const face = await page.locator('.remote').boundingBox();
  const messages = await page.locator('.panel').boundingBox();
  expect([face?.height, messages?.height]).toEqual([desktop.height, desktop.height]);
  expect((face?.width ?? 0) + (messages?.width ?? 0)).toBe(desktop.width);
  await context.close();
});

it('keeps what a call is steered by in one row on a phone, in every language', async () => {
  const context = await browser.newContext({ viewport: phone });
  const { page } = await openPage(context);
  for (const lang of ['fr', 'en', 'ar', 'uk', 'es']) {
    for (const name of ['call-video', 'call-muted']) {
      await gallery.show(page, name, { lang });
      const buttons = await page.locator('passerelle-call-controls button').all();
      const tops = await Promise.all(buttons.map(async (button) => (await button.boundingBox())?.y));
      expect(new Set(tops).size, `${name}, ${lang}`).toBe(1);
    }
  }
  await context.close();
});

it('covers nothing that a call is steered by, nor the way out, with what is opened in it', async () => {
  const states = ['call-trial', 'call-trial-hidden', 'call-more', 'call-voice-only', 'call-captions', 'call-beside'];
  for (const viewport of [phone, { width: 320, height: 568 }, { width: 740, height: 360 }]) {
    const context = await browser.newContext({ viewport });
    const { page } = await openPage(context);
    for (const lang of ['fr', 'ar', 'uk', 'es']) {
      for (const name of states) {
        await gallery.show(page, name, { lang });
        expect(await covered(page), `${name}, ${lang}, ${viewport.width}`).toEqual([]);
      }
    }
    await context.close();
  }
});

it('keeps the way out of the line where it is when it begins to ring', async () => {
  const context = await browser.newContext({ viewport: phone });
  const { page } = await openPage(context);
  const places: unknown[] = [];
  for (const name of ['waiting-second', 'waiting-missed', 'ringing', 'ringing-next']) {
    await gallery.show(page, name, { lang: 'fr' });
    places.push(await page.locator('.ways passerelle-button').boundingBox());
  }
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(1);
  await context.close();
});

/** The names of those of a call's controls, and of the way out, that something lies over. */
const covered = (page: Page): Promise<(string | null)[]> =>
  page.locator('passerelle-call-controls button, .exit').evaluateAll((buttons) => {
    const topmost = (x: number, y: number, root: Document | ShadowRoot = document): Element | null => {
      const found = root.elementFromPoint(x, y);
      const inner = found?.shadowRoot;
      return inner && inner !== root ? topmost(x, y, inner) : found;
    };
    const isFree = (button: Element) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      // Its corners are round.
      const points = [
        [x, y],
        [left + 2, y],
        [right - 2, y],
        [x, top + 2],
        [x, bottom - 2],
      ] as const;
      return points.every((point) => button.contains(topmost(...point)));
    };
    return buttons.filter((button) => !isFree(button)).map(({ textContent }) => textContent);
  });

describe('the first view', () => {
  it('keeps the way out in reach, and the next step in sight, on a small phone', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 568 } });
    const { page } = await openPage(context);
    for (const name of [
      'welcome-free',
      'welcome-closed',
      'code-none',
      'before',
      'preview-video',
      'waiting-second',
      'call-video',
      'door-closed',
      'callback-confirm',
      'writing-talk',
      'goodbye-failed',
    ]) {
      await gallery.show(page, name, { lang: 'fr' });
      await page.evaluate(() => window.scrollTo(0, 200));
      const exit = await page.getByRole('link', { name: 'Sortir vite' }).boundingBox();
      expect(exit?.y, name).toBeGreaterThanOrEqual(0);
      expect(exit?.y, name).toBeLessThan(60);
      expect(await sideways(page), name).toBeLessThanOrEqual(0);
      await page.evaluate(() => window.scrollTo(0, 0));
      const next = page
        .locator('.way-button, passerelle-button[look="primary"], .ways passerelle-button, .end')
        .first();
      const box = await next.boundingBox();
      expect((box?.y ?? 9999) + (box?.height ?? 0), name).toBeLessThanOrEqual(568);
    }
    await context.close();
  });
});
