import type { Database } from '../../db/connect.ts';
import type { CallId, CampaignId, VisitId } from '../contract/ids.ts';
import { baseLanguages } from '../dispatch/ladder.ts';
import type { Entrance } from '../dispatch/service.ts';
import { DomainError } from '../errors.ts';
import type { Nudges, Topic } from '../platform/nudges.ts';
import { hashOf, newSecret } from '../platform/secrets.ts';
import { createBeginning, onePerVisit } from './beginning.ts';
import type { Call, CallEvent, Refusal } from './call.ts';
import { createClimbing, type RoutingOf } from './climbing.ts';
import { transition } from './lifecycle.ts';
import { callsRepository as repository, type Taken } from './repository.ts';
import type { StoredCall } from './stored.ts';

/** A step that was taken and committed, or will be with the transaction it is part of. */
export interface Step {
  before: StoredCall;
  after: Call;
  version: number;
}

interface Needs {
  db: Database;
  nudges: Nudges;
  /** How a campaign's calls are routed. */
  routingOf: RoutingOf;
  /** The same, as it was a few seconds ago at most; read anew where it is not given. */
  recentRoutingOf?: ((campaign: CampaignId) => ReturnType<RoutingOf>) | undefined;
  /** Deletes what lives only as long as the call, in the transaction that closes it. */
  forget(tx: Database, call: CallId): Promise<void>;
  /** Rings at the deadline; may be late or never, since the sweeper looks too. */
  setDeadline(call: CallId, version: number, fence: number | null, inMs: number): void;
  /** Somebody may be matched now. */
  queueChanged(): void;
  /** Lets a call into the queue that is written down on its own, and looks whether somebody is free for it. */
  enter(entrance: Entrance): Promise<void>;
}

const refusals: Record<Refusal['refusal'], () => DomainError> = {
  over: () => new DomainError('call_over', 'This call has ended'),
  gone: () => new DomainError('offer_gone', 'This has changed in the meantime: the call went on without you'),
  not_now: () => new DomainError('not_now', 'The call is not in a state where this can be done'),
};

/** Of ten thousand who wait none waits long for their new ladder, and nobody else waits for them. */
const outdatedAtOnce = 200;

/** Whether a step changed nothing but the call's room: no news for its team, nor for those who wait. */
const isRoomAlone = ({ before, after }: Step): boolean =>
  after.epoch !== before.call.epoch && after.state === before.call.state && after.kind === before.call.kind;

/** Whether the step leaves somebody behind who may be matched: a caller who waits, or a counselor whose call is closed. */
const freesSomebody = ({ before, after }: Step): boolean =>
  after.state === 'waiting' || (after.state === 'closed' && before.call.counselor !== null);

