import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { callerWaits } from '../calls/queue-entries.ts';
import { leaseSeconds } from '../calls/timings.ts';
import type { CallId, TeamId } from '../contract/ids.ts';
import type { Log } from '../platform/logger.ts';
import type { Nudges } from '../platform/nudges.ts';
import { ago, anyOf, now } from '../platform/sql.ts';
import { tellAll } from '../platform/tell-all.ts';
import { atWorkStates } from './staffing.ts';
import { measurePace, type Pace } from './wait.ts';

/** A team's queue at a glance. */
export interface Board {
  /** The database's clock when it was read, milliseconds since 1970. */
  now: number;
  free: number;
  /** Counselors at work, busy ones too. */
  onDuty: number;
  waiting: number;
  longestWaitSeconds: number;
  pace: Pace;
  /** The places of calls whose callers are connected to this process; 1 is next. */
  places: ReadonlyMap<CallId, number>;
}

/** News of many changes within this time are read once. */
const gatherMs = 150;
/** A board takes at most this share of the time to read: a queue of ten thousand is read less often than one of ten. */
const readingShare = 0.1;
/** Boards are read again this often even without news: presence ages, and news can be lost. */
const refreshMs = 1_500;
/** Answers of the last half hour tell a queue's pace, and no more of them than say something of now. */
const paceWindowMinutes = 30;
const paceAnswers = 60;
/** How long a call keeps a counselor changes slowly. */
const handlingWindowDays = 7;
const handlingMs = 60_000;

async function readBoard(
  db: Database,
  team: TeamId,
  callers: readonly CallId[],
  handling: number | null,
): Promise<Board> {
  const staff = await db
    .selectFrom('presence')
    .innerJoin('team_members', 'team_members.user_id', 'presence.user_id')
    .innerJoin('servers', 'servers.id', 'presence.server_id')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('presence.state', '=', 'available').as('free'),
      fn.countAll<number>().as('at_work'),
      now.as('read_at'),
    ])
    .where('team_members.team_id', '=', team)
    .where('presence.state', 'in', atWorkStates)
    .where('presence.left_at', 'is', null)
    .where('servers.seen_at', '>', ago(leaseSeconds))
    .executeTakeFirstOrThrow();
  const queue = await db
    .selectFrom('queue_entries as e')
    .select(({ fn }) => [
      fn.count<number>('call_id').distinct().as('waiting'),
      sql<number>`coalesce(extract(epoch from now() - min(asked_at)), 0)::int`.as('longest'),
    ])
    .where('team_id', '=', team)
    .where('waiting', '=', true)
    .where(callerWaits)
    .executeTakeFirstOrThrow();
  const answers = await db
    .selectFrom('calls')
    .select(['accepted_at', sql<Date>`coalesce(came_at, asked_at)`.as('asked_at')])
    .where('team_id', '=', team)
    .where('accepted_at', '>', ago(paceWindowMinutes * 60))
    .$narrowType<{ accepted_at: Date }>()
    .orderBy('accepted_at', 'desc')
    .limit(paceAnswers)
    .execute();
  const read = staff.read_at.getTime();
  const [last] = answers;
  return {
    now: read,
    free: staff.free,
    onDuty: staff.at_work,
    waiting: queue.waiting,
    longestWaitSeconds: Math.max(0, queue.longest),
    pace: {
      ...measurePace(
        answers.map((call) => ({ askedAt: call.asked_at.getTime(), answeredAt: call.accepted_at.getTime() })),
      ),
      free: staff.free,
      onDuty: staff.at_work,
      sinceLastAnswerSeconds: last === undefined ? null : Math.max(0, (read - last.accepted_at.getTime()) / 1000),
      meanHandlingSeconds: handling,
    },
    places: await readPlaces(db, team, callers),
  };
}

/** How long a call of the team keeps its counselor, to the end of the record; null where none has ended of late. */
async function readHandling(db: Database, team: TeamId): Promise<number | null> {
  const row = await db
    .selectFrom('calls')
    .select(sql<number | null>`avg(extract(epoch from closed_at - accepted_at))::float8`.as('mean'))
    .where('team_id', '=', team)
    .where('accepted_at', '>', ago(handlingWindowDays * 24 * 60 * 60))
    .where('closed_at', 'is not', null)
    .executeTakeFirst();
  return row?.mean ?? null;
}

