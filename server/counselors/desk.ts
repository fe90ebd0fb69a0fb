import type { Database } from '../../db/connect.ts';
import type { Rooms } from '../calls/rooms.ts';
import type { CounselorRow } from '../calls/views.ts';
import type { PresenceState } from '../contract/call.ts';
import type { CounselorCall, Desk, OfferView } from '../contract/counselor-socket.ts';
import type { UserId } from '../contract/ids.ts';
import type { Board } from '../dispatch/board.ts';
import { deskStamp } from '../signalling/connected.ts';
import { presenceRepository } from './repository.ts';

/** The queues of all of a counselor's teams as one line; colleagues are the others. */
function queueLine(boards: readonly Board[], self: PresenceState): Desk['queue'] {
  const own = self === 'available' ? 1 : 0;
  return {
    waiting: boards.reduce((sum, board) => sum + board.waiting, 0),
    longestWaitSeconds: boards.reduce((longest, board) => Math.max(longest, board.longestWaitSeconds), 0),
    available: boards.reduce((sum, board) => sum + Math.max(0, board.free - own), 0),
  };
}

/** What is the counselor's own of a dashboard, as it is in the database now. */
export interface OwnDesk {
  desk: Omit<Desk, 'queue'>;
  /** Changes with each of the rows that it was read from. */
  stamp: string;
  /** The database thinks that the counselor is gone. */
  left: boolean;
}

export async function readOwnDesk(db: Database, rooms: Rooms, counselor: UserId): Promise<OwnDesk> {
  const { presence, call: row } = await presenceRepository.readWithCall(db, counselor);
  const call = row === null ? null : await callOf(row, rooms);
  const stamp = deskStamp({ ...presence, callVersion: row?.version ?? null });
  return {
    desk: {
      presence: presence.state,
      since: presence.since.toISOString(),
      awayReason: presence.awayReason,
      offer: row?.state === 'offered' ? await offerOf(row, rooms) : null,
      call,
      missedOffers: presence.missedOffers,
    },
    // The media host was not to be found this moment: the next look at the stamps tries again.
    stamp: call !== null && lacksRoom(call) ? `${stamp} without its room` : stamp,
    left: presence.left,
  };
}

/**
 * All that a counselor's dashboard shows: what is their own, and the queues of their teams. Whatever runs out has run on
 * for the seconds since their own was read.
 */
export const deskOf = ({ desk }: OwnDesk, boards: readonly Board[], secondsSince: number): Desk => ({
  ...desk,
  offer: desk.offer && { ...desk.offer, secondsLeft: Math.max(0, desk.offer.secondsLeft - secondsSince) },
  call: desk.call && { ...desk.call, recordSecondsLeft: later(desk.call.recordSecondsLeft, secondsSince) },
  queue: queueLine(boards, desk.presence),
});

const later = (secondsLeft: number | null, seconds: number): number | null =>
  secondsLeft === null ? null : Math.max(0, secondsLeft - seconds);

const lacksRoom = ({ room, state, kind }: CounselorCall): boolean =>
  room === null && kind !== 'text' && state !== 'wrap_up';

async function offerOf(row: CounselorRow, rooms: Rooms): Promise<OfferView | null> {
  if (row.offer === null) return null;
  const { id: call, kind, origin, languages } = row;
  const room = row.mediaHost === null ? null : await rooms.access(row, 'counselor');
  return { ...row.offer, call, kind, origin, languages, room };
}

async function callOf(row: CounselorRow, rooms: Rooms): Promise<CounselorCall | null> {
  if (row.state !== 'connecting' && row.state !== 'active' && row.state !== 'wrap_up') return null;
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    origin: row.origin,
    languages: row.languages,
    activeSince: row.activeSince === null ? null : new Date(row.activeSince).toISOString(),
    talkSeconds: row.talkSeconds,
    room: row.state === 'wrap_up' || row.kind === 'text' ? null : await rooms.access(row, 'counselor'),
    recordSecondsLeft: row.recordSecondsLeft,
    exited: row.exited,
    disposition: row.disposition,
    note: row.note,
    referrals: row.referrals,
    summary: row.summary,
  };
}
