import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';
import { progress, SetupError } from './say.ts';

/** A Debian package, and how to see on any machine that what it brings is there: a command, or a C library. */
export interface Need {
  readonly package: string;
  readonly command?: string;
  readonly cLibrary?: string;
}

/** What the product runs on beside its npm packages. */
export const runtimeNeeds: readonly Need[] = [{ package: 'redis-server', command: 'redis-server' }];

/** What the tests need besides: a browser, and readers for the PDFs and QR codes that we make. */
export const testNeeds: readonly Need[] = [
  { package: 'chromium', command: 'chromium' },
  { package: 'poppler-utils', command: 'pdftotext' },
  { package: 'zbar-tools', command: 'zbarimg' },
];

/** What building the media worker needs. */
export const workerBuildNeeds: readonly Need[] = [
  { package: 'cmake', command: 'cmake' },
  { package: 'ninja-build', command: 'ninja' },
  { package: 'g++', command: 'g++' },
  { package: 'pkg-config', command: 'pkg-config' },
  { package: 'flatbuffers-compiler', command: 'flatc' },
  { package: 'libssl-dev', cLibrary: 'openssl' },
  { package: 'libuv1-dev', cLibrary: 'libuv' },
  { package: 'libsrtp2-dev', cLibrary: 'libsrtp2' },
  { package: 'libabsl-dev', cLibrary: 'absl_strings' },
  { package: 'libflatbuffers-dev', cLibrary: 'flatbuffers' },
];

/** How a machine is looked at; the tests give their own. */
export interface Machine {
  hasCommand(name: string): boolean;
  hasLibrary(name: string): boolean;
}

export const thisMachine: Machine = {
  hasCommand: (name) => findCommand(name) !== null,
  hasLibrary: (name) => spawnSync('pkg-config', ['--exists', name], { stdio: 'ignore' }).status === 0,
};

/** Where a command is found on the PATH, or null. */
export function findCommand(name: string, searchPath = process.env['PATH'] ?? ''): string | null {
  // Administrators' folders are missing from many users' PATH.
  for (const folder of [...searchPath.split(path.delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin']) {
    const candidate = path.join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this one.
    }
  }
  return null;
}

/** The packages of `needs` that `machine` lacks. */
export function missingPackages(needs: readonly Need[], machine: Machine = thisMachine): string[] {
  return needs
    .filter(
      (need) =>
        (need.command !== undefined && !machine.hasCommand(need.command)) ||
        (need.cLibrary !== undefined && !machine.hasLibrary(need.cLibrary)),
    )
    .map((need) => need.package);
}

/** What a person has to type where we may not install by ourselves. */
export function installAdvice(packages: readonly string[], why: string, hasApt: boolean): string {
  const list = packages.join(' ');
  return hasApt
    ? `${why} needs Debian packages that are missing here: ${list}\nInstall them, then try again:\n\n` +
        `  sudo apt-get update && sudo apt-get install --no-install-recommends ${list}\n`
    : `${why} needs programs or libraries that are missing here. In Debian's packages they are called: ${list}\n` +
        `Install what your system calls them, then try again.`;
}

/**
 * Makes sure that `needs` are met: installs what is missing where this is root on Debian or a descendant of it,
 * and throws an error that says what to type everywhere else. Returns the packages it installed.
 */
export async function ensurePackages(needs: readonly Need[], why: string): Promise<string[]> {
  const missing = missingPackages(needs);
  if (missing.length === 0) return [];
  const hasApt = findCommand('apt-get') !== null;
  if (!hasApt || process.getuid?.() !== 0) throw new SetupError(installAdvice(missing, why, hasApt));

  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const failure = `Debian's packages could not be installed: ${missing.join(' ')}`;
  const onLine = (line: string) => progress(line);
  await run('apt-get', ['update', '-q'], { env, failure: 'The list of packages could not be refreshed', onLine });
  const allowServices = forbidServices();
  try {
    const options = ['install', '-y', '-q', '--no-install-recommends', ...missing];
    await run('apt-get', options, { env, failure, onLine });
  } finally {
    allowServices();
  }
  const still = missingPackages(needs);
  if (still.length > 0) throw new SetupError(`${failure}\napt-get ended well, but these are still not found.`);
  return missing;
}

/**
 * Keeps packages from starting the services that they bring (we start our own, on our own ports), the way that
 * Debian's policy provides for. Returns what allows it again.
 */
function forbidServices(): () => void {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => {};
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(policy, { force: true });
}
