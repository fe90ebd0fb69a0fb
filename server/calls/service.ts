import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import type { CallKind } from '../contract/call.ts';
import type { CallId, CampaignId, VisitId } from '../contract/ids.ts';
import { demandsUpTo, secondsOn } from '../dispatch/ladder.ts';
import { DomainError } from '../errors.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import { newId } from '../platform/ids.ts';
import type { Nudges, Topic } from '../platform/nudges.ts';
import { isUniqueViolation } from '../platform/sql.ts';
import type { ServerId } from '../signalling/leases.ts';
import { type Call, type CallEvent, newCall, type Refusal } from './call.ts';
import { createClimbing, later, type RoutingOf } from './climbing.ts';
import { transition } from './lifecycle.ts';
import { queueEntries } from './queue-entries.ts';
import { callsRepository as repository, type StoredCall } from './repository.ts';

/** A step that was taken and committed, or will be with the transaction it is part of. */
export interface Step {
  before: StoredCall;
  after: Call;
  version: number;
}

/** What a caller wants, and how their wait began where it did not begin now. */
export interface Wish {
  kind: CallKind;
  languages: readonly string[];
  /** The server at which the caller is. */
  there?: ServerId;
  /** A callback whose time has come: ahead of others, and held though nobody is there yet; milliseconds since 1970. */
  callback?: { from: number; heldUntil: number };
}

/** A call that was begun in a transaction. */
export interface Begun {
  id: CallId;
  /** Brings its caller back to it. */
  resume: string;
  /** Tells of it, once the transaction is committed. */
  announce(): void;
}

interface Needs {
  db: Database;
  nudges: Nudges;
  /** How a campaign's calls are routed. */
  routingOf: RoutingOf;
  /** The same, as it was a few seconds ago at most; read anew where it is not given. */
  recentRoutingOf?(campaign: CampaignId): ReturnType<RoutingOf>;
  /** Deletes what lives only as long as the call, in the transaction that closes it. */
  forget(tx: Database, call: CallId): Promise<void>;
  /** Rings at the deadline; may be late or never, since the sweeper looks too. */
  setDeadline(call: CallId, version: number, fence: number | null, inMs: number): void;
  /** Somebody may be matched now. */
  queueChanged(): void;
}

const refusals: Record<Refusal['refusal'], () => DomainError> = {
  over: () => new DomainError('call_over', 'This call has ended'),
  gone: () => new DomainError('offer_gone', 'This has changed in the meantime: the call went on without you'),
  not_now: () => new DomainError('not_now', 'The call is not in a state where this can be done'),
};

/** Runs a statement that gives a call to a visit, of which each has one at most. */
async function onePerVisit(statement: () => Promise<void>): Promise<void> {
  try {
    await statement();
  } catch (error) {
    if (!isUniqueViolation(error, 'calls_one_per_visit')) throw error;
    throw new DomainError('already_calling', 'This page has a call already: go on with it, or end it first');
  }
}

/** Of ten thousand who wait none waits long for their new ladder, and nobody else waits for them. */
const outdatedAtOnce = 200;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const newToken = (): string => randomBytes(24).toString('base64url');

/** Whether the step leaves somebody behind who may be matched: a caller who waits, or a counselor whose call is closed. */
const freesSomebody = ({ before, after }: Step): boolean =>
  after.state === 'waiting' || (after.state === 'closed' && before.call.counselor !== null);

