// `npm run screenshots`: makes docs/screenshots/ again, by using the product as people do, on a phone's size and a
// desktop's. Everything runs for real, in a folder that is thrown away.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Place, photographAll } from './screenshots/tour.ts';
import { openChromium } from './services/chromium.ts';
import { startPostgres } from './services/postgres.ts';
import { startRedis } from './services/redis.ts';
import { ensurePackages, runtimeNeeds, testNeeds } from './setup/debian-packages.ts';
import { ensureWorker } from './setup/media-worker.ts';
import { root } from './setup/paths.ts';
import { complain, say, step } from './setup/say.ts';
import { ensureSecrets } from './setup/secrets.ts';
import { ensureWebBuild } from './setup/web-build.ts';
import { prepareDatabase } from './start/demo.ts';
import { startProduct } from './start/product.ts';
import { planTopology } from './start/topology.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-screenshots-'));
const opened: (() => Promise<unknown>)[] = [];

try {
  await run();
} catch (error) {
  complain(error);
  process.exitCode = 1;
} finally {
  for (const close of opened.reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  await step('Packages', async () => void (await ensurePackages([...runtimeNeeds, ...testNeeds], 'Screenshots')));
  const workerBin = await step('Media worker', () => ensureWorker());
  await step('Pages', ensureWebBuild);

  chmodSync(folder, 0o711); // PostgreSQL may run as another user, who has to get through.
  const service = (name: string) => ({
    folder: path.join(folder, name),
    logFile: path.join(folder, `${name}.log`),
    throwAway: true,
  });
  const [postgres, redis] = await Promise.all([startPostgres(service('postgres')), startRedis(service('redis'))]);
  opened.push(
    () => postgres.stop(),
    () => redis.stop(),
  );
  const secrets = ensureSecrets(path.join(folder, 'keys'));
  const demo = await prepareDatabase(postgres.url, secrets.demoPasswords);
  const { topology } = await planTopology(
    { lan: false, address: null, port: 3400, sfuPort: 3401, mediaPort: 41_000 },
    null,
  );
  const product = await startProduct({
    topology,
    secrets,
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    workerBin,
    logs: folder,
    env: process.env,
    tell: say,
  });
  opened.push(() => product.stop());

  const browser = await openChromium();
  opened.push(() => browser.close());

  const target = path.join(root, 'docs/screenshots');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const sizes: Place[] = [
    { name: 'phone', viewport: { width: 360, height: 740 }, dark: false },
    { name: 'desktop', viewport: { width: 1280, height: 800 }, dark: false },
    { name: 'phone-dark', viewport: { width: 360, height: 740 }, dark: true },
  ];
  for (const place of sizes) {
    await step(`Screenshots, ${place.name}`, () =>
      photographAll({ browser, url: topology.publicUrl, demo, place, folder: target }),
    );
  }
  say(`They are in ${path.relative(root, target)}.`);
}
