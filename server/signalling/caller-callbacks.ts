import type { Static } from 'typebox';
import type { Callbacks, HeldCallback } from '../callbacks/service.ts';
import type { Joined } from '../callbacks/steps.ts';
import type {
  BookCallback,
  CallbackChanged,
  CallbackKept,
  CallKept,
  NotifyCallback,
  ReturnCallback,
  SlotsOffered,
} from '../contract/caller-socket.ts';
import type { CallbackId, CallId, VisitId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import type { Log } from '../platform/logger.ts';
import type { Nudges } from '../platform/nudges.ts';
import { createRefresher } from './refresher.ts';
import type { Peer } from './socket.ts';

type Said = Static<typeof SlotsOffered | typeof CallbackKept | typeof CallbackChanged | typeof CallKept>;

interface Needs {
  callbacks: Callbacks;
  nudges: Nudges;
  log: Log;
  peer: Pick<Peer<Said>, 'send'>;
  /** The page's visit and its call, if it has one. Throws `not_now` before the visit is open. */
  page(): { visit: VisitId; placement: PlacementOfCode; call: CallId | null };
  /** Makes the page's socket that of the call. */
  attach(call: CallId): Promise<void>;
}

/** A page's timer rings on its server's clock, callbacks on the database's: a little late is right. */
const marginMs = 60;
const overdueMs = 1_000;

/** The caller's side of callbacks: a page has one at most, and stays with it until its call has begun. */
export function createCallerCallbacks({ callbacks, nudges, log, peer, page, attach }: Needs) {
  let holds: { id: CallbackId; told: string; timer: NodeJS.Timeout | undefined; stopListening(): void } | null = null;
  const refresh = createRefresher(show, log);

  function hold(id: CallbackId): void {
    if (holds?.id === id) return;
    letGo();
    holds = { id, told: '', timer: undefined, stopListening: nudges.on(`callback:${id}`, refresh) };
  }

  function letGo(): void {
    clearTimeout(holds?.timer);
    holds?.stopListening();
    holds = null;
  }

  /** Tells how the page's callback stands; in its time, goes on to its call. */
  async function show(): Promise<void> {
    const shown = holds;
    if (shown === null) return;
    let now = await callbacks.read(shown.id);
    let joined: Joined | null = null;
    if (now?.isTime && holds === shown) {
      joined = await callbacks.arrive(shown.id, page().visit);
      now = await callbacks.read(shown.id);
    }
    if (holds === shown) tell(shown, now);
    if (joined !== null) await join(joined);
  }

  function tell(shown: NonNullable<typeof holds>, now: HeldCallback | null): void {
    const text = JSON.stringify(now?.view);
    if (now !== null && text !== shown.told) peer.send({ type: 'callback', callback: now.view });
    shown.told = text;
    clearTimeout(shown.timer);
    if (now === null || now.dueInMs === null) letGo();
    // Past its time it is the sweeper's: looked at again, but not at once.
    else shown.timer = setTimeout(refresh, now.dueInMs > 0 ? now.dueInMs + marginMs : overdueMs);
  }

  async function join({ id, resume }: Joined): Promise<void> {
    peer.send({ type: 'call_kept', resume });
    if (page().call !== id) await attach(id);
  }

  return {
    /** Takes up the callback that the page had before a reload or a cut. Call it once the visit is open. */
    async resume(): Promise<void> {
      const id = await callbacks.ofVisit(page().visit);
      if (id === null) return;
      hold(id);
      await show();
    },

    async askSlots(): Promise<void> {
      peer.send({ type: 'slots', ...(await callbacks.offered(page().placement.campaign.id)) });
    },

    /** Books a time; the wait, if there is one, ends with it. */
    async book({ kind, languages, from, push }: Static<typeof BookCallback>): Promise<void> {
      const { visit, placement } = page();
      const { id, secret } = await callbacks.book({ visit, placement, kind, languages, from, push });
      peer.send({ type: 'callback_kept', secret });
      hold(id);
      await show();
    },

    /** The page was opened by a return link. */
    async comeBack({ secret }: Static<typeof ReturnCallback>): Promise<void> {
      const { visit, placement } = page();
      const id = await callbacks.findBySecret(secret, placement.campaign.id);
      if (id === null)
        throw new DomainError('call_over', 'This link leads to no callback: book a new time, or call now');
      const joined = await callbacks.comeBack(id, visit);
      const now = await callbacks.read(id);
      if (now?.dueInMs === null) {
        peer.send({ type: 'callback', callback: now.view });
      } else {
        hold(id);
        if (holds !== null) tell(holds, now);
      }
      if (joined !== null) await join(joined);
    },

    async notify({ push }: Static<typeof NotifyCallback>): Promise<void> {
      await callbacks.notify(held(), page().visit, push);
    },

    async cancel(): Promise<void> {
      await callbacks.cancel(held(), page().visit);
      await show();
    },

    /** Idempotent. */
    close: letGo,
  };

  function held(): CallbackId {
    if (holds === null) throw new DomainError('not_now', 'There is no booked time: ask for the times to book one');
    return holds.id;
  }
}

export type CallerCallbacks = ReturnType<typeof createCallerCallbacks>;