/** Calls: begun here, and moved only by events that `lifecycle.ts` allows. */
export function createCalls({
  db,
  nudges,
  routingOf,
  recentRoutingOf,
  forget,
  setDeadline,
  queueChanged,
  enter,
}: Needs) {
  /**
   * Takes a step inside a transaction, from the call as it was read there, if nobody else was faster. Throws `call_over`,
   * `offer_gone` or `not_now` where the rules refuse it. `isLast`: nothing else is done in the transaction.
   */
  async function takeIn(
    tx: Database,
    before: StoredCall,
    event: CallEvent,
    { isLast } = { isLast: false },
  ): Promise<Step | Exclude<Taken, 'taken'>> {
    const result = transition(before.call, event, before.now);
    if (!result.ok) throw refusals[result.refusal]();
    const isClosed = result.call.state === 'closed';
    const taken = await repository.take(tx, before, { event, ...result }, { isLast: isLast && !isClosed });
    if (taken !== 'taken') return taken;
    if (isClosed) await forget(tx, before.id);
    return { before, after: result.call, version: before.version + 1 };
  }

  /** Takes a step inside a transaction; tell of it by `announce` once that is committed. */
  async function applyIn(tx: Database, id: CallId, event: CallEvent): Promise<Step> {
    for (;;) {
      const before = await repository.read(tx, id);
      if (before === null) throw new DomainError('call_over', 'There is no such call, or not any more');
      const step = await takeIn(tx, before, event);
      // Another server was faster: the call is read again, and the event judged anew. Each round means that somebody
      // else's step was taken, so this ends.
      if (typeof step === 'object') return step;
      if (step === 'not_free') throw refusals.gone();
    }
  }

  /** Tells everybody concerned of steps that are committed. */
  function announce(steps: readonly Step[]): void {
    if (steps.length === 0) return;
    const topics = new Set<Topic>();
    for (const step of steps) {
      const { before, after } = step;
      topics.add(`call:${before.id}`);
      if (!isRoomAlone(step)) topics.add(`team:${before.call.team}`).add(`team:${after.team}`);
      for (const counselor of [before.call.counselor, after.counselor]) {
        if (counselor !== null) topics.add(`desk:${counselor}`);
      }
    }
    // First of all: somebody hears it ring.
    nudges.publish([...topics]);
    for (const { before, after, version } of steps) {
      if (after.deadline !== null && after.deadline !== before.call.deadline) {
        setDeadline(before.id, version, after.fence, after.deadline - before.now);
      }
    }
    if (steps.some((step) => freesSomebody(step) && !isRoomAlone(step))) queueChanged();
  }

  const climbing = createClimbing({ applyIn, routingOf });
  const beginning = createBeginning({ db, nudges, routingOf, recentRoutingOf, setDeadline, queueChanged, enter });

  /** Takes a step that may have been overtaken, and tells of it; null where there was none to take. */
  async function takeOne(take: (tx: Database) => Promise<Step | null>): Promise<Step | null> {
    try {
      const step = await db.transaction().execute(take);
      if (step !== null) announce([step]);
      return step;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  return {
    applyIn,
    takeIn,
    announce,

    /** Takes a step, and tells of it. Throws `call_over`, `offer_gone` or `not_now`. */
    async apply(id: CallId, event: CallEvent): Promise<Step> {
      const step = await db.transaction().execute((tx) => applyIn(tx, id, event));
      announce([step]);
      return step;
    },

    /**
     * Takes a step that may have been overtaken: a timer, a room's event, a socket that closed. Null where the rules
     * refuse it, which is then the right thing.
     */
    tryApply: (id: CallId, event: CallEvent): Promise<Step | null> => takeOne((tx) => applyIn(tx, id, event)),

    ...beginning,

    /** Does what is due of a call: it climbs, is given up, or its offer or record is over. Null where nothing was. */
    async due(id: CallId, fence: number | null): Promise<Step | null> {
      const over =
        (await this.tryApply(id, { type: 'time_over', fence })) ??
        (await this.tryApply(id, { type: 'waited_too_long' }));
      if (over !== null) return over;
      return takeOne((tx) => climbing.climbIn(tx, id));
    },

    /** Puts a call that waits on its campaign's ladder as it is now, and its entries in the queue with it. */
    reroute: (id: CallId): Promise<Step | null> => takeOne((tx) => climbing.rerouteIn(tx, id)),

    /** The caller speaks these languages: a call that waits is matched by them from now on, at the same place. */
    async changeLanguages(id: CallId, languages: readonly string[]): Promise<void> {
      await takeOne(async (tx) => {
        await repository.setLanguages(tx, id, baseLanguages(languages));
        return climbing.rerouteIn(tx, id);
      });
    },

    /** Reroutes calls that wait by an older edition of their campaign's routing. */
    async rerouteOutdated(): Promise<void> {
      for (const id of await repository.outdated(db, outdatedAtOnce)) await this.reroute(id);
    },

    /**
     * Hands a call over to the visit by which its caller has come back, with a new token: the older one is worth nothing
     * from now on. Throws `already_calling` where that visit has a call of its own.
     */
    async renewResume(tx: Database, id: CallId, visit: VisitId): Promise<string> {
      const resume = newSecret();
      await onePerVisit(() => repository.setResume(tx, id, visit, hashOf(resume)));
      return resume;
    },

    /** The call that a resume token belongs to, if the same visit holds it. */
    resume: (visit: VisitId, token: string): Promise<CallId | null> =>
      repository.findByResume(db, visit, hashOf(token)),
  };
}

export type Calls = ReturnType<typeof createCalls>;
