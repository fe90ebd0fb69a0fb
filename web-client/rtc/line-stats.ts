import type { LineSample } from './line.ts';

interface Totals {
  at: number;
  packets: number;
  lost: number;
  frozenSeconds: number;
}

/** With fewer packets than these, as in silence, one that is lost says nothing of the line. */
const packetsThatTell = 20;

/**
 * Makes a reader of WebRTC reports (W3C webrtc-stats) that remembers the last totals, to say what happened since.
 * `sentAlone`: what comes is left out, since it may have been lost on the other side's way to the media host.
 */
export function createLineReader(sentAlone = false): (reports: readonly RTCStatsReport[]) => LineSample {
  let before: Totals | null = null;
  /** When the media host last told of each stream: of one that is paused it tells nothing new. */
  const told = new Map<unknown, number>();
  return (reports) => {
    const now: Totals = { at: 0, packets: 0, lost: 0, frozenSeconds: 0 };
    const sample = { lostPercent: null, roundTripMs: null, outgoingBitsPerSecond: null, frozen: null };
    const seen: { -readonly [Key in keyof LineSample]: LineSample[Key] } = sample;
    const atLeast = (key: keyof LineSample, value: number) => {
      seen[key] = Math.max(seen[key] ?? 0, value);
    };
    for (const report of reports) {
      report.forEach((entry: Record<string, unknown>) => {
        const number = (key: string) => (typeof entry[key] === 'number' ? entry[key] : 0);
        now.at = Math.max(now.at, number('timestamp'));
        switch (entry['type']) {
          case 'candidate-pair':
            if (entry['nominated'] !== true) break;
            if ('currentRoundTripTime' in entry) atLeast('roundTripMs', number('currentRoundTripTime') * 1000);
            if ('availableOutgoingBitrate' in entry)
              atLeast('outgoingBitsPerSecond', number('availableOutgoingBitrate'));
            break;
          case 'remote-inbound-rtp':
            // What the media host lost of ours, as it says itself.
            if (told.get(entry['id']) === number('timestamp')) break;
            told.set(entry['id'], number('timestamp'));
            if ('fractionLost' in entry) atLeast('lostPercent', number('fractionLost') * 100);
            break;
          case 'inbound-rtp':
            // The media host probes by a stream of its own that is no picture, and whose numbers have gaps.
            if (entry['kind'] === 'video' && number('framesDecoded') === 0) break;
            now.packets += number('packetsReceived');
            now.lost += number('packetsLost');
            now.frozenSeconds += number('totalFreezesDuration');
            break;
        }
      });
    }
    const last = before;
    before = now;
    if (sentAlone) return seen;
    const elapsed = last ? (now.at - last.at) / 1000 : 0;
    // A room built anew counts from 0 again: then there is nothing to compare this time.
    if (!last || elapsed <= 0 || now.packets < last.packets) return seen;
    const lost = Math.max(0, now.lost - last.lost);
    const packets = now.packets - last.packets + lost;
    if (packets >= packetsThatTell) atLeast('lostPercent', (lost / packets) * 100);
    const frozen = (now.frozenSeconds - last.frozenSeconds) / elapsed;
    // A freeze is told once it is over: one that is longer than the time since the last look was a pause.
    seen.frozen = frozen > 1.5 ? null : Math.min(1, Math.max(0, frozen));
    return seen;
  };
}
