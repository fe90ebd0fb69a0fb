import type { WaitRange } from '../contract/caller-socket.ts';

/** What is known of a queue's pace. */
export interface Pace {
  /** Calls answered within the window. */
  answered: number;
  windowMinutes: number;
  /** Counselors who could take a call now. */
  free: number;
  /** Somebody is at work, if busy: else the pace of before says nothing. */
  onDuty: boolean;
}

/** Fewer answers than this say nothing about the next one. */
const fewestAnswers = 3;
/** Waits scatter: about half of them lie between these shares of the mean. */
const spread = { from: 0.5, to: 1.6 };

/**
 * An honest range for the wait at a place in the queue, from how fast this queue has been answering of late; null where
 * too little is known, or nobody is at work. A caller whom a free counselor could take this moment waits less than a minute.
 */
export function estimateWait(place: number, pace: Pace): WaitRange {
  if (place <= pace.free) return { fromMinutes: 0, toMinutes: 1 };
  if (!pace.onDuty || pace.answered < fewestAnswers) return null;
  const expected = (place * pace.windowMinutes) / pace.answered;
  const fromMinutes = Math.floor(expected * spread.from);
  return { fromMinutes, toMinutes: Math.max(fromMinutes + 1, Math.ceil(expected * spread.to)) };
}
