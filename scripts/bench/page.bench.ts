// What a passer-by waits for on an old phone with a poor connection, and how many bytes they pay for.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { seed } from '../seed.ts';
import { openChromium } from '../services/chromium.ts';
import { ensureWebBuild, webRoot } from '../setup/web-build.ts';
import { openDesk } from './desk.ts';
import type { Figure } from './figures.ts';
import { serveEagerPage } from './page/eager-page.ts';
import { firstFlightBytes } from './page/first-flight.ts';
import { comparePages, visit } from './page/visits.ts';
import { startServer } from './server.ts';
import { startBenchServices } from './services.ts';

// One visit takes a tenth more or less than the next.
const visits = 15;
const budget = 14_000;

/** docs/page.md says what each figure means. */
export default async function bench(): Promise<readonly Figure[]> {
  await ensureWebBuild();
  await using services = await startBenchServices();
  const { redisUrl, folder } = services;
  const databaseUrl = await services.createDatabase();
  const password = randomBytes(9).toString('base64url');
  const demo = await seed(databaseUrl, {
    admin: password,
    manager: password,
    supervisor: password,
    counselor: password,
  });
  await using server = await startServer({ databaseUrl, redisUrl, folder, webRoot });
  await using eager = await serveEagerPage(path.join(folder, 'eager'));
  const ours = `${server.url}/q/${demo.demoCode}`;
  // Somebody is available, as the other page says too.
  const desk = await openDesk(server, demo.users.find(({ role }) => role === 'counselor')?.email ?? '', password);
  await untilSaid(ours, 'presence free');
  const bytes = await firstFlightBytes(ours);
  const browser = await openChromium();
  try {
    const compared = await comparePages(
      () => visit(browser, ours),
      () => visit(browser, eager.url),
      visits,
    );
    return [
      { name: 'first_flight_bytes_vs_14kB', value: bytes, unit: 'B', baseline: budget, goal: 1 },
      { name: 'lcp_vs_eager_page', value: compared.ours.lcp, unit: 'ms', baseline: compared.other.lcp, goal: 0.4 },
      {
        name: 'answerable_tap_vs_eager_page',
        value: compared.ours.answers,
        unit: 'ms',
        baseline: compared.other.answers,
      },
    ];
  } finally {
    desk.close();
    await browser.close();
  }
}

/** Waits until a page has this in it: what pages tell of the queue is gathered for a moment. */
async function untilSaid(url: string, text: string): Promise<void> {
  const patience = AbortSignal.timeout(10_000);
  while (!(await (await fetch(url, { signal: patience })).text()).includes(text)) await setTimeout(100);
}
