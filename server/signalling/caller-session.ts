import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { callerPresenceRepository } from '../calls/presence-repository.ts';
import { type CallerRow, readCallerRow } from '../calls/views.ts';
import type { CallerCall, ToCaller } from '../contract/caller-socket.ts';
import { CallerMessage, callGraceSeconds, waitingGraceSeconds } from '../contract/caller-socket.ts';
import { closeCodes } from '../contract/errors.ts';
import type { CallId, VisitId } from '../contract/ids.ts';
import type { Outlook } from '../dispatch/availability.ts';
import { DomainError } from '../errors.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import type { Visits } from '../visits/service.ts';
import { createCallerCallbacks } from './caller-callbacks.ts';
import { createCallerDoor } from './caller-door.ts';
import { createCallerGoodbye } from './caller-goodbye.ts';
import { createCallerKnown, type Tries } from './caller-known.ts';
import { createCallerView, wantsRoom } from './caller-view.ts';
import { createCallerWriting } from './caller-writing.ts';
import { callStamp } from './connected.ts';
import { createRefresher } from './refresher.ts';
import { converse, type Peer } from './socket.ts';

/** Where the conversation stands; it alone decides which messages have a handler. */
type State =
  | { name: 'new' }
  | { name: 'visiting'; visit: VisitId; placement: PlacementOfCode }
  | { name: 'calling'; visit: VisitId; placement: PlacementOfCode; call: CallId };

type Said<Type extends CallerMessage['type']> = Extract<CallerMessage, { type: Type }>;

