import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, phone } from '../../test/support/browser.ts';
import { type Gallery, serveGallery, sideways, violations } from '../../test/support/gallery.ts';

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

describe.each([
  { lang: 'fr', address: 'tu', colorScheme: 'light' },
  { lang: 'fr', address: 'vous', colorScheme: 'dark' },
  { lang: 'fr', address: 'tu', colorScheme: 'dark' },
  { lang: 'en', address: 'tu', colorScheme: 'light' },
  { lang: 'en', address: 'tu', colorScheme: 'dark' },
] as const)('the caller’s page, in $lang ($address), $colorScheme', ({ lang, address, colorScheme }) => {
  it('is accessible in every state, fits a phone, and breaks no rule of its policy', async () => {
    const context = await browser.newContext({ viewport: phone, colorScheme, reducedMotion: 'reduce' });
    const { page, complaints } = await openPage(context);
    const names = await gallery.names(page);
    expect(names.length).toBeGreaterThan(30);
    const wrong: string[] = [];
    for (const name of names) {
      await gallery.show(page, name, { lang, address });
      for (const found of await violations(page)) wrong.push(`${name}: ${found}`);
      const pixels = await sideways(page);
      if (pixels > 0) wrong.push(`${name}: scrolls sideways by ${pixels} pixels`);
      const titles = await page.locator('h1').count();
      if (titles !== 1) wrong.push(`${name}: has ${titles} titles`);
      for (const complaint of complaints.splice(0)) wrong.push(`${name}: ${complaint}`);
    }
    await context.close();
    expect(wrong).toEqual([]);
  });
});

describe('the first view', () => {
  it('keeps the way out in reach, and the next step in sight, on a small phone', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 568 } });
    const { page } = await openPage(context);
    for (const name of [
      'welcome-free',
      'welcome-closed',
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
