import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ensureWebBuild, webRoot } from '../../scripts/setup/web-build.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'";
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
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/' ? `/pages/${name}.html` : pathname;
    const body = files.get(file);
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(body ? 200 : 404, { 'content-type': type, 'content-security-policy': policy });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';

  const open = async (page: Page, query: Record<string, string>) => {
    await page.goto(`${origin}/?${new URLSearchParams(query)}`);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  };
  return {
    async names(page) {
      await open(page, {});
      return page.locator('.gallery-list a').allTextContents();
    },
    show: (page, state, query = {}) => open(page, { state, ...query }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, in words. It comes in by the test's own channel, which the page's policy does not concern. */
export async function violations(page: Page): Promise<string[]> {
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

/** By how many pixels the page scrolls sideways; 0 is as it should be. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
