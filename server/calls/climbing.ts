import type { Database } from '../../db/connect.ts';
import type { CallId, CampaignId } from '../contract/ids.ts';
import type { Ladder, Routing } from '../contract/routing.ts';
import { demandsUpTo, priorityOf, secondsOn, stepAfter } from '../dispatch/ladder.ts';
import type { Call, CallEvent } from './call.ts';
import { queueEntries } from './queue-entries.ts';
import { callsRepository as repository } from './repository.ts';
import type { Step } from './service.ts';

/** How a campaign's calls are routed, and the edition of it, which each edit raises. */
export type RoutingOf = (
  db: Database,
  campaign: CampaignId,
) => Promise<Pick<Routing, 'ladder' | 'longestWaitSeconds' | 'longestQueue'> & { version: number }>;

interface Needs {
  applyIn(tx: Database, id: CallId, event: CallEvent): Promise<Step>;
  routingOf: RoutingOf;
}

/** How a call that waits moves on its campaign's ladder. Both are part of a transaction, and tell nobody. */
export function createClimbing({ applyIn, routingOf }: Needs) {
  return {
    /** Moves a call up its ladder, as far as its wait has brought it; null where it is not time. */
    async climbIn(tx: Database, id: CallId): Promise<Step | null> {
      const stored = await repository.read(tx, id);
      if (stored === null || stored.call.state !== 'waiting') return null;
      const { ladder } = await routingOf(tx, stored.campaign);
      const reached = climbFrom(ladder, stored.call, stored.now);
      if (reached === null) return null;
      const taken = await applyIn(tx, id, { type: 'climb', ...reached });
      await queueEntries.enter(tx, id, demandsUpTo(ladder, reached.step, stored.languages), taken.after.priority);
      return taken;
    },

    /** Puts a call where its wait has brought it on its campaign's ladder as it is now; null where it no longer waits. */
    async rerouteIn(tx: Database, id: CallId): Promise<Step | null> {
      const stored = await repository.read(tx, id);
      if (stored === null || stored.call.state !== 'waiting') return null;
      const { ladder, longestWaitSeconds, version } = await routingOf(tx, stored.campaign);
      const { step, secondsLeft } = stepAfter(ladder, Math.max(0, stored.now - stored.askedAt) / 1000);
      const taken = await applyIn(tx, id, {
        type: 'reroute',
        step,
        endsAt: later(stored.now, secondsLeft),
        priority: priorityOf(ladder, step),
        giveUpAt: stored.call.isCallback ? stored.call.giveUpAt : later(stored.askedAt, longestWaitSeconds),
      });
      await repository.setRoutingVersion(tx, id, version);
      await queueEntries.leave(tx, id);
      await queueEntries.enter(tx, id, demandsUpTo(ladder, step, stored.languages), taken.after.priority);
      return taken;
    },
  };
}

/** The moment so many seconds after another; null stays null. Milliseconds since 1970. */
export const later = (now: number, seconds: number | null): number | null =>
  seconds === null ? null : now + seconds * 1000;

/** The step that a call has reached by now, counted from the end of its present one; null where it is not time. */
export function climbFrom(
  ladder: Ladder,
  { step, stepEndsAt }: Pick<Call, 'step' | 'stepEndsAt'>,
  now: number,
): { step: number; endsAt: number | null; priority: number } | null {
  if (stepEndsAt === null || now < stepEndsAt) return null;
  let reached = step;
  let endsAt: number | null = stepEndsAt;
  while (endsAt !== null && endsAt <= now) {
    reached += 1;
    endsAt = later(endsAt, secondsOn(ladder, reached));
  }
  return { step: reached, endsAt, priority: priorityOf(ladder, reached) };
}
