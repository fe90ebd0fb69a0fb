import type { QueueServices } from '../calls/plugin.ts';
import { type CallerRow, callerEnding } from '../calls/views.ts';
import type { CallerCall } from '../contract/caller-socket.ts';
import type { Outlook } from '../dispatch/availability.ts';
import { insteadUpTo, teamsOf } from '../dispatch/ladder.ts';
import { estimateWait } from '../dispatch/wait.ts';

/** Makes what a caller is told of their call. */
export function createCallerView({
  rooms,
  boards,
  availability,
}: Pick<QueueServices, 'rooms' | 'boards' | 'availability'>) {
  // Who waits already is not kept from it by a door that has closed behind them.
  const mayWrite = async ({ campaign, kind }: CallerRow) =>
    kind !== 'text' && (await availability.routingOf(campaign)).writing;
  const preparedRoom = async (row: CallerRow) => (row.mediaHost === null ? null : rooms.access(row, 'caller'));

  /** Null where it can't be shown yet: the media host is not to be found this moment. */
  return async (row: CallerRow, outlook: Outlook | null): Promise<CallerCall | null> => {
    const { id, kind } = row;
    switch (row.state) {
      case 'waiting': {
        const { ladder } = await availability.routingOf(row.campaign);
        // That of the team it first waited for, whichever team was rung meanwhile.
        const place = await boards.placeOf(teamsOf(ladder), id);
        const wait = outlook === null ? null : estimateWait(place, outlook.pace);
        const instead = insteadUpTo(ladder, row.step).filter((one) => one !== 'writing' || kind !== 'text');
        return {
          state: 'waiting',
          id,
          kind,
          place,
          wait,
          backInLine: row.backInLine,
          instead,
          isCallback: row.isCallback,
          mayWrite: await mayWrite(row),
          room: await preparedRoom(row),
        };
      }
      case 'offered':
        return { state: 'ringing', id, kind, mayWrite: await mayWrite(row), room: await preparedRoom(row) };
      case 'connecting':
      case 'active': {
        if (row.kind === 'text') return writingView(row);
        const room = await rooms.access(row, 'caller');
        if (room === null) return null;
        return {
          state: 'talking',
          id,
          kind,
          counselor: row.counselor,
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
  };
}

/**
 * So many at the head of a queue have their rooms prepared: more than are answered within the second or two that a phone
 * takes to enter one, and few enough to leave the media hosts to those who talk.
 */
const preparedPlaces = 5;

/** Whether a room should be prepared for a call that is shown like this. */
export function wantsRoom(view: CallerCall): boolean {
  if (view.state !== 'ringing' && view.state !== 'waiting') return false;
  return view.kind !== 'text' && view.room === null && (view.state === 'ringing' || view.place <= preparedPlaces);
}

const writingView = (row: CallerRow): CallerCall => ({
  state: 'writing',
  id: row.id,
  kind: 'text',
  counselor: row.counselor,
  activeSince: row.activeSince?.toISOString() ?? null,
});
