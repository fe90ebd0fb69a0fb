import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureWebBuild, webRoot } from '../../scripts/setup/web-build.ts';
import { desktop, openBrowser, openPage, phone } from '../../test/support/browser.ts';

// Every state of the staff's pages and of screens, in both languages, light and dark, under the server's content
// security policy: axe-core finds nothing, nothing scrolls sideways on a phone, and the console stays silent.

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'";
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  await ensureWebBuild();
  // Read at once: what is built while the test runs is not what it began with.
  const files = new Map(
    globSync(['assets/*', 'pages/staff-gallery.html'], { cwd: webRoot }).map((file) => [
      `/${file}`,
      readFileSync(path.join(webRoot, file)),
    ]),
  );
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/' ? '/pages/staff-gallery.html' : pathname;
    const body = files.get(file);
    response.writeHead(body ? 200 : 404, {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

async function show(page: Page, state: string, language: 'fr' | 'en'): Promise<void> {
  await page.goto(`${origin}/?state=${state}&lang=${language}`);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/** What axe-core finds, in words. It comes in by the test's own channel, which the page's policy does not concern. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const run: (options: object) => Promise<Found> = Reflect.get(Reflect.get(window, 'axe'), 'run');
    const { violations: found } = await run({ resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  });
}

describe.each([
  { language: 'fr', colorScheme: 'light' },
  { language: 'fr', colorScheme: 'dark' },
  { language: 'en', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const)('the staff gallery, in $language, $colorScheme', ({ language, colorScheme }) => {
  it('is accessible in every state, and fits a phone', async () => {
    const context = await browser.newContext({ viewport: phone, colorScheme, reducedMotion: 'reduce' });
    const { page, complaints } = await openPage(context);
    await show(page, '', language);
    const names = await page.locator('.gallery-list a').allInnerTexts();
    expect(names.length).toBeGreaterThan(50);
    const wrong: string[] = [];
    for (const name of names) {
      await show(page, name, language);
      for (const found of await violations(page)) wrong.push(`${name}: ${found}`);
      const { scroll, width } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: document.documentElement.clientWidth,
      }));
      if (scroll > width) wrong.push(`${name}: scrolls sideways, ${scroll} on ${width}`);
      for (const complaint of complaints.splice(0)) wrong.push(`${name}: ${complaint}`);
    }
    await context.close();
    expect(wrong).toEqual([]);
  });
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
          await show(page, `signage-${status}${long}`, 'fr');
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
