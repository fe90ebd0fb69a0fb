import type { Database } from '../../db/connect.ts';
import type { CallKind } from '../contract/call.ts';
import type { CallId, CampaignId, VisitId } from '../contract/ids.ts';
import { baseLanguages, demandsUpTo, secondsOn } from '../dispatch/ladder.ts';
import type { Demand } from '../dispatch/policy.ts';
import type { Entrance } from '../dispatch/service.ts';
import { DomainError } from '../errors.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import { newId } from '../platform/ids.ts';
import type { Nudges } from '../platform/nudges.ts';
import { hashOf, newSecret } from '../platform/secrets.ts';
import { isForeignKeyViolation, isUniqueViolation } from '../platform/sql.ts';
import type { ServerId } from '../signalling/leases.ts';
import { newCall, usualRules } from './call.ts';
import { later, type RoutingOf } from './climbing.ts';
import { createKnownDemands, demandId, type Entry, queueEntries } from './queue-entries.ts';
import { callsRepository as repository } from './repository.ts';

/** What a caller wants, and how their wait began where it did not begin now. */
export interface Wish {
  kind: CallKind;
  languages: readonly string[];
  /** The server at which the caller is. */
  there?: ServerId;
  /** A callback whose time has come: ahead of others, and held though nobody is there yet; milliseconds since 1970. */
  callback?: { from: number; heldUntil: number };
}

/** A call that was begun, in a transaction perhaps. */
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
  routingOf: RoutingOf;
  recentRoutingOf?: ((campaign: CampaignId) => ReturnType<RoutingOf>) | undefined;
  setDeadline(call: CallId, version: number, fence: number | null, inMs: number): void;
  queueChanged(): void;
  /** Lets a call into the queue that is written down on its own, and looks whether somebody is free for it. */
  enter(entrance: Entrance): Promise<void>;
}

/** What a beginning asks of where it takes place. */
interface Place {
  /** How a campaign's calls are routed. */
  routing(campaign: CampaignId): ReturnType<RoutingOf>;
  /** Under which number a demand is known. */
  idOf(demand: Demand): Promise<number>;
  inTransaction(work: (tx: Database) => Promise<void>): Promise<void>;
  enter(entrance: Entrance): Promise<void>;
}

/** Runs a statement that gives a call to a visit, of which each has one at most. */
export async function onePerVisit(statement: () => Promise<void>): Promise<void> {
  try {
    await statement();
  } catch (error) {
    if (!isUniqueViolation(error, 'calls_one_per_visit')) throw error;
    throw new DomainError('already_calling', 'This page has a call already: go on with it, or end it first');
  }
}

/** How calls begin. */
export function createBeginning({ db, nudges, routingOf, recentRoutingOf, setDeadline, queueChanged, enter }: Needs) {
  const known = createKnownDemands(db);
  // Should it have been edited since, the call is put on the new ladder like all who wait.
  const recentRouting = recentRoutingOf ?? ((campaign) => routingOf(db, campaign));

  async function begin(
    at: Database,
    { routing, idOf, inTransaction, enter }: Place,
    { placement, visit, wish }: { placement: PlacementOfCode; visit: VisitId; wish: Wish },
  ): Promise<Begun> {
    const { campaign } = placement;
    const { ladder, longestWaitSeconds, longestQueue, version } = await routing(campaign.id);
    const demands = demandsUpTo(ladder, 0, wish.languages);
    const entries: Entry[] = [];
    for (const [step, demand] of demands.entries()) {
      entries.push({ demand: await idOf(demand), team: demand.team, step });
    }
    const team = demands[0]?.team ?? campaign.team;
    // Moments are counted from the statement's own, which only PostgreSQL knows: one question less to ask it.
    const now = wish.callback ? await repository.clock(at) : 0;
    const callback = wish.callback && { from: wish.callback.from - now, heldUntil: wish.callback.heldUntil - now };
    const call = newCall({
      kind: wish.kind,
      team,
      rules: usualRules,
      stepEndsAt: later(0, secondsOn(ladder, 0)),
      // Who booked a time is not given up before it is over.
      giveUpAt: later(Math.max(0, callback?.heldUntil ?? 0), longestWaitSeconds),
      priority: ladder[0]?.priority ?? 0,
      isCallback: callback !== undefined,
    });
    const id = newId<CallId>();
    const resume = newSecret();
    const row = {
      id,
      campaign: campaign.id,
      placement: placement.id,
      visit,
      languages: baseLanguages(wish.languages),
      resumeHash: hashOf(resume),
      askedAt: callback?.from ?? 0,
      heldUntil: callback?.heldUntil ?? null,
      routingVersion: version,
      there: wish.there ?? null,
      call,
      entries,
    };
    // Set before it is rung, which may be at once: the deadline of its offer takes the place of this one. Should the call
    // come to nothing, so does its timer.
    if (call.deadline !== null) setDeadline(id, 1, null, call.deadline);
    const insert = (into: Database, how?: { isAhead: boolean }) => onePerVisit(() => repository.insert(into, row, how));
    // A booked time is kept, however many others came.
    if (longestQueue === null || wish.callback) await enter({ write: insert });
    else {
      await inTransaction(async (tx) => {
        await queueEntries.lockEntry(tx, campaign.id);
        if ((await queueEntries.waiting(tx, campaign.id)) >= longestQueue) {
          throw new DomainError(
            'queue_full',
            'Too many people wait already: try again later, or call a number that always answers',
          );
        }
        await insert(tx);
      });
    }
    return {
      id,
      resume,
      announce: () => nudges.publish([`team:${team}`]),
    };
  }

  return {
    /** Begins a call inside a transaction; `announce` it once that is committed. Throws `already_calling`, `queue_full`. */
    async beginIn(tx: Database, placement: PlacementOfCode, visit: VisitId, wish: Wish): Promise<Begun> {
      // All in the transaction: it must not wait for a second connection.
      const place: Place = {
        routing: (campaign) => routingOf(tx, campaign),
        idOf: (demand) => demandId(tx, demand),
        inTransaction: (work) => work(tx),
        enter: ({ write }) => write(tx, { isAhead: false }),
      };
      const begun = await begin(tx, place, { placement, visit, wish });
      return {
        ...begun,
        announce() {
          queueChanged();
          begun.announce();
        },
      };
    },

    /** Begins a call, and tells of it. Throws `already_calling`, `queue_full`. */
    async begin(placement: PlacementOfCode, visit: VisitId, wish: Wish): Promise<Begun> {
      const place: Place = {
        routing: recentRouting,
        idOf: known.idOf,
        async inTransaction(work) {
          await db.transaction().execute(work);
          queueChanged();
        },
        enter,
      };
      const once = () => begin(db, place, { placement, visit, wish });
      const begun = await once().catch((error: unknown) => {
        if (!isForeignKeyViolation(error, 'queue_entries_demand_id_fkey')) throw error;
        // A demand that nobody made for a while was forgotten, and this server remembered its number.
        known.forget();
        return once();
      });
      begun.announce();
      return begun;
    },
  };
}
