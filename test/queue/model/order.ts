import type { History } from './history.ts';
import { goesBefore, isIdle, isWaiting, maybeThere, mayRing, meritOf, surelyThere } from './plain.ts';
import type { CallNow, OfferNow, Snapshot } from './rows.ts';
import type { CounselorOfModel } from './world.ts';

// Whether calls were given out in their order, and each to the counselor whose turn it was.

/**
 * Offers that were made while nothing else happened, between two snapshots: each must be what anybody would have chosen
 * who looked at the rows as they were, in the order in which they were made.
 */
export function checkQuietOffers(history: History, before: Snapshot, after: Snapshot): void {
  const waiting = new Map([...before.calls].filter(([, call]) => isWaiting(call)));
  const idle = new Set(history.world.counselors.filter(({ id }) => isFree(before, id)));
  for (const offer of newOffers(before, after)) {
    const call = waiting.get(offer.call);
    const counselor = [...idle].find(({ id }) => id === offer.counselor);
    if (call === undefined || counselor === undefined) {
      history.complain(`offer ${offer.fence} was made to somebody who is not free, or of a call that does not wait`);
      continue;
    }
    if (!maybeThere(call)) history.complain(`offer ${offer.fence} rings for a caller who is not there`);
    for (const ahead of waiting.values()) {
      if (goesBefore(ahead, call) && couldHave(history, before, ahead, counselor)) {
        history.complain(`offer ${offer.fence} of ${call.id} passed over ${ahead.id}, which was ahead`);
      }
    }
    checkMerit(history, before, offer, call, counselor, idle);
    waiting.delete(call.id);
    idle.delete(counselor);
  }
}

const isFree = (snapshot: Snapshot, counselor: string): boolean => {
  const row = snapshot.presence.get(counselor);
  return row !== undefined && isIdle(row) && maybeThere(row);
};

function newOffers(before: Snapshot, after: Snapshot): OfferNow[] {
  const known = new Set(before.offers.map(({ fence }) => fence));
  return after.offers.filter(({ fence }) => !known.has(fence));
}

function couldHave(history: History, snapshot: Snapshot, call: CallNow, counselor: CounselorOfModel): boolean {
  if (!surelyThere(call) || meritOf(history.world, call, counselor) === null) return false;
  const may = mayRing(history.world, snapshot, call, counselor.id);
  return may === 'yes' || may === 'last_resort';
}

/** Nobody else was free for the call at a lower step, or fitted better there, or was idle for longer. */
function checkMerit(
  history: History,
  snapshot: Snapshot,
  offer: OfferNow,
  call: CallNow,
  chosen: CounselorOfModel,
  idle: Iterable<CounselorOfModel>,
): void {
  const rank = (counselor: CounselorOfModel): number[] | null => {
    const merit = meritOf(history.world, call, counselor);
    const may = mayRing(history.world, snapshot, call, counselor.id);
    if (merit === null || may === 'no' || may === 'unsure') return null;
    const since = snapshot.presence.get(counselor.id)?.since ?? 0;
    return [may === 'yes' ? 0 : 1, merit.step, -merit.fit, since];
  };
  const mine = rank(chosen);
  if (mine === null) {
    if (mayRing(history.world, snapshot, call, chosen.id) !== 'unsure') {
      history.complain(`offer ${offer.fence} went to somebody who can't take it, or just declined it`);
    }
    return;
  }
  for (const other of idle) {
    const row = snapshot.presence.get(other.id);
    if (other === chosen || row === undefined || !surelyThere(row)) continue;
    const theirs = rank(other);
    if (theirs !== null && isLess(theirs, mine)) {
      history.complain(`offer ${offer.fence} went to ${chosen.id} (${mine}), though ${other.id} (${theirs}) was free`);
    }
  }
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}

/**
 * Offers that were made while other things happened: whoever waited all the time, untouched, and was ahead all the time,
 * must not have been passed over.
 */
export function checkRacingOffers(history: History, before: Snapshot, after: Snapshot): void {
  // As they are after: the clock may have jumped in between.
  const untouched = [...before.calls.values()].flatMap((call) => {
    const later = after.calls.get(call.id);
    const caller = history.callers.find(({ visit }) => visit === call.visit);
    if (later === undefined || caller === undefined || history.wasTouched(caller)) return [];
    const isSame = isWaiting(call) && later.version === call.version && surelyThere(call) && surelyThere(later);
    return isSame ? [later] : [];
  });
  for (const offer of newOffers(before, after)) {
    const was = before.calls.get(offer.call);
    const is = after.calls.get(offer.call);
    const counselor = history.world.counselors.find(({ id }) => id === offer.counselor);
    if (is === undefined || counselor === undefined || (was !== undefined && was.priority !== is.priority)) continue;
    for (const ahead of untouched) {
      if (!goesBefore(ahead, is) || meritOf(history.world, ahead, counselor) === null) continue;
      if (mayRing(history.world, before, ahead, counselor.id) !== 'yes') continue;
      if (mayRing(history.world, after, ahead, counselor.id) !== 'yes') continue;
      history.complain(`offer ${offer.fence} of ${is.id} passed over ${ahead.id}, which was ahead all the time`);
    }
  }
}
