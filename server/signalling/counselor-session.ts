import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { Ending } from '../auth/ending.ts';
import type { CallEvent } from '../calls/call.ts';
import { counselorGraceSeconds, deskClosedSeconds } from '../calls/timings.ts';
import { type CounselorRow, readCounselorRow } from '../calls/views.ts';
import {
  CounselorMessage,
  deskHeartbeatSeconds,
  deskSilenceSeconds,
  type ToCounselor,
} from '../contract/counselor-socket.ts';
import { closeCodes } from '../contract/errors.ts';
import type { StaffUser } from '../contract/http.ts';
import type { CallId, TeamId } from '../contract/ids.ts';
import { deskOf, type OwnDesk, readOwnDesk } from '../counselors/desk.ts';
import { saveRecord } from '../counselors/records.ts';
import { presenceRepository } from '../counselors/repository.ts';
import type { Board } from '../dispatch/board.ts';
import { DomainError } from '../errors.ts';
import { sayReferral } from './counselor-referrals.ts';
import { createCounselorWriting } from './counselor-writing.ts';
import { createRefresher } from './refresher.ts';
import { converse, type Peer } from './socket.ts';

type Said<Type extends CounselorMessage['type']> = Extract<CounselorMessage, { type: Type }>;

/** One counselor's dashboard: shown whole at each change, and obeyed as far as the rules allow. */
export function serveCounselor(
  app: FastifyInstance,
  user: StaffUser,
  socket: WebSocket,
  onSessionEnd: (tell: (ending: Ending) => void) => () => void,
): void {
  const { db, log, nudges, whispers } = app;
  const { calls, chat, referrals, summaries, rooms, boards, connected, lease, timers, dispatch } = app.queue;
  const seenBoards = new Map<TeamId, Board>();
  const stops: (() => void)[] = [];
  let told = '';
  let closed = false;
  let own: OwnDesk | null = null;
  let ownReadAt = 0;

  const show = createRefresher(showDesk, log);
  const viewer = { stamp: () => own?.stamp ?? null, refresh: show };
  connected.counselors.add(user.id, viewer);
  const peer: Peer<ToCounselor> = converse<typeof CounselorMessage, ToCounselor>(socket, {
    incoming: CounselorMessage,
    log,
    onMessage,
    onClose,
    heartbeatSeconds: deskHeartbeatSeconds,
    silenceSeconds: deskSilenceSeconds,
    messagesOnly: true,
  });
  stops.push(
    onSessionEnd((ending) => {
      // Whoever talks when a working day is over is not cut off, nor their caller: first they come to the end.
      if (ending === 'signed_out' || own?.desk.call === null) peer.close(closeCodes.notSignedIn, 'not_signed_in');
    }),
  );
  const writing = createCounselorWriting({ chat, nudges, whispers, log, peer }, user.id);
  const arrived = arrive().catch((error: unknown) => {
    log.error({ err: error }, 'A dashboard could not be opened');
    closed = true;
    peer.close(closeCodes.internal, 'internal');
  });

  async function arrive(): Promise<void> {
    await presenceRepository.arrive(db, user.id, lease.id);
    const teams = await presenceRepository.teamsOf(db, user.id);
    for (const team of teams) seenBoards.set(team, await boards.read(team));
    if (closed) return;
    stops.push(nudges.on(`desk:${user.id}`, show));
    for (const team of teams) {
      stops.push(
        boards.watch(team, (board) => {
          seenBoards.set(team, board);
          if (own !== null) tell(own);
        }),
      );
    }
    nudges.publish([`desk:${user.id}`, ...teamTopics()]);
    dispatch.poke();
    show();
  }

  const teamTopics = () => [...seenBoards.keys()].map((team) => `team:${team}` as const);

  async function onMessage(message: CounselorMessage): Promise<void> {
    // A page may speak before it was let in.
    await arrived;
    if (closed) return;
    switch (message.type) {
      case 'set_presence':
        return setPresence(message);
      case 'accept_offer':
        return accept(message);
      case 'decline_offer':
        await calls.apply((await offeredCall(message)).id, {
          type: 'decline',
          counselor: user.id,
          fence: message.fence,
        });
        return;
      case 'renew_room':
        told = '';
        return showDesk();
      case 'hang_up':
        await calls.apply(message.call, { type: 'counselor_hung_up', counselor: user.id });
        return;
      case 'save_record':
        return save(message);
      case 'finish_record':
        return finish(message.call);
      case 'prolong_record':
        await calls.apply(message.call, { type: 'prolong_record', counselor: user.id });
        return;
      case 'send_message':
        return writing.say(message);
      case 'typing':
        return writing.typing(message.call);
      case 'live':
        return writing.live(message);
      case 'go_on_writing':
        await calls.apply(message.call, { type: 'change_kind', kind: 'text', counselor: user.id });
        return;
      case 'give_structure':
      case 'give_written':
      case 'take_back_referral':
        return sayReferral(referrals, user.id, message);
      case 'propose_summary':
        return summaries.propose(message.call, user.id, message.text);
      case 'here':
        return;
      default:
        message satisfies never;
    }
  }

  async function setPresence({ presence, reason }: Said<'set_presence'>): Promise<void> {
    if (!(await presenceRepository.choose(db, user.id, presence, reason ?? null))) {
      throw new DomainError('not_now', 'End the call and its record first');
    }
    nudges.publish([`desk:${user.id}`, ...teamTopics()]);
    if (presence === 'available') dispatch.poke();
  }

  /** The call that this counselor is rung for; the fence then says whether it is still the same offer. */
  async function offeredCall({ offer }: Said<'accept_offer' | 'decline_offer'>): Promise<CounselorRow> {
    const row = await readCounselorRow(db, user.id);
    if (row?.state !== 'offered' || row.offer?.id !== offer) {
      throw new DomainError('offer_gone', 'This offer is over: the caller left, or it went to somebody else');
    }
    return row;
  }

  async function accept(message: Said<'accept_offer'>): Promise<void> {
    const call = await offeredCall(message);
    const mediaHost = call.kind === 'text' ? null : await rooms.keepOrPlace(call.mediaHost);
    const event: CallEvent = { type: 'accept', counselor: user.id, fence: message.fence, mediaHost };
    await calls.apply(call.id, event);
  }

  async function save({ call, disposition, note }: Said<'save_record'>): Promise<void> {
    if (!(await saveRecord(db, { call, counselor: user.id, disposition, note }))) {
      throw new DomainError('call_over', 'The record of this call is closed');
    }
    show();
  }

  async function finish(call: CallId): Promise<void> {
    const row = await readCounselorRow(db, user.id);
    if (row?.id === call && row.disposition === null) {
      throw new DomainError('not_now', 'Choose what the call came to first');
    }
    await calls.apply(call, { type: 'record_done', counselor: user.id });
  }

  async function showDesk(): Promise<void> {
    if (closed) return;
    own = await readOwnDesk(db, rooms, user.id);
    ownReadAt = performance.now();
    if (closed) return;
    if (own.left || own.desk.presence === 'offline') {
      // Another tab closed, or its server died; or this one came back the moment it was given up. It is here.
      await presenceRepository.arrive(db, user.id, lease.id);
      own = await readOwnDesk(db, rooms, user.id);
      ownReadAt = performance.now();
      nudges.publish(teamTopics());
      dispatch.poke();
      if (closed) return;
    }
    tell(own);
    writing.show(own.desk.call);
  }

  function tell(from: OwnDesk): void {
    const desk = deskOf(from, [...seenBoards.values()], (performance.now() - ownReadAt) / 1000);
    const text = JSON.stringify([from.stamp, desk], (key, value) => (unsteady.has(key) ? undefined : value));
    if (text === told || closed) return;
    told = text;
    peer.send({ type: 'desk', desk });
  }

  async function onClose(silentSeconds: number): Promise<void> {
    closed = true;
    for (const stop of stops) stop();
    writing.close();
    if (!connected.counselors.remove(user.id, viewer)) return;
    await presenceRepository.left(db, user.id, lease.id, silentSeconds);
    nudges.publish([`desk:${user.id}`, ...teamTopics()]);
    const at = Date.now();
    for (const seconds of [deskClosedSeconds, counselorGraceSeconds]) {
      const left = Math.max(0, seconds - silentSeconds);
      timers.ring({ name: 'desk_grace', data: { user: user.id } }, `desk-${user.id}-${at}-${seconds}`, left * 1000);
    }
  }
}

/** What changes with every reading and is no news by itself. */
const unsteady = new Set(['token', 'secondsLeft', 'waitedSeconds', 'recordSecondsLeft']);
