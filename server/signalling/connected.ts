import type { Database } from '../../db/connect.ts';
import type { CallId, UserId } from '../contract/ids.ts';
import type { Log } from '../platform/logger.ts';
import { anyOf } from '../platform/sql.ts';
import { thoughtGone } from './leases.ts';

/** A socket of this process that shows something of which the rows may have changed. */
interface Viewer {
  /** The state of the rows as last shown: see `readStamps`. */
  stamp(): string | null;
  refresh(): void;
}

/** A caller's socket: the call is in one place at a time. */
interface CallerViewer extends Viewer {
  /** Another page of this caller has taken the call over. */
  replaced(): void;
}

/** How often lost news are looked for. */
const lookEveryMs = 1_500;

/** Sockets by whom they belong to, since one counselor may have two tabs. */
class Holders<Id extends string, Held extends Viewer = Viewer> {
  readonly #viewers = new Map<Id, Set<Held>>();

  add(id: Id, viewer: Held): void {
    const viewers = this.#viewers.get(id) ?? new Set();
    this.#viewers.set(id, viewers.add(viewer));
  }

  /** True when the last socket is gone. */
  remove(id: Id, viewer: Held): boolean {
    const viewers = this.#viewers.get(id);
    viewers?.delete(viewer);
    if (viewers !== undefined && viewers.size > 0) return false;
    this.#viewers.delete(id);
    return true;
  }

  /** Those that were there before this one. */
  othersThan(id: Id, viewer: Held): Held[] {
    return [...(this.#viewers.get(id) ?? [])].filter((other) => other !== viewer);
  }

  get ids(): Id[] {
    return [...this.#viewers.keys()];
  }

  get size(): number {
    return this.#viewers.size;
  }

  /** Refreshes whoever shows something else than what the rows are now. */
  compare(stamps: ReadonlyMap<string, string>): void {
    for (const [id, viewers] of this.#viewers) {
      const stamp = stamps.get(id);
      for (const viewer of viewers) {
        if (stamp !== undefined && viewer.stamp() !== stamp) viewer.refresh();
      }
    }
  }
}

/**
 * What a caller's page shows of a call, in short: changes whenever a step is taken, or the caller is thought to be gone, or
 * is at another server.
 */
export const callStamp = (row: { version: number; left: boolean; server: string | null }): string =>
  `${row.version} ${row.left} ${row.server}`;
/** The same of a counselor's dashboard. */
export const deskStamp = (row: { state: string; since: Date; left: boolean; callVersion: number | null }): string =>
  `${row.state} ${row.since.getTime()} ${row.left} ${row.callVersion}`;

/**
 * Who is connected to this process. News of them come through Redis; every so often one statement for all of them
 * finds what was lost there, so that nobody's page stands still while Redis is away.
 */
export function createConnected(db: Database, log: Log) {
  const callers = new Holders<CallId, CallerViewer>();
  const counselors = new Holders<UserId>();
  let looking = false;

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      if (callers.size > 0) callers.compare(await readCallStamps(db, callers.ids));
      if (counselors.size > 0) counselors.compare(await readDeskStamps(db, counselors.ids));
    } catch (error) {
      log.warn({ err: error }, 'Could not look for lost news');
    } finally {
      looking = false;
    }
  }
  const timer = setInterval(look, lookEveryMs);

  return { callers, counselors, close: (): void => clearInterval(timer) };
}

export type Connected = ReturnType<typeof createConnected>;

async function readCallStamps(db: Database, ids: CallId[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'version', 'caller_server as server', thoughtGone('caller_left_at', 'caller_server').as('left')])
    .where('id', '=', anyOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, callStamp(row)]));
}

async function readDeskStamps(db: Database, ids: UserId[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('presence')
    .leftJoin('calls', (join) =>
      join
        .onRef('calls.counselor_id', '=', 'presence.user_id')
        .on('calls.state', 'in', ['offered', 'connecting', 'active', 'wrap_up']),
    )
    .select([
      'presence.user_id',
      'presence.state',
      'presence.since',
      'calls.version as callVersion',
      thoughtGone('presence.left_at', 'presence.server_id').as('left'),
    ])
    .where('presence.user_id', '=', anyOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.user_id, deskStamp(row)]));
}
