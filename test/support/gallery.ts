import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ensureWebBuild, webRoot } from '../../scripts/setup/web-build.ts';
import { openPage, phone } from './browser.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'";
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The gallery serves it too: so the browser compiles it once, not for each state. */
const axePath = '/axe.js';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface Gallery {
  /** The names of all its states. */
  names(page: Page): Promise<string[]>;
  show(page: Page, state: string, query?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

/** Serves a built gallery page under the server's content security policy, as the build was when this was called. */
export async function serveGallery(name: string): Promise<Gallery> {
  await ensureWebBuild();
  const files = new Map(
    globSync(['assets/*', `pages/${name}.html`], { cwd: webRoot }).map((file) => [
      `/${file}`,
      readFileSync(path.join(webRoot, file)),
    ]),
  );
  files.set(axePath, Buffer.from(axeSource));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/' ? `/pages/${name}.html` : pathname;
    const body = files.get(file);
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(body ? 200 : 404, {
      'content-type': type,
      'content-security-policy': policy,
      // Read and compiled once, not for each state.
      'cache-control': file.endsWith('.js') ? 'max-age=3600, immutable' : 'no-store',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';

  const open = async (page: Page, state: string, query: Record<string, string>) => {
    await page.goto(`${origin}/?${new URLSearchParams(query)}#${state}`);
    await page.locator(`html[data-ready="${state}"]`).waitFor({ state: 'attached' });
  };
  return {
    async names(page) {
      await open(page, '', {});
      return page.locator('.gallery-list a').allTextContents();
    },
    show: (page, state, query = {}) => open(page, state, query),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Complaints about states of a gallery, each named. */
export interface Faults {
  /** How many states were looked at. */
  states: number;
  wrong: string[];
}

/**
 * Looks at every state on a phone, light and dark: axe-core finds nothing, nothing scrolls sideways, the console stays
 * silent. `more` looks at what else a page must hold. What is dark differs in its colours alone, so they alone are looked
 * at again.
 */
export async function faults(
  browser: Browser,
  gallery: Gallery,
  query: Record<string, string>,
  { more = async () => [] }: { more?: (page: Page) => Promise<string[]> } = {},
): Promise<Faults> {
  const context = await browser.newContext({ viewport: phone, colorScheme: 'light', reducedMotion: 'reduce' });
  const { page, complaints } = await openPage(context);
  const names = await gallery.names(page);
  const wrong: string[] = [];
  for (const name of names) {
    await gallery.show(page, name, query);
    // A screen's states load the page anew.
    if (!(await hasAxe(page))) await page.addScriptTag({ url: axePath });
    const found = await violations(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const inTheDark = (await violations(page, 'colours')).map((one) => `in the dark ${one}`);
    await page.emulateMedia({ colorScheme: 'light' });
    const pixels = await sideways(page);
    const scrolls = pixels > 0 ? [`scrolls sideways by ${pixels} pixels`] : [];
    const all = [...found, ...inTheDark, ...scrolls, ...(await more(page)), ...complaints.splice(0)];
    wrong.push(...all.map((one) => `${name} (${Object.values(query)}): ${one}`));
  }
  await context.close();
  return { states: names.length, wrong };
}

/** What axe-core finds, in words. It comes in by the test's own channel, which the page's policy does not concern. */
export async function violations(page: Page, what: keyof typeof rules = 'all'): Promise<string[]> {
  if (!(await hasAxe(page))) await page.evaluate(axeSource);
  return page.evaluate(async (only) => {
    interface Found {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const run: (options: object) => Promise<Found> = Reflect.get(Reflect.get(window, 'axe'), 'run');
    // No rule that is on by default looks into style sheets, so they need not be fetched once more.
    const { violations: found } = await run({ resultTypes: ['violations'], preload: false, ...only });
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  }, rules[what]);
}

const hasAxe = (page: Page): Promise<boolean> => page.evaluate(() => 'axe' in window);

const rules = { all: {}, colours: { runOnly: ['color-contrast'] } };

/** By how many pixels the page scrolls sideways; 0 is as it should be. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
