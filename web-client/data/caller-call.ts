import type { CallerCall, RoomAccess } from '../../server/contract/caller-socket.ts';
import { isCoreMessage } from './caller.checks.ts';

// What the page makes of a call as the server told of it.

export const ended = (call: CallerCall | null): boolean => call?.state === 'ended';

/** Where a call is, or will be; null where it has no room. */
export function roomOf(call: CallerCall | null): RoomAccess | null {
  return call && 'room' in call ? call.room : null;
}

/** A call by video or voice as it is once the server has it in writing. */
export function inWriting(call: CallerCall): CallerCall {
  if (call.state === 'ended' || call.state === 'writing') return call;
  if (call.state !== 'talking') return { ...call, kind: 'text', mayWrite: false, room: null };
  const { id, counselor, activeSince } = call;
  return { state: 'writing', id, kind: 'text', counselor, activeSince };
}

/** Somebody has answered, and it goes on. */
export const isTalk = (call: CallerCall | null): boolean => call?.state === 'talking' || call?.state === 'writing';

/** A call that the server does not know any more has ended, for whatever reason; one that has ended stays as it is. */
export function closing(call: CallerCall | null): CallerCall | null {
  if (call === null || call.state === 'ended') return call;
  return { state: 'ended', id: call.id, ending: 'failed', talkSeconds: 0 };
}

/** A call that is over, as its page goes on following it through reloads. */
export interface Ending {
  readonly token: string;
  readonly call: CallerCall;
  /** The language of the words that were made on that page, which shows them. */
  readonly phrase?: string;
}

/** What was kept of one as JSON; null where it is nothing that this page could show. */
export function endingOf(kept: string | null): Ending | null {
  try {
    const ending: Ending = JSON.parse(kept ?? '');
    return isCoreMessage({ type: 'call', call: ending.call }) ? ending : null;
  } catch {
    return null;
  }
}
