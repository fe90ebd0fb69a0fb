import type { CounselorCall, Desk, OfferView } from '../../server/contract/counselor-socket.ts';
import type { DeskConnection } from '../data/desk.ts';

/** Which panel the dashboard shows: always exactly one. */
export type Panel =
  | 'connecting'
  | 'elsewhere'
  | 'elsewhere_in_call'
  | 'signed_out'
  | 'forbidden'
  | 'check'
  | 'idle'
  | 'ringing'
  | 'call'
  | 'wrap_up';

/** What of this tab decides its panel. */
export interface Tab {
  /** Camera and microphone were checked, or that was put off. */
  readonly checked: boolean;
  /** Another tab of this browser has the call. */
  readonly elsewhere: boolean;
}

/** The panel that follows from the desk, the connection and this tab. */
export function panelOf(desk: Desk | null, connection: DeskConnection, tab: Tab): Panel {
  if (connection === 'signed_out' || connection === 'forbidden') return connection;
  const call = desk?.call ?? null;
  if (connection === 'replaced' || (call !== null && tab.elsewhere)) {
    return call !== null && call.state !== 'wrap_up' ? 'elsewhere_in_call' : 'elsewhere';
  }
  if (desk === null) return 'connecting';
  if (desk.call !== null) return desk.call.state === 'wrap_up' ? 'wrap_up' : 'call';
  if (desk.offer !== null) return 'ringing';
  return tab.checked ? 'idle' : 'check';
}

/** How urgent the line above the panel is. */
export type Banner = 'none' | 'reconnecting' | 'reconnecting_in_call' | 'reconnecting_in_writing';

/** What to say of the connection: nothing as long as it holds, and in a call what becomes of it meanwhile. */
export function bannerOf(desk: Desk | null, connection: DeskConnection): Banner {
  if (desk === null || connection === 'open' || connection === 'replaced') return 'none';
  if (connection !== 'reconnecting' && connection !== 'connecting') return 'none';
  if (desk.call === null || desk.call.state === 'wrap_up') return 'reconnecting';
  return desk.call.kind === 'text' ? 'reconnecting_in_writing' : 'reconnecting_in_call';
}

export interface Countdown {
  /** Whole seconds, rounded up: 0 only when the time is over. */
  seconds: number;
  /** How much is left, from 1 to 0. */
  share: number;
}

/** What is left of an offer that said `secondsLeft` at `heardAt`; `total` is what it said first. */
export function countdown(
  offer: Pick<OfferView, 'secondsLeft'>,
  heardAt: number,
  now: number,
  total: number,
): Countdown {
  const left = Math.max(0, offer.secondsLeft - Math.max(0, now - heardAt) / 1000);
  return { seconds: Math.ceil(left), share: total > 0 ? Math.min(1, left / total) : 0 };
}

export interface RecordTime {
  /** Whole minutes that have begun; 0 once the last of them has. */
  minutes: number;
  /** The time is so short that it should be said aloud. */
  last: boolean;
}

/** What is left for a record whose desk said `recordSecondsLeft` at `heardAt`. Counted in minutes: it should not press. */
export function recordTime(secondsLeft: number, heardAt: number, now: number): RecordTime {
  const left = secondsLeft - Math.max(0, now - heardAt) / 1000;
  return left > 60 ? { minutes: Math.ceil(left / 60), last: false } : { minutes: 0, last: true };
}

/** What the counselor has written and chosen, kept in the page until the server has it. */
export type Draft = Pick<CounselorCall, 'note' | 'disposition'>;

export const longestNote = 4000;

/** How the record stands: `offline` where it can't be sent now, and `too_long` where it would be refused. */
export type DraftState = 'saved' | 'unsaved' | 'offline' | 'too_long';

/** Compares what is written here with what the server last said it has. */
export function draftState(draft: Draft, known: Draft, connection: DeskConnection): DraftState {
  if (draft.note.length > longestNote) return 'too_long';
  if (draft.note === known.note && draft.disposition === known.disposition) return 'saved';
  return connection === 'open' ? 'unsaved' : 'offline';
}
