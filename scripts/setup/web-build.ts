import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, root } from './paths.ts';
import { run } from './run.ts';

/** What the pages are made of. */
const sources = [
  'web-client/**/*',
  'signage/**/*',
  'server/contract/**/*',
  'sfu/contract.ts',
  'sfu/media-parameters.ts',
  'vite.config.ts',
  'tsconfig.base.json',
  'package-lock.json',
];
export const webRoot = path.join(root, 'dist/web');

/** Builds the pages when their sources changed since the last build. Returns whether it had to. */
export async function ensureWebBuild(): Promise<boolean> {
  const stampFile = path.join(cacheFolder, 'web-build');
  const stamp = hashSources();
  if (existsSync(webRoot) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  // No stamp while it is being built: a build that is cut off is made again.
  rmSync(stampFile, { force: true });
  await run(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    failure: 'The pages could not be built',
  });
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

function hashSources(): string {
  const hash = createHash('sha256');
  const entries = globSync(sources, { cwd: root, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const content = readFileSync(file);
    hash.update(`${path.relative(root, file)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