async function readPlaces(db: Database, team: TeamId, callers: readonly CallId[]): Promise<Map<CallId, number>> {
  if (callers.length === 0) return new Map();
  const { rows } = await sql<{ call_id: CallId; place: number }>`
    select call_id, place::int from (
      select call_id, row_number() over (order by max(priority) desc, min(asked_at), call_id) as place
      from queue_entries e where team_id = ${team} and waiting and ${callerWaits}
      group by call_id
    ) as queue where call_id = ${anyOf(callers)}`.execute(db);
  return new Map(rows.map((row) => [row.call_id, row.place]));
}

interface Needs {
  db: Database;
  nudges: Nudges;
  log: Log;
  /** The calls whose callers are connected to this process. */
  callers(): readonly CallId[];
}

/** Boards of the teams that some socket of this process looks at: read once for all of them. */
export function createBoards({ db, nudges, log, callers }: Needs) {
  interface Watched {
    board: Board | null;
    watchers: Set<(board: Board) => void>;
    gather: NodeJS.Timeout | null;
    /** How long the last reading took. */
    tookMs: number;
    stop(): void;
  }
  const teams = new Map<TeamId, Watched>();
  const handling = new Map<TeamId, { mean: number | null; readAt: number }>();

  async function handlingOf(team: TeamId): Promise<number | null> {
    const known = handling.get(team);
    if (known && performance.now() - known.readAt < handlingMs) return known.mean;
    const mean = await readHandling(db, team);
    handling.set(team, { mean, readAt: performance.now() });
    return mean;
  }

  async function refresh(team: TeamId, watched: Watched): Promise<void> {
    const began = performance.now();
    try {
      watched.board = await readBoard(db, team, callers(), await handlingOf(team));
    } catch (error) {
      log.warn({ err: error }, 'A queue could not be read');
      return;
    }
    await tellAll(watched.watchers, watched.board);
    watched.tookMs = performance.now() - began;
  }

  function open(team: TeamId): Watched {
    const watched: Watched = { board: null, watchers: new Set(), gather: null, tookMs: 0, stop: () => {} };
    const soon = () => {
      watched.gather ??= setTimeout(
        () => {
          watched.gather = null;
          void refresh(team, watched);
        },
        Math.max(gatherMs, watched.tookMs / readingShare),
      );
    };
    const unsubscribe = nudges.on(`team:${team}`, soon);
    const timer = setInterval(soon, refreshMs);
    watched.stop = () => {
      unsubscribe();
      clearInterval(timer);
      if (watched.gather) clearTimeout(watched.gather);
    };
    teams.set(team, watched);
    // Until it is read once, whoever asks has to read it for themselves.
    void refresh(team, watched);
    return watched;
  }

  return {
    /** The team's board: as it was read a moment ago where somebody watches it, else as it is in the database now. */
    read: async (team: TeamId): Promise<Board> =>
      teams.get(team)?.board ?? readBoard(db, team, [], await handlingOf(team)),

    /**
     * A call's place in the queue of the first of these teams that it waits for; 1 is next. Where it waits for none of
     * them, it has just been rung.
     */
    async placeOf(ladder: readonly TeamId[], call: CallId): Promise<number> {
      for (const team of ladder) {
        const place =
          teams.get(team)?.board?.places.get(call) ?? (await readPlaces(db, team, [call])).get(call) ?? null;
        if (place !== null) return place;
      }
      return 1;
    },

    /** Calls `watcher` at each reading of the team's board until the returned function is called. */
    watch(team: TeamId, watcher: (board: Board) => void): () => void {
      const watched = teams.get(team) ?? open(team);
      watched.watchers.add(watcher);
      return () => {
        watched.watchers.delete(watcher);
        if (watched.watchers.size > 0 || teams.get(team) !== watched) return;
        watched.stop();
        teams.delete(team);
      };
    },

    close(): void {
      for (const watched of teams.values()) watched.stop();
      teams.clear();
    },
  };
}

export type Boards = ReturnType<typeof createBoards>;
