import type { Database } from '../../db/connect.ts';
import { queueEntries } from '../calls/queue-entries.ts';
import type { DoorReason, InsteadKind } from '../contract/call.ts';
import type { Availability } from '../contract/caller-socket.ts';
import type { CampaignId } from '../contract/ids.ts';
import type { Routing } from '../contract/routing.ts';
import { DomainError } from '../errors.ts';
import { type Opening, openingAt } from '../hours/hours.ts';
import type { Log } from '../platform/logger.ts';
import { tellAll } from '../platform/tell-all.ts';
import { type KeptRouting, routingRepository } from '../routing/repository.ts';
import { createRefresher } from '../signalling/refresher.ts';
import type { Board, Boards } from './board.ts';
import { teamsOf } from './ladder.ts';
import { asksForSkills, readStaffing, type Staffing } from './staffing.ts';
import { expectedWait, type Pace } from './wait.ts';

/** Settings are read again after this long: an edited ladder reaches the pages within it. */
const settingsMs = 5_000;

const nothingKnown: Pace = {
  answered: 0,
  windowMinutes: 0,
  free: 0,
  onDuty: 0,
  sinceLastAnswerSeconds: null,
  meanHandlingSeconds: null,
};

/** Why no new call is taken now; null where one is. */
export function doorReason(
  routing: Pick<Routing, 'nobodyOnDuty' | 'longestQueue'>,
  opening: Pick<Opening, 'open'>,
  queue: { onDuty: boolean; waiting: number },
): DoorReason | null {
  if (!opening.open) return 'closed_hours';
  if (!queue.onDuty && routing.nobodyOnDuty === 'turn_away') return 'nobody_on_duty';
  if (routing.longestQueue !== null && queue.waiting >= routing.longestQueue) return 'queue_full';
  return null;
}

/** What the campaign has instead of a face or a voice: writing only while somebody may answer it. */
export function insteadOf(routing: Pick<Routing, 'writing' | 'callbacks'>, door: DoorReason | null): InsteadKind[] {
  const kinds: InsteadKind[] = [];
  if (routing.writing && door === null) kinds.push('writing');
  if (routing.callbacks) kinds.push('callback');
  return kinds;
}

/** The pace of the first step's team, with who can take its calls; while nobody can, the others of the ladder answer. */
export function paceOf([home]: readonly Board[], { homeFree, homeOnDuty, onDuty }: Staffing): Pace {
  const pace = home?.pace ?? nothingKnown;
  return { ...pace, free: homeFree, onDuty: homeOnDuty > 0 ? homeOnDuty : onDuty };
}

/** Of a ladder that asks for no skills, the boards say who is at work. */
const staffingOfBoards = (boards: readonly Board[]): Staffing => ({
  homeFree: boards[0]?.free ?? 0,
  homeOnDuty: boards[0]?.onDuty ?? 0,
  onDuty: boards.reduce((sum, board) => sum + board.onDuty, 0),
});

/**
 * What callers of a campaign may expect; `boards` are those of its ladder's teams, the first step's first, and `waiting` its
 * own callers, for whichever team they wait.
 */
export function availabilityOf(
  routing: Routing,
  boards: readonly Board[],
  { staffing, waiting }: { staffing: Staffing; waiting: number },
): Availability {
  const [home] = boards;
  const now = home?.now ?? 0;
  const opening = openingAt(routing.hours, routing.timeZone, now);
  const onDuty = staffing.onDuty > 0;
  const door = doorReason(routing, opening, { onDuty, waiting });
  return {
    free: staffing.homeFree > 0,
    onDuty,
    waiting: home?.waiting ?? 0,
    wait: home === undefined || door !== null ? null : expectedWait(home.waiting, paceOf(boards, staffing)),
    door,
    opensAt: opening.opensAt === null ? null : new Date(opening.opensAt).toISOString(),
    timeZone: routing.timeZone,
    instead: insteadOf(routing, door),
  };
}

/** What callers may expect, and the pace from which each one's own wait is told. */
export interface Outlook {
  availability: Availability;
  pace: Pace;
}

interface Needs {
  db: Database;
  boards: Boards;
  log: Log;
}

/** What callers of each campaign may expect now, told anew whenever it changes. */
export function createAvailability({ db, boards, log }: Needs) {
  const campaigns = new Map<CampaignId, Followed>();
  const cache = new Map<CampaignId, { routing: KeptRouting; readAt: number }>();

  async function routingOf(campaign: CampaignId): Promise<KeptRouting> {
    const known = cache.get(campaign);
    if (known && performance.now() - known.readAt < settingsMs) return known.routing;
    const routing = await routingRepository.read(db, campaign);
    if (routing === null) throw new DomainError('not_found', 'There is no such campaign');
    cache.set(campaign, { routing, readAt: performance.now() });
    return routing;
  }

  async function read(campaign: CampaignId): Promise<Outlook> {
    const routing = await routingOf(campaign);
    const all = await Promise.all(teamsOf(routing.ladder).map((team) => boards.read(team)));
    // Of a campaign that lets everybody wait nobody asks how many of its own do.
    const waiting = routing.longestQueue === null ? 0 : await queueEntries.waiting(db, campaign);
    const { ladder } = routing;
    const staffing = asksForSkills(ladder) ? await readStaffing(db, ladder) : staffingOfBoards(all);
    return { availability: availabilityOf(routing, all, { staffing, waiting }), pace: paceOf(all, staffing) };
  }

  return {
    /** Throws `not_found`. */
    read,
    routingOf,

    /** Calls `watcher` at each reading of the boards behind the campaign, until the returned function is called. */
    watch(campaign: CampaignId, watcher: (now: Outlook) => void): () => void {
      const followed = campaigns.get(campaign) ?? follow(campaign);
      followed.watchers.add(watcher);
      return () => {
        followed.watchers.delete(watcher);
        if (followed.watchers.size > 0 || campaigns.get(campaign) !== followed) return;
        followed.stop();
        campaigns.delete(campaign);
      };
    },
  };

  /** Follows the teams of a campaign's ladder, once for all who watch it. */
  function follow(campaign: CampaignId): Followed {
    let teams = '';
    let stops: (() => void)[] = [];
    let stopped = false;
    const stop = () => {
      for (const one of stops) one();
      stops = [];
    };
    async function tell(): Promise<void> {
      const wanted = teamsOf((await routingOf(campaign)).ladder);
      if (stopped) return;
      if (wanted.join() !== teams) {
        stop();
        teams = wanted.join();
        stops = wanted.map((team) => boards.watch(team, refresh));
      }
      const now = await read(campaign);
      await tellAll(followed.watchers, now);
    }
    const refresh = createRefresher(tell, log);
    const followed: Followed = {
      watchers: new Set(),
      stop() {
        stopped = true;
        stop();
      },
    };
    campaigns.set(campaign, followed);
    refresh();
    return followed;
  }
}

interface Followed {
  watchers: Set<(now: Outlook) => void>;
  stop(): void;
}

export type AvailabilityOf = ReturnType<typeof createAvailability>;
