import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { deskGoneSeconds } from '../calls/timings.ts';
import type { Availability } from '../contract/caller-socket.ts';
import type { TeamId } from '../contract/ids.ts';
import type { Log } from '../platform/logger.ts';
import type { Nudges } from '../platform/nudges.ts';
import { ago } from '../platform/sql.ts';
import type { Pace } from './wait.ts';

/** A team's queue at a glance. */
export interface Board {
  availability: Availability;
  longestWaitSeconds: number;
  available: number;
  pace: Pace;
}

/** News of many changes within this time are read once. */
const gatherMs = 150;
/** Boards are read again this often even without news: presence ages, and news can be lost. */
const refreshMs = 1_500;
const paceWindowMinutes = 30;

async function readBoard(db: Database, team: TeamId): Promise<Board> {
  const staff = await db
    .selectFrom('presence')
    .innerJoin('team_members', 'team_members.user_id', 'presence.user_id')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('presence.state', '=', 'available').as('free'),
      fn
        .countAll<number>()
        .filterWhere('presence.state', 'in', ['available', 'offered', 'busy', 'wrap_up'])
        .as('on_duty'),
    ])
    .where('team_members.team_id', '=', team)
    .where('presence.seen_at', '>', ago(deskGoneSeconds))
    .executeTakeFirstOrThrow();
  const queue = await db
    .selectFrom('calls')
    .select(({ fn }) => [
      fn.countAll<number>().as('waiting'),
      sql<number>`coalesce(extract(epoch from now() - min(asked_at)), 0)::int`.as('longest'),
    ])
    .where('team_id', '=', team)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  const answers = await db
    .selectFrom('calls')
    .select(({ fn }) => fn.countAll<number>().as('answered'))
    .where('team_id', '=', team)
    .where('accepted_at', '>', ago(paceWindowMinutes * 60))
    .executeTakeFirstOrThrow();
  return {
    availability: { free: staff.free > 0, onDuty: staff.on_duty > 0, waiting: queue.waiting },
    longestWaitSeconds: queue.longest,
    available: staff.free,
    pace: { answered: answers.answered, windowMinutes: paceWindowMinutes, free: staff.free, onDuty: staff.on_duty > 0 },
  };
}

/** Boards of the teams that some socket of this process looks at: read once for all of them. */
export function createBoards(db: Database, nudges: Nudges, log: Log) {
  interface Watched {
    board: Board | null;
    watchers: Set<(board: Board) => void>;
    gather: NodeJS.Timeout | null;
    stop(): void;
  }
  const teams = new Map<TeamId, Watched>();

  async function refresh(team: TeamId, watched: Watched): Promise<void> {
    try {
      watched.board = await readBoard(db, team);
    } catch (error) {
      log.warn({ err: error }, 'A queue could not be read');
      return;
    }
    for (const watcher of watched.watchers) watcher(watched.board);
  }

  function open(team: TeamId): Watched {
    const watched: Watched = { board: null, watchers: new Set(), gather: null, stop: () => {} };
    const soon = () => {
      watched.gather ??= setTimeout(() => {
        watched.gather = null;
        void refresh(team, watched);
      }, gatherMs);
    };
    const unsubscribe = nudges.on(`team:${team}`, soon);
    const timer = setInterval(soon, refreshMs);
    watched.stop = () => {
      unsubscribe();
      clearInterval(timer);
      if (watched.gather) clearTimeout(watched.gather);
    };
    teams.set(team, watched);
    return watched;
  }

  return {
    /** The team's board as it is in the database now. */
    read: (team: TeamId): Promise<Board> => readBoard(db, team),

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