/** Calls: begun here, and moved only by events that `lifecycle.ts` allows. */
export function createCalls({ db, nudges, routingOf, recentRoutingOf, forget, setDeadline, queueChanged }: Needs) {
  /** Takes a step inside a transaction; tell of it by `announce` once that is committed. */
  async function applyIn(tx: Database, id: CallId, event: CallEvent): Promise<Step> {
    for (;;) {
      const before = await repository.read(tx, id);
      if (before === null) throw new DomainError('not_found', 'There is no such call');
      const result = transition(before.call, event, before.now);
      if (!result.ok) throw refusals[result.refusal]();
      // Another server was faster: the call is read again, and the event judged anew. Each round means that somebody
      // else's step was taken, so this ends.
      if (!(await repository.take(tx, before, { event, ...result }))) continue;
      if (result.call.state === 'closed') await forget(tx, id);
      return { before, after: result.call, version: before.version + 1 };
    }
  }

  /** Tells everybody concerned of steps that are committed. */
  function announce(steps: readonly Step[]): void {
    if (steps.length === 0) return;
    const topics = new Set<Topic>();
    for (const { before, after } of steps) {
      topics.add(`call:${before.id}`).add(`team:${before.call.team}`).add(`team:${after.team}`);
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
    if (steps.some(freesSomebody)) queueChanged();
  }

  /** Begins a call inside a transaction; `announce` it once that is committed. Throws `already_calling`, `queue_full`. */
  async function beginIn(tx: Database, placement: PlacementOfCode, visit: VisitId, wish: Wish): Promise<Begun> {
    const id = newId<CallId>();
    const resume = newToken();
    const { campaign } = placement;
    // As it was a moment ago: should it have been edited since, the call is put on the new ladder like all who wait.
    const { ladder, longestWaitSeconds, longestQueue, version } = await (recentRoutingOf?.(campaign.id) ??
      routingOf(tx, campaign.id));
    const demands = demandsUpTo(ladder, 0, wish.languages);
    const team = demands[0]?.team ?? campaign.team;
    // A booked time is kept, however many others came.
    if (longestQueue !== null && !wish.callback && (await queueEntries.waiting(tx, team)) >= longestQueue) {
      throw new DomainError('queue_full', 'Too many people wait already: try again later');
    }
    const { rules, now } = await repository.beginning(tx, team);
    const askedAt = wish.callback?.from ?? now;
    const call = newCall({
      kind: wish.kind,
      team,
      rules,
      stepEndsAt: later(now, secondsOn(ladder, 0)),
      // Who booked a time is not given up before it is over.
      giveUpAt: later(Math.max(now, wish.callback?.heldUntil ?? now), longestWaitSeconds),
      priority: ladder[0]?.priority ?? 0,
      isCallback: wish.callback !== undefined,
    });
    const heldUntil = wish.callback?.heldUntil ?? null;
    const row = {
      there: wish.there ?? null,
      id,
      campaign: campaign.id,
      placement: placement.id,
      visit,
      languages: wish.languages,
      heldUntil,
      routingVersion: version,
    };
    await onePerVisit(() => repository.insert(tx, { ...row, resumeHash: hashOf(resume), askedAt, call }));
    await queueEntries.enter(tx, id, demands, { priority: call.priority, askedAt: new Date(askedAt) });
    return {
      id,
      resume,
      announce() {
        if (call.deadline !== null) setDeadline(id, 1, null, call.deadline - now);
        nudges.publish([`team:${team}`]);
        queueChanged();
      },
    };
  }

  const climbing = createClimbing({ applyIn, routingOf });

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
    announce,

    /** Takes a step, and tells of it. Throws `call_over`, `offer_gone`, `not_now` or `not_found`. */
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

    beginIn,

    /** Begins a call, and tells of it. Throws `already_calling`, `queue_full`. */
    async begin(placement: PlacementOfCode, visit: VisitId, wish: Wish): Promise<Begun> {
      const begun = await db.transaction().execute((tx) => beginIn(tx, placement, visit, wish));
      begun.announce();
      return begun;
    },

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

    /** Reroutes calls that wait by an older edition of their campaign's routing. */
    async rerouteOutdated(): Promise<void> {
      for (const id of await repository.outdated(db, outdatedAtOnce)) await this.reroute(id);
    },

    /**
     * Hands a call over to the visit by which its caller has come back, with a new token: the older one is worth nothing
     * from now on. Throws `already_calling` where that visit has a call of its own.
     */
    async renewResume(tx: Database, id: CallId, visit: VisitId): Promise<string> {
      const resume = newToken();
      await onePerVisit(() => repository.setResume(tx, id, visit, hashOf(resume)));
      return resume;
    },

    /** The call that a resume token belongs to, if the same visit holds it. */
    resume: (visit: VisitId, token: string): Promise<CallId | null> =>
      repository.findByResume(db, visit, hashOf(token)),
  };
}

export type Calls = ReturnType<typeof createCalls>;
