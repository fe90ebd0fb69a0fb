import type { Database } from '../../db/connect.ts';
import { callerPresenceRepository } from '../calls/presence-repository.ts';
import type { CallId, UserId } from '../contract/ids.ts';
import { presenceRepository } from '../counselors/repository.ts';
import type { Log } from '../platform/logger.ts';
import type { ServerId } from './leases.ts';

/** Rare, so it may take a while; soon enough that nobody is rung at an empty desk more than once. */
const lookEveryMs = 2_000;

interface Needs {
  db: Database;
  log: Log;
  lease: { readonly id: ServerId };
  connected: { readonly callers: { readonly ids: CallId[] }; readonly counselors: { readonly ids: UserId[] } };
}

/**
 * Writes down departures that were lost: a socket closed while PostgreSQL was away, or before its arrival was written.
 * Such a caller would wait for ever, and such a counselor be rung, as long as this process lives.
 */
export function createDepartures({ db, log, lease, connected }: Needs) {
  /** Whom the rows held and no socket did, when it was last looked; whoever was arriving just then is there by now. */
  let missing = new Set<string>();
  let looking = false;

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      const callers = absent(await callerPresenceRepository.connectedTo(db, lease.id), connected.callers.ids);
      const counselors = absent(await presenceRepository.connectedTo(db, lease.id), connected.counselors.ids);
      for (const call of callers.filter((id) => missing.has(id))) {
        await callerPresenceRepository.left(db, call, lease.id, 0);
      }
      for (const user of counselors.filter((id) => missing.has(id))) {
        await presenceRepository.left(db, user, lease.id, 0);
      }
      missing = new Set([...callers, ...counselors]);
    } catch (error) {
      log.warn({ err: error }, 'Could not look for lost departures');
    } finally {
      looking = false;
    }
  }
  const timer = setInterval(look, lookEveryMs);

  return { look, close: (): void => clearInterval(timer) };
}

function absent<Id extends string>(held: readonly Id[], here: readonly Id[]): Id[] {
  const present = new Set(here);
  return held.filter((id) => !present.has(id));
}
