import type { Static } from 'typebox';
import type { Database } from '../../db/connect.ts';
import type { Calls } from '../calls/service.ts';
import type { CallKind } from '../contract/call.ts';
import type { CallbackSlot, CallbackView, PushSubscription, SlotsOffered } from '../contract/caller-socket.ts';
import type { CallbackId, CampaignId, VisitId } from '../contract/ids.ts';
import type { Routing } from '../contract/routing.ts';
import { baseLanguages } from '../dispatch/ladder.ts';
import { DomainError } from '../errors.ts';
import type { Interval } from '../hours/hours.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import { newId } from '../platform/ids.ts';
import type { Log } from '../platform/logger.ts';
import type { Nudges } from '../platform/nudges.ts';
import { hashOf, newSecret } from '../platform/secrets.ts';
import { isUniqueViolation } from '../platform/sql.ts';
import { isOpen } from './lifecycle.ts';
import type { Push } from './push.ts';
import { callbacksRepository as repository, type StoredCallback } from './repository.ts';
import { hasRoom, offeredSlots, slotsInHours } from './slots.ts';
import { createSteps, type Joined } from './steps.ts';
import { createWaker, pushAgainSeconds } from './waker.ts';

/** Callbacks that one look of the sweeper takes on: more than that are the next look's. */
const sweepLimit = 200;

/** A callback as its page sees it. */
export interface HeldCallback {
  view: CallbackView;
  /** It has begun, and its caller is still to come. */
  isTime: boolean;
  /** Milliseconds until its time begins, or is over; null once it has ended. */
  dueInMs: number | null;
}

export interface Booking {
  visit: VisitId;
  placement: PlacementOfCode;
  kind: CallKind;
  languages: readonly string[];
  /** When the slot begins, as the page was offered it. */
  from: string;
  push: PushSubscription | null;
}

interface Needs {
  db: Database;
  log: Log;
  nudges: Nudges;
  calls: Pick<Calls, 'beginIn' | 'applyIn' | 'announce' | 'renewResume'>;
  push: Push;
  routingOf(db: Database, campaign: CampaignId): Promise<Routing>;
  /** Rings at its time; may be late or never, since the sweeper looks too. */
  setAlarm(callback: CallbackId, inMs: number): void;
}

