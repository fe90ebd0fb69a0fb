import type { Database } from '../../db/connect.ts';
import type { Rooms } from '../calls/rooms.ts';
import { type CounselorRow, readCounselorRow } from '../calls/views.ts';
import type { PresenceState } from '../contract/call.ts';
import type { CounselorCall, Desk, OfferView } from '../contract/counselor-socket.ts';
import type { UserId } from '../contract/ids.ts';
import type { Board } from '../dispatch/board.ts';
import { presenceRepository } from './repository.ts';

/** The queues of all of a counselor's teams as one line; colleagues are the others. */
function queueLine(boards: readonly Board[], self: PresenceState): Desk['queue'] {
  const own = self === 'available' ? 1 : 0;
  return {
    waiting: boards.reduce((sum, board) => sum + board.availability.waiting, 0),
    longestWaitSeconds: boards.reduce((longest, board) => Math.max(longest, board.longestWaitSeconds), 0),
    available: boards.reduce((sum, board) => sum + Math.max(0, board.available - own), 0),
  };
}

/** All that a counselor's dashboard shows, as it is in the database now. */
export async function readDesk(db: Database, rooms: Rooms, counselor: UserId, boards: readonly Board[]): Promise<Desk> {
  const presence = await presenceRepository.read(db, counselor);
  const row = await readCounselorRow(db, counselor);
  return {
    presence: presence.state,
    offer: row?.state === 'offered' ? offerOf(row) : null,
    call: row === null ? null : await callOf(row, rooms),
    queue: queueLine(boards, presence.state),
    missedOffers: presence.missedOffers,
  };
}

function offerOf(row: CounselorRow): OfferView | null {
  if (row.offer === null) return null;
  return { ...row.offer, kind: row.kind, origin: row.origin, languages: row.languages };
}

async function callOf(row: CounselorRow, rooms: Rooms): Promise<CounselorCall | null> {
  if (row.state !== 'connecting' && row.state !== 'active' && row.state !== 'wrap_up') return null;
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    origin: row.origin,
    languages: row.languages,
    activeSince: row.activeSince?.toISOString() ?? null,
    talkSeconds: row.talkSeconds,
    room: row.state === 'wrap_up' ? null : await rooms.access(row, 'counselor'),
    disposition: row.disposition,
    note: row.note,
  };
}
