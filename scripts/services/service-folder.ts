import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, root } from '../setup/paths.ts';
import { isReachableByAll, unprivilegedUser } from './unprivileged.ts';

/**
 * Where PostgreSQL's data of this checkout are: in `.data/`, or, where we are root and the user that runs PostgreSQL
 * can't get into the checkout, below /var/lib.
 */
export function postgresFolder(): string {
  mkdirSync(dataFolder, { recursive: true });
  if (unprivilegedUser() === null) return path.join(dataFolder, 'postgres');
  // Others may pass through, not list; each file inside has its own mode.
  chmodSync(dataFolder, 0o711);
  if (isReachableByAll(dataFolder)) return path.join(dataFolder, 'postgres');
  const folder = path.join('/var/lib/passerelle', createHash('sha256').update(root).digest('hex').slice(0, 12));
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return path.join(folder, 'postgres');
}
