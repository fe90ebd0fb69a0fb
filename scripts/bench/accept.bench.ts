// How long two people wait for each other, over a network with a round trip of 100 ms: with rooms prepared while it rings,
// and with rooms that are entered once somebody has answered.
import { randomBytes } from 'node:crypto';
import { seed } from '../seed.ts';
import { openChromium } from '../services/chromium.ts';
import { anyFreePort } from '../services/ports.ts';
import { ensureWorker } from '../setup/media-worker.ts';
import { ensureWebBuild, webRoot } from '../setup/web-build.ts';
import { relayTcp, relayUdp } from './accept/delay-relay.ts';
import { openTalks, type Talk, type Way } from './accept/talks.ts';
import type { Figure } from './figures.ts';
import { quantile } from './quantile.ts';
import { roomTokenKeys, startMediaHost, startServer } from './server.ts';
import { startBenchServices } from './services.ts';

const roundTripMs = 100;
const oneWayMs = roundTripMs / 2;
const talksEach = 7;
/** Another address of the loopback network, at which media take the long way. */
const farAddress = '127.0.0.2';

/** docs/page.md says what each figure means. */
export default async function bench(): Promise<readonly Figure[]> {
  await ensureWebBuild();
  const workerBin = await ensureWorker();
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
  const { privateKey, publicKey } = roomTokenKeys();
  const [port, hostPort, rtcPort] = [await anyFreePort(), await anyFreePort(), await anyFreePort()];
  await using web = await relayTcp(port, oneWayMs);
  await using signalling = await relayTcp(hostPort, oneWayMs);
  await using _media = await relayUdp(rtcPort, farAddress, '127.0.0.1', oneWayMs);
  const publicUrl = `http://localhost:${web.port}`;
  await using _host = await startMediaHost({
    redisUrl,
    folder,
    port: hostPort,
    url: `ws://localhost:${signalling.port}/sfu/ws`,
    publicKey,
    workerBin,
    rtcPort,
    announcedAddress: farAddress,
  });
  await using _server = await startServer({ databaseUrl, redisUrl, folder, webRoot, port, publicUrl, privateKey });
  const [caller, counselor] = await Promise.all([openChromium(), openChromium()]);
  try {
    const talks = await openTalks({ caller, counselor, url: publicUrl, code: demo.demoCode, password });
    const taken: Record<Way, Talk[]> = { warm: [], cold: [] };
    // The first is for what is compiled and fetched once.
    await talks.talk('cold');
    for (let n = 0; n < talksEach; n++) {
      for (const way of ['warm', 'cold'] as const) taken[way].push(await talks.talk(way));
    }
    const median = (way: Way, of: (talk: Talk) => number) => quantile(taken[way].map(of), 0.5);
    const compared = (of: (talk: Talk) => number) => ({
      value: median('warm', of),
      unit: 'ms',
      baseline: median('cold', of),
    });
    return [
      {
        name: 'warm_accept_vs_cold',
        ...compared(({ callerSees, counselorSees }) => Math.max(callerSees, counselorSees)),
        goal: 0.35,
      },
      { name: 'warm_accept_caller_sees', ...compared(({ callerSees }) => callerSees) },
      { name: 'warm_accept_counselor_sees', ...compared(({ counselorSees }) => counselorSees) },
      {
        name: 'tap_to_waiting_vs_round_trip',
        value: median('warm', ({ waiting }) => waiting),
        unit: 'ms',
        baseline: roundTripMs,
      },
    ];
  } finally {
    await Promise.all([caller.close(), counselor.close()]);
  }
}
