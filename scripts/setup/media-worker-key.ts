import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface WorkerKey {
  readonly mediasoup: string;
  /** The distribution and its version: the worker links to its libraries. */
  readonly system: string;
  readonly arch: string;
  /** Hash of the recipe's files. */
  readonly recipe: string;
}

/** The name of the cache folder of one worker: what differs in any part of the key is another worker. */
export function workerFolderName(key: WorkerKey): string {
  return [key.mediasoup, key.system, key.arch, key.recipe.slice(0, 12)].join('-').replaceAll(/[^A-Za-z0-9.-]/g, '_');
}

/** What /etc/os-release calls the system, such as `debian12`; rolling systems have no version. */
export function systemName(osRelease: string): string {
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  return `${field('ID') || 'linux'}${field('VERSION_ID')}`;
}

/** One hash over a recipe's files, their names and contents; its README is not part of what is built. */
export function recipeHash(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${path.relative(folder, file)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
