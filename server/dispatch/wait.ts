import type { WaitRange } from '../contract/caller-socket.ts';

// How long a caller may still wait, told as an honest range. It follows the answers that this queue gave of late; only
// where it gave none yet, theory stands in for them.

/** What is known of a queue's pace. */
export interface Pace {
  /** Answers of late that were given while somebody waited: see `measurePace`. */
  answered: number;
  /** The minutes that these answers took. */
  windowMinutes: number;
  /** Counselors who could take a call now. */
  free: number;
  /** Counselors at work, busy ones too. With none, the pace of before says nothing. */
  onDuty: number;
  /** Since the queue's last answer; null where there was none of late. */
  sinceLastAnswerSeconds: number | null;
  /** How long a call of this queue keeps a counselor, from ringing to the end of the record; null where not known. */
  meanHandlingSeconds: number | null;
}

/** An answered call, in milliseconds since 1970. */
export interface Answer {
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** A talk and its record, where nothing is measured yet: what a text-book helpline takes. */
const usualHandlingSeconds = 8 * 60;
/**
 * The start counts as so many answers: enough that a first quick answer does not promise a quick queue, few enough that
 * a dozen answers outweigh it.
 */
const startAnswers = 4;
/**
 * A quarter of waits are shorter than the range and a tenth are longer: to be taken before the time said does no harm,
 * to wait beyond it is a broken promise. In standard deviations of the normal distribution, for `erlangQuantile`.
 */
const share = { from: -0.6745, to: 1.2816 };
/** Beyond this many minutes a range in fives: to the minute would be a precision that nobody has. */
const finestUpTo = 30;
const coarse = 5;

/**
 * An honest range for the wait at a place in the queue; null where nobody is at work. A caller whom a free counselor
 * could take this moment waits less than a minute. While nothing but time passes, it never rises.
 */
export function estimateWait(place: number, pace: Pace): WaitRange {
  if (place <= pace.free) return { fromMinutes: 0, toMinutes: 1 };
  if (pace.onDuty === 0) return null;
  const ahead = place - pace.free;
  const expected = expectedMinutes(ahead, pace);
  const fromMinutes = roundDown((expected * erlangQuantile(ahead, share.from)) / ahead);
  const toMinutes = roundUp((expected * erlangQuantile(ahead, share.to)) / ahead);
  return { fromMinutes, toMinutes: Math.max(fromMinutes + 1, toMinutes) };
}

/** The range for somebody who has not asked yet: they would come behind all who wait. */
export const expectedWait = (waiting: number, pace: Pace): WaitRange => estimateWait(waiting + 1, pace);

/**
 * The pace of a queue from its last answers, in any order. Only the time from one answer to the next counts, and only
 * where the caller who was answered had been waiting all that time: what passes while nobody waits says how many people
 * ask, not how fast they are answered.
 */
export function measurePace(answers: readonly Answer[]): Pick<Pace, 'answered' | 'windowMinutes'> {
  const inOrder = [...answers].sort((a, b) => a.answeredAt - b.answeredAt);
  let answered = 0;
  let milliseconds = 0;
  inOrder.forEach((answer, index) => {
    const before = inOrder[index - 1];
    if (before === undefined || answer.askedAt > before.answeredAt) return;
    answered += 1;
    milliseconds += answer.answeredAt - before.answeredAt;
  });
  return { answered, windowMinutes: milliseconds / 60_000 };
}

/** Mean minutes until the `ahead`-th answer from now. */
function expectedMinutes(ahead: number, pace: Pace): number {
  const interval = meanInterval(pace);
  if (interval === 0) return 0;
  const passed = Math.max(0, pace.sinceLastAnswerSeconds ?? 0) / 60;
  return (ahead - 1) * interval + remaining(interval, passed);
}

/**
 * Mean minutes between two answers while somebody waits. In M/M/c a caller who finds c counselors busy and is at place p
 * waits p * H / c on average (Erlang 1917): H / c is the start, from which measured answers lead away.
 */
function meanInterval(pace: Pace): number {
  const start = (pace.meanHandlingSeconds ?? usualHandlingSeconds) / 60 / pace.onDuty;
  return (startAnswers * start + pace.windowMinutes) / (startAnswers + pace.answered);
}

/**
 * What is left of an interval of which some has passed: all of it if talks ended purely by chance, the plain difference
 * if all took equally long. Real talks lie between; so does an interval made of two chance phases (Erlang-2), whose mean
 * remainder falls from the whole towards a half and never below.
 */
const remaining = (interval: number, passed: number): number =>
  (interval / 2) * (1 + interval / (interval + 2 * passed));

/**
 * A quantile of the time until the k-th of answers that come by chance, in mean intervals (Erlang's distribution), at z
 * standard deviations; by Wilson and Hilferty (1931), within 3 % for every k and without a loop over thousands who wait.
 */
const erlangQuantile = (k: number, z: number): number => k * (1 - 1 / (9 * k) + z / (3 * Math.sqrt(k))) ** 3;

const roundDown = (minutes: number): number =>
  minutes < finestUpTo ? Math.floor(minutes) : Math.floor(minutes / coarse) * coarse;
const roundUp = (minutes: number): number =>
  minutes <= finestUpTo ? Math.ceil(minutes) : Math.ceil(minutes / coarse) * coarse;
