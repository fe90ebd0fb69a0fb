import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { leaseEverySeconds, leaseSeconds } from '../calls/timings.ts';
import { brand } from '../platform/ids.ts';
import type { Log } from '../platform/logger.ts';
import { ago, now } from '../platform/sql.ts';

export type ServerId = string & { readonly __kind: 'Server' };

/**
 * A gap this long between two renewals is an outage: another server's lease may be older than ours by as much as one
 * renewal, and must not look run out to us while ours does not.
 */
const outageMs = (leaseSeconds - 1.5 * leaseEverySeconds) * 1000;

/** Whether somebody is thought gone: their last known socket has closed, or its server is dead. */
export const thoughtGone = (leftAt: string, server: string): RawBuilder<boolean> => sql<boolean>`(
  ${sql.ref(leftAt)} is not null or not exists (
    select from servers where servers.id = ${sql.ref(server)} and servers.seen_at > ${ago(leaseSeconds)}))`;

/** Rows of servers that ended long ago are of use to nobody. */
const forgetAfterSeconds = 24 * 60 * 60;

/**
 * This process's lease in PostgreSQL, renewed every second. Callers and counselors are tied to the server that holds
 * their socket, so one row says of all of them that they are still there, and its silence that they are not.
 */
export function createLease(db: Database, log: Log, clock: () => number) {
  const id = brand<ServerId>(randomUUID());
  /** Since when this process has renewed its lease without a gap; before the first time, now. */
  let steadySince = clock();
  let lastRenewal = clock();
  let renewing = false;

  async function renew(): Promise<void> {
    if (renewing) return;
    renewing = true;
    try {
      await db
        .insertInto('servers')
        .values({ id })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now }))
        .execute();
      const at = clock();
      // After an outage everybody looks gone, though it was us who were: they get their grace anew.
      if (at - lastRenewal > outageMs) steadySince = at;
      lastRenewal = at;
    } catch (error) {
      log.warn({ err: error }, 'Could not renew the lease of this server');
    } finally {
      renewing = false;
    }
  }
  const timer = setInterval(renew, leaseEverySeconds * 1000);

  return {
    id,
    renew,
    /** For how many seconds this process has been able to see who is there; 0 while it can't renew its own lease. */
    steadySeconds: (): number => (clock() - lastRenewal > outageMs ? 0 : (clock() - steadySince) / 1000),
    async forgetOld(): Promise<void> {
      await db.deleteFrom('servers').where('seen_at', '<', ago(forgetAfterSeconds)).execute();
    },
    close: (): void => clearInterval(timer),
  };
}

export type Lease = ReturnType<typeof createLease>;
