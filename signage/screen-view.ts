import type { Availability } from '../server/contract/caller-socket.ts';

/** What the screen says of the counselors: in words, with a shape, in a colour. */
export type ScreenStatus = 'free' | 'soon' | 'nobody' | 'unknown';

// Short enough that a poster does not promise somebody who left, long enough that a server's restart is not shown.
export const quietSeconds = 10;

/** What to say: what the server said last, unless nothing was heard of it for longer than `quietSeconds`. */
export function statusOf(availability: Availability, silentSeconds: number): ScreenStatus {
  if (silentSeconds > quietSeconds) return 'unknown';
  if (availability.door !== null) return 'nobody';
  if (availability.free) return 'free';
  return availability.onDuty ? 'soon' : 'nobody';
}

/** A QR code as an SVG shows it: `quiet` light modules on each side, which ISO/IEC 18004 asks a reader to rely on. */
export interface QrBox {
  viewBox: string;
  side: number;
  translate: string;
}

export const quietModules = 4;

/** The frame of a code with `size` modules on a side. */
export function qrBox(size: number, quiet = quietModules): QrBox {
  const side = size + 2 * quiet;
  return { viewBox: `0 0 ${side} ${side}`, side, translate: `translate(${quiet} ${quiet})` };
}

/** The address as people read it aloud and type it: without the scheme and what it does not need. */
export function readableAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

// About two lines at the larger size; the contract allows 80 characters.
const shortCall = 44;

/** Whether a call to action needs the smaller type. */
export const isLong = (callToAction: Readonly<Record<string, string>>): boolean =>
  Object.values(callToAction).some((words) => words.length > shortCall);
