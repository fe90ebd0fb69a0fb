// `npm start`: from a fresh checkout to a page that answers. Sets up what is missing, runs PostgreSQL and Redis (or uses
// those that DATABASE_URL and REDIS_URL name), the server and the media host, and says where to go. Ctrl-C stops it all.
import { mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { startLanFront } from './lan-front.ts';
import { ensurePackages, runtimeNeeds } from './setup/debian-packages.ts';
import { ensureWorker } from './setup/media-worker.ts';
import { dataFolder } from './setup/paths.ts';
import { complain, say, seconds, step } from './setup/say.ts';
import { ensureSecrets } from './setup/secrets.ts';
import { ensureWebBuild } from './setup/web-build.ts';
import { ensureCertificate } from './start/certificate.ts';
import { openDatabases } from './start/databases.ts';
import { prepareDatabase } from './start/demo.ts';
import { lanAddress } from './start/lan-address.ts';
import { parseStartOptions, type StartOptions } from './start/options.ts';
import { startProduct } from './start/product.ts';
import { claimCheckout } from './start/single.ts';
import { planTopology } from './start/topology.ts';
import { welcome } from './start/welcome.ts';

const certificateNote = `
Phones on the same network can scan the code. The browser will warn that the connection is not private, since the
certificate was made here and nobody vouches for it: choose 'Advanced' and go on. That is for trying things out only.
`;

/** What has been opened, to be closed in the opposite order. */
const opened: (() => Promise<void> | void)[] = [];
let ending: Promise<never> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
try {
  await start(parseStartOptions(process.argv.slice(2), process.env));
} catch (error) {
  // What a step says while it is all being stopped is no news.
  if (ending === undefined) complain(error);
  await end(1);
}

async function start(options: StartOptions): Promise<void> {
  const startedAt = performance.now();
  const address = options.lan ? lanAddress(networkInterfaces(), options.address) : null;
  opened.push(claimCheckout(dataFolder));
  const logs = path.join(dataFolder, 'logs');
  mkdirSync(logs, { recursive: true });

  say('Setting up');
  const secrets = ensureSecrets(path.join(dataFolder, 'keys'));
  if (!process.env['REDIS_URL'])
    await step('Packages', async () => void (await ensurePackages(runtimeNeeds, 'Passerelle')));
  const workerBin = await step('Media worker', () => ensureWorker());
  const databases = await step('PostgreSQL and Redis', () => openDatabases(process.env, logs));
  opened.push(() => databases.stop());
  const [demo] = await Promise.all([
    step('Tables and demo data', () => prepareDatabase(databases.databaseUrl, secrets.demoPasswords)),
    step('Pages', ensureWebBuild),
  ]);

  const { topology, port, notes } = await planTopology(options, address);
  for (const note of notes) say(`  ${note}`);
  const product = await step('Server and media host', () =>
    startProduct({ ...databases, topology, secrets, workerBin, logs, env: process.env, tell: say }),
  );
  opened.push(() => product.stop());
  if (address !== null) {
    const front = await startLanFront({
      certificate: await ensureCertificate(path.join(dataFolder, 'tls'), address, Date.now()),
      address,
      port,
      server: `http://127.0.0.1:${topology.serverPort}`,
      sfu: `http://127.0.0.1:${topology.sfuPort}`,
    });
    opened.push(() => front.close());
  }
  say(await welcome(topology.publicUrl, demo, process.stdout.isTTY === true));
  if (address !== null) say(certificateNote);
  say(`Ready after ${seconds(performance.now() - startedAt)}. Logs are in ${path.relative(process.cwd(), logs)}.`);

  void databases.died.then((how) => {
    if (ending !== undefined) return;
    say(how);
    say('Without it nothing goes on: stopping. Nothing that was committed is lost; start again.');
    void end(1);
  });
}

/** Closes all that was opened, newest first, and ends. A second Ctrl-C changes nothing: it is on its way. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    if (opened.length > 1) say('\nStopping ...');
    for (const close of opened.reverse()) {
      try {
        await close();
      } catch (error) {
        complain(error);
      }
    }
    process.exit(code);
  })();
  return ending;
}