/** One caller's page, from its first message to its last. */
export function serveCaller(app: FastifyInstance, visits: Visits, socket: WebSocket, tries: Tries): void {
  const { db, log, nudges, whispers } = app;
  const {
    calls,
    callbacks,
    chat,
    referrals,
    ratings,
    returning,
    summaries,
    rooms,
    availability,
    connected,
    lease,
    timers,
  } = app.queue;
  const viewOf = createCallerView(app.queue);
  const door = createCallerDoor({ availability, visits });

  let state: State = { name: 'new' };
  let stopWatching = () => {};
  let stopListening = () => {};
  let outlook: Outlook | null = null;
  const told: { availability: string; call: string } = { availability: '', call: '' };
  let shown: CallerRow | null = null;
  let closed = false;
  let preparing = false;

  const viewer = { stamp: () => (shown === null ? null : callStamp(shown)), refresh: () => refreshCall(), replaced };
  const peer: Peer<ToCaller> = converse<typeof CallerMessage, ToCaller>(socket, {
    incoming: CallerMessage,
    log,
    onMessage,
    onClose,
  });

  const refreshCall = createRefresher(showCall, log);
  const writing = createCallerWriting({ chat, nudges, whispers, log, peer });

  const back = createCallerCallbacks({
    callbacks,
    nudges,
    log,
    peer,
    page() {
      if (state.name === 'new') throw notNow('Open the visit first');
      return { visit: state.visit, placement: state.placement, call: state.name === 'calling' ? state.call : null };
    },
    async attach(call) {
      detach();
      if (state.name === 'visiting') await attach(state.visit, state.placement, call);
    },
  });

  const goodbye = createCallerGoodbye({
    calls,
    referrals,
    ratings,
    summaries,
    readCall: (call) => readCallerRow(db, call),
    nudges,
    log,
    peer,
    visit() {
      if (state.name === 'new') throw notNow('Open the visit first');
      return state.visit;
    },
  });

  const known = createCallerKnown({
    returning,
    peer,
    page() {
      if (state.name === 'new') throw notNow('Open the visit first');
      const { placement } = state;
      return { placement, call: state.name === 'calling' ? state.call : null, followed: goodbye.call };
    },
    tries,
  });

  async function onMessage(message: CallerMessage): Promise<void> {
    switch (message.type) {
      case 'open_visit':
        return openVisit(message);
      case 'ask_call':
        return askCall(message);
      case 'resume_call':
        return resumeCall(message);
      case 'renew_room':
        return renewRoom();
      case 'hang_up':
        return hangUp(message);
      case 'change_kind':
        return changeKind(message);
      case 'change_languages':
        if (state.name !== 'calling') throw notNow('There is no call');
        return calls.changeLanguages(state.call, message.languages);
      case 'send_message':
        if (state.name !== 'calling') throw notNow('There is no call');
        return writing.say(state.call, state.visit, message);
      case 'typing':
        // Said of a call that has just ended, it is worth no answer.
        return state.name === 'calling' ? writing.typing(state.call) : undefined;
      case 'live':
        return state.name === 'calling' ? writing.live({ ...message, call: state.call }) : undefined;
      case 'ask_slots':
        return back.askSlots();
      case 'book_callback':
        return back.book(message);
      case 'return_callback':
        return back.comeBack(message);
      case 'notify_callback':
        return back.notify(message);
      case 'cancel_callback':
        return back.cancel();
      case 'follow_goodbye':
        return goodbye.follow(message);
      case 'rate_call':
        return goodbye.rate(message);
      case 'be_known':
        return known.want(message);
      case 'recognise':
        return known.recognise(message);
      case 'forget_me':
        return known.forget();
      case 'ask_summary':
        return goodbye.askSummary();
      case 'answer_summary':
        return goodbye.answerSummary(message);
      default:
        message satisfies never;
    }
  }

  async function openVisit({ visit, code, language }: Said<'open_visit'>): Promise<void> {
    if (state.name !== 'new') throw notNow('The visit is open already');
    const placement = await visits.open({ id: visit, code, language });
    if (closed) return;
    outlook = await availability.read(placement.campaign.id);
    const { door: reason } = outlook.availability;
    if (reason !== null) await visits.turnedAway(visit, placement, reason);
    state = { name: 'visiting', visit, placement };
    peer.send({
      type: 'visit_opened',
      campaign: { name: placement.campaign.name },
      availability: outlook.availability,
    });
    told.availability = JSON.stringify(outlook.availability);
    stopWatching = availability.watch(placement.campaign.id, onOutlook);
    await back.resume();
  }

  async function askCall({ kind, languages }: Said<'ask_call'>): Promise<void> {
    if (state.name === 'new') throw notNow('Open the visit first');
    if (state.name === 'calling') throw new DomainError('already_calling', 'There is a call already: end it first');
    const { visit, placement } = state;
    await door.allowKind(placement, kind);
    const { id, resume } = await door.through(visit, placement, () =>
      calls.begin(placement, visit, { kind, languages, there: lease.id }),
    );
    peer.send({ type: 'call_kept', resume });
    await attach(visit, placement, id, { isThere: true });
  }

  async function changeKind({ kind }: Said<'change_kind'>): Promise<void> {
    if (state.name !== 'calling') throw notNow('There is no call');
    const talking = shown?.state === 'connecting' || shown?.state === 'active';
    // Whoever is talked with already is not sent away for writing.
    if (!talking) await door.allowKind(state.placement, kind);
    const needsRoom = talking && shown?.kind === 'text' && kind !== 'text';
    await calls.apply(state.call, {
      type: 'change_kind',
      kind,
      ...(needsRoom && { mediaHost: await rooms.place() }),
    });
  }

  async function resumeCall({ resume }: Said<'resume_call'>): Promise<void> {
    if (state.name === 'new') throw notNow('Open the visit first');
    const { visit, placement } = state;
    const id = await calls.resume(visit, resume);
    if (id === null) throw new DomainError('call_over', 'This call can no longer be taken up: ask for a new one');
    if (state.name === 'calling' && state.call !== id) detach();
    if (state.name !== 'calling') await attach(visit, placement, id);
  }

  async function renewRoom(): Promise<void> {
    if (state.name !== 'calling') throw notNow('There is no call');
    told.call = '';
    await showCall();
  }

  /** A page that is left at once says so of a call that has just ended, too. */
  async function hangUp({ exit }: Said<'hang_up'>): Promise<void> {
    const call = state.name === 'calling' ? state.call : exit ? goodbye.call : null;
    if (call === null) throw notNow('There is no call');
    await calls.tryApply(call, { type: 'caller_hung_up', ...(exit && { exit }) });
    await showCall();
  }

  /** Makes this socket the one of the call: it is there, and it is shown whatever becomes of it. */
  async function attach(
    visit: VisitId,
    placement: PlacementOfCode,
    call: CallId,
    { isThere } = { isThere: false },
  ): Promise<void> {
    // The page may have gone while its call was begun: then it has left already.
    if (closed) return leave(call, 0);
    state = { name: 'calling', visit, placement, call };
    connected.callers.add(call, viewer);
    for (const other of connected.callers.othersThan(call, viewer)) other.replaced();
    await known.joins(call);
    if (!isThere) {
      await callerPresenceRepository.arrived(db, call, lease.id);
      nudges.publish([`call:${call}`]);
      app.queue.dispatch.poke();
    }
    // Where somebody is free, it rings already: no use to tell of a place first.
    await app.queue.dispatch.looked();
    if (closed || state.name !== 'calling') return;
    stopListening = nudges.on(`call:${call}`, refreshCall);
    await showCall();
  }

  function detach(): void {
    stopListening();
    stopListening = () => {};
    writing.close();
    if (state.name !== 'calling') return;
    connected.callers.remove(state.call, viewer);
    state = { name: 'visiting', visit: state.visit, placement: state.placement };
  }

  /**
   * A page that came later has the call now: one that was duplicated in the browser, or this very one after a cut. This
   * one says where the call is, and has no part in it any more.
   */
  function replaced(): void {
    detach();
    peer.close(closeCodes.replaced, 'replaced');
  }

  async function showCall(): Promise<void> {
    if (state.name !== 'calling') return;
    const { call } = state;
    const row = await readCallerRow(db, call);
    if (row === null || closed) return;
    if (row.left && row.state !== 'closed') {
      // Another tab of this caller closed at another server; this one is still here.
      await callerPresenceRepository.arrived(db, call, lease.id);
      app.queue.dispatch.poke();
      row.left = false;
      row.server = lease.id;
    }
    if (row.server !== lease.id && row.state !== 'closed') return replaced();
    shown = row;
    const view = await viewOf(row, outlook);
    // Not to be shown yet, for want of a media host or of Redis: the next look at the stamps tries again.
    if (view === null) shown = null;
    if (view === null || closed) return;
    tell(view);
    writing.show(row);
    if (view.state === 'ended') {
      detach();
      told.call = '';
      shown = null;
    }
  }

  /** Says how the call stands, if that is news; a fresh token by itself is none. */
  function tell(view: CallerCall): void {
    const text = JSON.stringify(view, (key, value) => (key === 'token' ? undefined : value));
    if (closed) return;
    if (wantsRoom(view)) prepareRoom(view.id);
    if (text === told.call) return;
    told.call = text;
    peer.send({ type: 'call', call: view });
  }

  /** Finds the call a room before somebody answers. Where none is to be had now, it gets one when it is answered. */
  function prepareRoom(call: CallId): void {
    if (preparing) return;
    preparing = true;
    rooms
      .place()
      .then((mediaHost) => calls.tryApply(call, { type: 'room_prepared', mediaHost }))
      .catch((error: unknown) => {
        if (!(error instanceof DomainError)) log.warn({ err: error }, 'A room could not be prepared');
      })
      .finally(() => {
        preparing = false;
      });
  }

  function onOutlook(next: Outlook): void {
    outlook = next;
    const text = JSON.stringify(next.availability);
    if (text !== told.availability) {
      told.availability = text;
      peer.send({ type: 'availability', availability: next.availability });
    }
    // Places and times move with the queue, while the call itself stays as it was.
    if (shown?.state === 'waiting') showWaiting(shown);
  }

  function showWaiting(row: CallerRow): void {
    viewOf(row, outlook)
      .then((view) => {
        if (view !== null && shown === row) tell(view);
      })
      .catch((error: unknown) => log.warn({ err: error }, 'A place could not be told'));
  }

  async function onClose(silentSeconds: number): Promise<void> {
    closed = true;
    stopWatching();
    back.close();
    goodbye.close();
    writing.close();
    if (state.name !== 'calling') return;
    const { call } = state;
    stopListening();
    if (connected.callers.remove(call, viewer)) await leave(call, silentSeconds);
  }

  /** Keeps the place for the grace period, from when the page was last heard. */
  async function leave(call: CallId, silentSeconds: number): Promise<void> {
    await callerPresenceRepository.left(db, call, lease.id, silentSeconds);
    nudges.publish([`call:${call}`]);
    const at = Date.now();
    for (const seconds of [callGraceSeconds, waitingGraceSeconds]) {
      timers.ring({ name: 'caller_grace', data: { call } }, `caller-${call}-${at}-${seconds}`, seconds * 1000);
    }
  }
}

const notNow = (detail: string): DomainError => new DomainError('not_now', detail);
