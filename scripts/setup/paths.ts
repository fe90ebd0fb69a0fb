import { homedir } from 'node:os';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What a running installation keeps: databases, keys, logs. Never in git. */
export const dataFolder = path.join(root, '.data');

/** What can be made again at any time, for this checkout. */
export const cacheFolder = path.join(root, '.cache');

/** What is costly to make and the same for every checkout of this user. */
export function userCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'passerelle');
}
