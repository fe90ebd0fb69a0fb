import type { Database } from '../../db/connect.ts';
import type { Log } from '../platform/logger.ts';
import type { Nudges } from '../platform/nudges.ts';
import { hashOf } from '../platform/secrets.ts';
import { authRepository as repository } from './repository.ts';

/** How a session ends for a socket that was opened in it: by signing out, or since its time or its user's is over. */
export type Ending = 'signed_out' | 'over';

/** A session or a user that has come to its end is noticed within this, by one statement for all sockets. */
const lookEveryMs = 5_000;

interface Needs {
  db: Database;
  nudges: Nudges;
  log: Log;
}

/** Tells sockets that the session in which they were opened has ended: they outlive the request that was let in. */
export function createEndings({ db, nudges, log }: Needs) {
  const watched = new Map<string, Set<(ending: Ending) => void>>();
  let looking = false;

  async function look(): Promise<void> {
    if (looking || watched.size === 0) return;
    looking = true;
    try {
      const asked = [...watched.keys()];
      const alive = await repository.alive(db, asked);
      for (const session of asked) {
        if (!alive.has(session)) for (const tell of watched.get(session) ?? []) tell('over');
      }
    } catch (error) {
      log.warn({ err: error }, 'Could not look for sessions that are over');
    } finally {
      looking = false;
    }
  }
  const timer = setInterval(look, lookEveryMs);

  return {
    /** Tells every server that somebody has signed out. */
    signedOut(token: string): void {
      nudges.publish([`session:${nameOf(token)}`]);
    },

    /** Calls back when the session ends; `over` again and again, until the returned function is called. */
    on(token: string, tell: (ending: Ending) => void): () => void {
      const session = nameOf(token);
      const tellers = watched.get(session) ?? new Set();
      watched.set(session, tellers.add(tell));
      const stop = nudges.on(`session:${session}`, () => tell('signed_out'));
      return () => {
        stop();
        tellers.delete(tell);
        if (tellers.size === 0 && watched.get(session) === tellers) watched.delete(session);
      };
    },

    close: (): void => clearInterval(timer),
  };
}

export type Endings = ReturnType<typeof createEndings>;

/** A session as servers speak of it to each other: nobody gets in by it. */
const nameOf = (token: string): string => hashOf(token).toString('hex');
