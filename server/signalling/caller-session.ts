import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { callerPresenceRepository } from '../calls/presence-repository.ts';
import { callGraceSeconds, waitingGraceSeconds } from '../calls/timings.ts';
import { type CallerRow, callerEnding, readCallerRow } from '../calls/views.ts';
import type { Availability, CallerCall, ToCaller } from '../contract/caller-socket.ts';
import { CallerMessage } from '../contract/caller-socket.ts';
import type { CallId, VisitId } from '../contract/ids.ts';
import type { Board } from '../dispatch/board.ts';
import { estimateWait } from '../dispatch/wait.ts';
import { DomainError } from '../errors.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import type { Visits } from '../visits/service.ts';
import { createRefresher } from './refresher.ts';
import { converse, type Peer } from './socket.ts';

/** Where the conversation stands; it alone decides which messages have a handler. */
type State =
  | { name: 'new' }
  | { name: 'visiting'; visit: VisitId; placement: PlacementOfCode }
  | { name: 'calling'; visit: VisitId; placement: PlacementOfCode; call: CallId };

/** How long a page may go on what it was last told, when no news comes. */
const lookAgainMs = 6_000;

type Said<Type extends CallerMessage['type']> = Extract<CallerMessage, { type: Type }>;

/** One caller's page, from its first message to its last. */
export function serveCaller(app: FastifyInstance, visits: Visits, socket: WebSocket): void {
  const { db, log, nudges } = app;
  const { calls, rooms, boards, connected, timers } = app.queue;

  let state: State = { name: 'new' };
  let stopWatching = () => {};
  let stopListening = () => {};
  let board: Board | null = null;
  const told: { availability: string; call: string } = { availability: '', call: '' };
  let shown: CallerRow | null = null;
  let lastShown = 0;
  let closed = false;

  const peer: Peer<ToCaller> = converse<typeof CallerMessage, ToCaller>(socket, {
    incoming: CallerMessage,
    log,
    onMessage,
    onClose,
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
        return hangUp();
      default:
        message satisfies never;
    }
  }

  async function openVisit({ visit, code, language }: Said<'open_visit'>): Promise<void> {
    if (state.name !== 'new') throw notNow('The visit is open already');
    const placement = await visits.open({ id: visit, code, language });
    if (closed) return;
    board = await boards.read(placement.campaign.team);
    state = { name: 'visiting', visit, placement };
    peer.send({
      type: 'visit_opened',
      campaign: { name: placement.campaign.name },
      availability: board.availability,
    });
    told.availability = JSON.stringify(board.availability);
    stopWatching = boards.watch(placement.campaign.team, onBoard);
  }

  async function askCall({ kind, languages }: Said<'ask_call'>): Promise<void> {
    if (state.name === 'new') throw notNow('Open the visit first');
    if (state.name === 'calling') throw new DomainError('already_calling', 'There is a call already: end it first');
    if (kind === 'text') throw notNow('Writing is not offered yet: choose video or voice');
    const { visit, placement } = state;
    const { id, resume } = await calls.begin(placement, visit, { kind, languages });
    peer.send({ type: 'call_kept', resume });
    await attach(visit, placement, id);
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

  async function hangUp(): Promise<void> {
    if (state.name !== 'calling') throw notNow('There is no call');
    await calls.tryApply(state.call, { type: 'caller_hung_up' });
    await showCall();
  }

  /** Makes this socket the one of the call: it is there, and it is shown whatever becomes of it. */
  async function attach(visit: VisitId, placement: PlacementOfCode, call: CallId): Promise<void> {
    // The page may have gone while its call was begun: then it has left already.
    if (closed) return leave(call);
    state = { name: 'calling', visit, placement, call };
    connected.callers.add(call);
    stopListening = nudges.on(`call:${call}`, createRefresher(showCall, log));
    await callerPresenceRepository.seen(db, [call]);
    if (closed) return;
    app.queue.dispatch.poke(placement.campaign.team);
    await showCall();
  }

  function detach(): void {
    stopListening();
    stopListening = () => {};
    if (state.name !== 'calling') return;
    connected.callers.remove(state.call);
    state = { name: 'visiting', visit: state.visit, placement: state.placement };
  }

  async function showCall(): Promise<void> {
    if (state.name !== 'calling') return;
    lastShown = Date.now();
    const row = await readCallerRow(db, state.call);
    if (row === null || closed) return;
    shown = row;
    const view = await viewOf(row);
    if (view === null) return;
    const text = JSON.stringify(view, (key, value) => (key === 'token' ? undefined : value));
    if (text === told.call) return;
    told.call = text;
    peer.send({ type: 'call', call: view });
    if (view.state === 'ended') {
      detach();
      told.call = '';
      shown = null;
    }
  }

  /** Null where it can't be shown yet: the media host is not to be found this moment. */
  async function viewOf(row: CallerRow): Promise<CallerCall | null> {
    const { id, kind } = row;
    switch (row.state) {
      case 'waiting': {
        const pace = board?.pace ?? { answered: 0, windowMinutes: 1, free: 0, onDuty: false };
        const place = Math.max(1, row.place);
        return { state: 'waiting', id, kind, place, wait: estimateWait(place, pace), backInLine: row.backInLine };
      }
      case 'offered':
        return { state: 'ringing', id, kind };
      case 'connecting':
      case 'active': {
        const room = await rooms.access(row, 'caller');
        if (room === null) return null;
        return {
          state: 'talking',
          id,
          kind,
          counselor: { name: row.counselorName ?? '' },
          room,
          activeSince: row.activeSince?.toISOString() ?? null,
        };
      }
      case 'wrap_up':
      case 'closed':
        return {
          state: 'ended',
          id,
          ending: callerEnding(row.closeReason, row.talked),
          talkSeconds: row.talkSeconds,
        };
      default:
        return row.state satisfies never;
    }
  }

  const refreshCall = createRefresher(showCall, log);

  function onBoard(next: Board): void {
    const moved = JSON.stringify([next.availability, next.pace]) !== JSON.stringify([board?.availability, board?.pace]);
    board = next;
    const availability: Availability = next.availability;
    const text = JSON.stringify(availability);
    if (text !== told.availability) {
      told.availability = text;
      peer.send({ type: 'availability', availability });
    }
    if (state.name !== 'calling') return;
    // Places move with the queue. Now and then it is looked at without news, which makes a lost nudge good.
    const talking = shown !== null && shown.state !== 'waiting' && shown.state !== 'offered';
    if ((moved && !talking) || Date.now() - lastShown > lookAgainMs) refreshCall();
  }

  async function onClose(): Promise<void> {
    closed = true;
    stopWatching();
    if (state.name !== 'calling') return;
    const { call } = state;
    stopListening();
    if (connected.callers.remove(call)) await leave(call);
  }

  /** Keeps the place for the grace period, from now on. */
  async function leave(call: CallId): Promise<void> {
    await callerPresenceRepository.left(db, call);
    const at = Date.now();
    for (const seconds of [callGraceSeconds, waitingGraceSeconds]) {
      timers.ring({ name: 'caller_grace', data: { call } }, `caller-${call}-${at}-${seconds}`, seconds * 1000);
    }
  }
}

const notNow = (detail: string): DomainError => new DomainError('not_now', detail);
