import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages, workerBuildNeeds } from './debian-packages.ts';
import { downloadWorker } from './media-worker-download.ts';
import { recipeHash, systemName, workerFolderName } from './media-worker-key.ts';
import { root, userCacheFolder } from './paths.ts';
import { run } from './run.ts';
import { progress, SetupError, say } from './say.ts';

const recipe = path.join(root, 'sfu/worker-build');
const mediasoup = path.join(root, 'node_modules/mediasoup');

/** The worker that this machine has already: the one that MEDIASOUP_WORKER_BIN names, or the cached one; else null. */
export function knownWorker(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['MEDIASOUP_WORKER_BIN'];
  if (named) {
    if (existsSync(named)) return named;
    throw new SetupError(
      `MEDIASOUP_WORKER_BIN names ${named}, which does not exist or is closed to you: correct it, or leave it out.`,
    );
  }
  const cached = path.join(workerFolder(env), 'mediasoup-worker');
  return existsSync(cached) ? cached : null;
}

/**
 * Finds the media worker, or gets it: mediasoup's prebuilt one where it can be fetched and runs here, else one built
 * from the source in the npm package. Kept in the user's cache, so that a machine does this once for each version.
 */
export async function ensureWorker(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const known = knownWorker(env);
  if (known !== null && (runsHere(known) || (await runsWithLibraries(known)))) return known;

  const folder = workerFolder(env);
  mkdirSync(path.dirname(folder), { recursive: true });
  removeHalfMade(path.dirname(folder), Date.now());
  // Made beside its place and then renamed: whoever looks meanwhile sees nothing or all of it.
  const making = mkdtempSync(`${folder}.making-`);
  try {
    progress('fetching the prebuilt media worker');
    const download = await downloadWorker(mediasoupVersion(), making, env);
    if ('reason' in download || !runsHere(download.binary)) {
      const reason = 'reason' in download ? download.reason : 'it does not run on this system';
      say(`  No prebuilt media worker (${reason}): building it from source, once; this takes some minutes`);
      await build(making);
    }
    const binary = path.join(making, 'mediasoup-worker');
    await tryOut(binary);
    rmSync(path.join(making, 'build'), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
    return path.join(folder, 'mediasoup-worker');
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

function mediasoupVersion(): string {
  const description: unknown = JSON.parse(readFileSync(path.join(mediasoup, 'package.json'), 'utf8'));
  if (typeof description === 'object' && description !== null && 'version' in description) {
    return String(description.version);
  }
  throw new SetupError('The installed mediasoup package names no version: delete node_modules, then try again.');
}

function workerFolder(env: NodeJS.ProcessEnv): string {
  const osRelease = '/etc/os-release';
  const name = workerFolderName({
    mediasoup: mediasoupVersion(),
    system: existsSync(osRelease) ? systemName(readFileSync(osRelease, 'utf8')) : process.platform,
    arch: process.arch,
    recipe: recipeHash(recipe),
  });
  return path.join(userCacheFolder(env), 'media-worker', name);
}

/** Removes what builds that were cut off left; one of the last hour may still be going on. */
function removeHalfMade(folder: string, now: number): void {
  for (const name of readdirSync(folder).filter((name) => name.includes('.making-'))) {
    const half = path.join(folder, name);
    if (now - statSync(half).mtimeMs > 3_600_000) rmSync(half, { recursive: true, force: true });
  }
}

/** A worker that was not started by mediasoup says so with exit code 41; one that lacks a library can't even do that. */
function runsHere(binary: string): boolean {
  return spawnSync(binary, [], { env: {}, stdio: 'ignore', timeout: 5_000 }).status === 41;
}

/** A cache may have come to a machine that lacks the libraries its worker was built with: they come with its packages. */
async function runsWithLibraries(binary: string): Promise<boolean> {
  await ensurePackages(workerBuildNeeds, 'The media worker');
  return runsHere(binary);
}

async function build(folder: string): Promise<void> {
  await ensurePackages(workerBuildNeeds, 'Building the media worker');
  const tree = path.join(folder, 'build');
  await run(
    'cmake',
    ['-G', 'Ninja', '-S', recipe, '-B', tree, `-DMEDIASOUP=${mediasoup}`, '-DCMAKE_BUILD_TYPE=Release'],
    { failure: 'The build of the media worker could not be prepared', onLine: progress },
  );
  let told = 0;
  await run('ninja', ['-C', tree], {
    failure: 'The media worker could not be built',
    env: { ...process.env, NINJA_STATUS: '[%f/%t] ' },
    onLine: (line) => {
      const [, done, all] = /^\[(\d+)\/(\d+)\]/.exec(line) ?? [];
      if (done === undefined || all === undefined) return;
      progress(`building the media worker: ${done} of ${all}`);
      // Where there is no terminal to write over: a line for every tenth part, so that a log shows that it goes on.
      const tenth = Math.floor((10 * Number(done)) / Number(all));
      if (!process.stdout.isTTY && tenth > told) say(`  building the media worker: ${done} of ${all}`);
      told = Math.max(told, tenth);
    },
  });
  renameSync(path.join(tree, 'mediasoup-worker'), path.join(folder, 'mediasoup-worker'));
}

/** Lets mediasoup start the worker and talk to it: it must not only run, but understand this version's messages. */
async function tryOut(binary: string): Promise<void> {
  const { createWorker } = await import('mediasoup');
  try {
    const worker = await createWorker({ workerBin: binary, logLevel: 'none' });
    await worker.createRouter({
      mediaCodecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 }],
    });
    worker.close();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `The media worker was made, but mediasoup can't talk to it (${detail}).\n` +
        'Set MEDIASOUP_WORKER_BIN to a worker of the same version, or report this with the name of your system.',
    );
  }
}
