import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { CallEvent } from '../calls/lifecycle.ts';
import { counselorGraceSeconds, deskClosedSeconds } from '../calls/timings.ts';
import { readCounselorRow } from '../calls/views.ts';
import { CounselorMessage, type ToCounselor } from '../contract/counselor-socket.ts';
import { closeCodes } from '../contract/errors.ts';
import type { StaffUser } from '../contract/http.ts';
import type { CallId, TeamId } from '../contract/ids.ts';
import { readDesk } from '../counselors/desk.ts';
import { saveRecord } from '../counselors/records.ts';
import { presenceRepository } from '../counselors/repository.ts';
import type { Board } from '../dispatch/board.ts';
import { DomainError } from '../errors.ts';
import { createRefresher } from './refresher.ts';
import { converse, type Peer } from './socket.ts';

type Said<Type extends CounselorMessage['type']> = Extract<CounselorMessage, { type: Type }>;

/** One counselor's dashboard: shown whole at each change, and obeyed as far as the rules allow. */
export function serveCounselor(app: FastifyInstance, user: StaffUser, socket: WebSocket): void {
  const { db, log, nudges } = app;
  const { calls, rooms, boards, connected, timers, dispatch } = app.queue;
  const seenBoards = new Map<TeamId, Board>();
  const stops: (() => void)[] = [];
  let told = '';
  let closed = false;

  connected.counselors.add(user.id);
  const show = createRefresher(showDesk, log);
  const peer: Peer<ToCounselor> = converse<typeof CounselorMessage, ToCounselor>(socket, {
    incoming: CounselorMessage,
    log,
    onMessage,
    onClose,
  });
  arrive().catch((error: unknown) => {
    log.error({ err: error }, 'A dashboard could not be opened');
    peer.close(closeCodes.internal, 'internal');
  });

  async function arrive(): Promise<void> {
    await presenceRepository.arrive(db, user.id);
    const teams = await presenceRepository.teamsOf(db, user.id);
    for (const team of teams) seenBoards.set(team, await boards.read(team));
    if (closed) return;
    stops.push(nudges.on(`desk:${user.id}`, show));
    for (const team of teams) {
      stops.push(
        boards.watch(team, (board) => {
          seenBoards.set(team, board);
          show();
        }),
      );
    }
    show();
  }

  async function onMessage(message: CounselorMessage): Promise<void> {
    switch (message.type) {
      case 'set_presence':
        return setPresence(message);
      case 'accept_offer':
        return accept(message);
      case 'decline_offer':
        await calls.apply(await offeredCall(message), {
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
      default:
        message satisfies never;
    }
  }

  async function setPresence({ presence }: Said<'set_presence'>): Promise<void> {
    if (!(await presenceRepository.choose(db, user.id, presence))) {
      throw new DomainError('not_now', 'End the call and its record first');
    }
    nudges.publish([`desk:${user.id}`, ...[...seenBoards.keys()].map((team) => `team:${team}` as const)]);
    if (presence === 'available') for (const team of seenBoards.keys()) dispatch.poke(team);
  }

  /** The call that this counselor is rung for; the fence then says whether it is still the same offer. */
  async function offeredCall({ offer }: Said<'accept_offer' | 'decline_offer'>): Promise<CallId> {
    const row = await readCounselorRow(db, user.id);
    if (row?.state !== 'offered' || row.offer?.id !== offer) {
      throw new DomainError('offer_gone', 'This offer is over: the caller left, or it went to somebody else');
    }
    return row.id;
  }

  async function accept(message: Said<'accept_offer'>): Promise<void> {
    const call = await offeredCall(message);
    const mediaHost = await rooms.place();
    const event: CallEvent = { type: 'accept', counselor: user.id, fence: message.fence, mediaHost };
    await calls.apply(call, event);
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
    const desk = await readDesk(db, rooms, user.id, [...seenBoards.values()]);
    // A fresh token or a second less to answer is no news by itself.
    const text = JSON.stringify(desk, (key, value) =>
      key === 'token' || key === 'secondsLeft' || key === 'waitedSeconds' ? undefined : value,
    );
    if (text === told || closed) return;
    told = text;
    peer.send({ type: 'desk', desk });
  }

  async function onClose(): Promise<void> {
    closed = true;
    for (const stop of stops) stop();
    if (!connected.counselors.remove(user.id)) return;
    const at = Date.now();
    for (const seconds of [deskClosedSeconds, counselorGraceSeconds]) {
      timers.ring({ name: 'desk_grace', data: { user: user.id } }, `desk-${user.id}-${at}-${seconds}`, seconds * 1000);
    }
  }
}
