import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLine, readPid } from '../services/process-table.ts';
import { SetupError } from '../setup/say.ts';

/**
 * Makes sure that only one `npm start` runs from a checkout: two would open the same database files.
 * Returns what gives the place free again. A file left by a killed run is no obstacle.
 */
export function claimCheckout(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true });
  const file = path.join(dataFolder, 'start.pid');
  const other = readPid(file);
  if (other !== null && other !== process.pid && commandLine(other)?.includes('scripts/start.ts')) {
    throw new SetupError(
      `Passerelle already runs from this folder, as process ${other}.\n` +
        `Use it as it is, or stop it first: Ctrl-C where it runs, or 'kill ${other}'.`,
    );
  }
  writeFileSync(file, `${process.pid}\n`);
  return () => rmSync(file, { force: true });
}