/** Callbacks: booked instead of waiting, and back in the queue at their time. All moments are the database's. */
export function createCallbacks({ db, log, nudges, calls, push, routingOf, setAlarm }: Needs) {
  const { inTransaction, take, applyTo } = createSteps({ db, nudges, calls });
  const waker = createWaker({ db, log, push });

  /** Does what is due of a callback: its call begins, or its time is over. Idempotent, at any number of servers. */
  async function due(id: CallbackId, event: 'time_passes' | 'call_ended' = 'time_passes'): Promise<void> {
    await inTransaction(async (tx, news) => {
      const callback = await repository.lock(tx, id);
      if (callback !== null) await take(tx, callback, event, news);
    });
    waker.wake(id);
  }

  /** One that can't be done must not keep the others from their time. */
  async function each<One>(ones: readonly One[], task: (one: One) => Promise<void>): Promise<void> {
    for (const one of ones) {
      try {
        await task(one);
      } catch (error) {
        log.error({ err: error }, 'A callback could not be brought to its time');
      }
    }
  }

  return {
    /** The times at which the campaign calls back. Throws `not_offered`. */
    async offered(campaign: CampaignId): Promise<Omit<Static<typeof SlotsOffered>, 'type'>> {
      const routing = await routingOf(db, campaign);
      allowCallbacks(routing);
      const slots = offeredSlots(routing, await repository.openSlots(db, campaign), await repository.clock(db));
      return { slots: slots.map(slotView), timeZone: routing.timeZone, pushKey: push.key };
    },

    /**
     * Books a slot for a page, in place of one that it had booked before, and ends its wait. The secret is told here and
     * never again. Throws `not_offered`, `slot_taken`, `bad_message`, and `not_now` for a page that talks already.
     */
    async book({ visit, placement, kind, languages, ...wish }: Booking): Promise<{ id: CallbackId; secret: string }> {
      const from = momentOf(wish.from);
      if (wish.push !== null) push.check(wish.push);
      const campaign = placement.campaign.id;
      const id = newId<CallbackId>();
      const secret = newSecret();
      const inMs = await inTransaction(async (tx, news) => {
        // Of the whole campaign, though only one slot is at stake: slots of another length may overlap it.
        await repository.lockBooking(tx, campaign);
        const routing = await routingOf(tx, campaign);
        allowCallbacks(routing);
        if (kind === 'text' && !routing.writing) {
          throw new DomainError('not_offered', 'This campaign does not answer in writing: choose video or voice');
        }
        const now = await repository.clock(tx);
        const slot = slotsInHours(routing, now).find((one) => one.from === from);
        if (slot === undefined) {
          throw new DomainError('not_offered', 'This time is not offered: ask for the times, and choose one of them');
        }
        const before = await repository.openOf(tx, visit);
        const replaced = before === null ? null : await repository.lock(tx, before);
        if (replaced !== null) await take(tx, replaced, 'cancelled', news);
        if (!hasRoom(routing, slot, await repository.openSlots(tx, campaign))) {
          throw new DomainError('slot_taken', 'Somebody else has taken this time: choose another');
        }
        const waits = await repository.callOf(tx, visit);
        if (waits !== null) await applyTo(tx, waits, { type: 'callback_booked' }, news);
        const row = { id, campaign, placement: placement.id, visit, kind, slot, push: wish.push };
        await repository.insert(tx, { ...row, languages: baseLanguages(languages), secretHash: hashOf(secret) });
        return slot.from - now;
      });
      setAlarm(id, inMs);
      return { id, secret };
    },

    /** The callback that a return link's secret belongs to, if it is one of this campaign; else null. */
    async findBySecret(secret: string, campaign: CampaignId): Promise<CallbackId | null> {
      const id = await repository.findBySecret(db, hashOf(secret));
      const callback = id === null ? null : await repository.read(db, id);
      return callback?.campaign === campaign ? callback.id : null;
    },

    /** The callback that a page has booked or come back to, and that has not ended; null where there is none. */
    ofVisit: (visit: VisitId): Promise<CallbackId | null> => repository.openOf(db, visit),

    async read(id: CallbackId): Promise<HeldCallback | null> {
      const callback = await repository.read(db, id);
      return callback === null ? null : held(callback);
    },

    /**
     * The page that a callback belongs to is there: in its time, its call begins or goes on. Null where it is not the
     * callback's page, it is not time, it is over, or the page has that call already.
     */
    async arrive(id: CallbackId, visit: VisitId): Promise<Joined | null> {
      return inTransaction(async (tx, news) => {
        const callback = await repository.lock(tx, id);
        if (callback?.visit !== visit) return null;
        return (await take(tx, callback, 'caller_came', news))?.joined ?? null;
      });
    },

    /**
     * A page was opened by the return link: it is the callback's page from now on. In its time, its call begins or goes
     * on, also where another page had it. Throws `conflict` and `already_calling` for a page with another callback or call.
     */
    async comeBack(id: CallbackId, visit: VisitId): Promise<Joined | null> {
      return inTransaction(async (tx, news) => {
        const callback = await repository.lock(tx, id);
        if (callback === null) return null;
        if (!isOpen(callback.state)) {
          const { state, call, callLives } = callback;
          if (state !== 'taken' || call === null || !callLives) return null;
          return { id: call, resume: await calls.renewResume(tx, call, visit) };
        }
        if (callback.visit !== visit) await handOver(tx, id, visit);
        return (await take(tx, { ...callback, visit }, 'caller_came', news))?.joined ?? null;
      });
    },

    /** Gives a page's booked time back. Throws `not_now` where the page has none, or it has ended. */
    async cancel(id: CallbackId, visit: VisitId): Promise<void> {
      await inTransaction(async (tx, news) => {
        const callback = await repository.lock(tx, id);
        const done = callback?.visit === visit ? await take(tx, callback, 'cancelled', news) : null;
        if (done === null) throw noCallback();
      });
    },

    /** Where a page's browser is to be woken at the time; null: nowhere. Throws `bad_message` and `not_now`. */
    async notify(id: CallbackId, visit: VisitId, subscription: PushSubscription | null): Promise<void> {
      if (subscription !== null) push.check(subscription);
      await inTransaction(async (tx) => {
        const callback = await repository.lock(tx, id);
        if (callback?.visit !== visit || callback.state !== 'booked') throw noCallback();
        await repository.setPush(tx, id, subscription);
      });
    },

    due,

    /** Begins from rows alone the calls whose timers were lost, and wakes the browsers that have not been. */
    async sweepDue(): Promise<void> {
      await each(await repository.due(db, sweepLimit), (id) => due(id));
      for (const id of await repository.unsent(db, pushAgainSeconds, sweepLimit)) waker.wake(id);
    },

    /** Ends callbacks whose time is over, or whose call has ended, before the caller came. */
    async sweepMissed(): Promise<void> {
      await each(await repository.missed(db, sweepLimit), ({ id, callEnded }) =>
        due(id, callEnded ? 'call_ended' : 'time_passes'),
      );
    },

    /** Resolves when no push is under way any more. Idempotent. */
    close: (): Promise<void> => waker.close(),
  };
}

export type Callbacks = ReturnType<typeof createCallbacks>;

const noCallback = (): DomainError =>
  new DomainError('not_now', 'There is no booked time, or it has come already: ask for the times to book one');

function allowCallbacks(routing: Pick<Routing, 'callbacks'>): void {
  if (!routing.callbacks) throw new DomainError('not_offered', 'This campaign does not call back: wait, or write');
}

function momentOf(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) {
    throw new DomainError('bad_message', 'from is no moment: send back one of the offered times as it was offered');
  }
  return moment;
}

const slotView = ({ from, to }: Interval): CallbackSlot => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

function held({ state, from, to, timeZone, now }: StoredCallback): HeldCallback {
  const view = { state, ...slotView({ from, to }), timeZone };
  if (!isOpen(state)) return { view, isTime: false, dueInMs: null };
  return now < from ? { view, isTime: false, dueInMs: from - now } : { view, isTime: true, dueInMs: to - now };
}

async function handOver(tx: Database, id: CallbackId, visit: VisitId): Promise<void> {
  try {
    await repository.setVisit(tx, id, visit);
  } catch (error) {
    if (!isUniqueViolation(error, 'callbacks_one_per_visit')) throw error;
    throw new DomainError('conflict', 'This page has another callback: give that one back first');
  }
}
