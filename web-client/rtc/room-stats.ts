/** How well the media passes. Null where the browser can't say yet. */
export interface RoomStats {
  readonly roundTripMs: number | null;
  readonly sentKbps: number | null;
  readonly receivedKbps: number | null;
  /** Of the packets sent to us since the last look. */
  readonly lostPercent: number | null;
  readonly video: { readonly width: number; readonly height: number; readonly framesPerSecond: number } | null;
}

interface Totals {
  at: number;
  sent: number;
  received: number;
  packets: number;
  lost: number;
}

/** Makes a reader of WebRTC reports that remembers the last totals, to say rates rather than sums. */
export function createStatsReader(): (reports: readonly RTCStatsReport[]) => RoomStats {
  let before: Totals | null = null;
  return (reports) => {
    const now: Totals = { at: 0, sent: 0, received: 0, packets: 0, lost: 0 };
    let roundTripMs: number | null = null;
    let video: RoomStats['video'] = null;
    for (const report of reports) {
      report.forEach((entry: Record<string, unknown>) => {
        const number = (key: string) => (typeof entry[key] === 'number' ? entry[key] : 0);
        now.at = Math.max(now.at, number('timestamp'));
        if (entry['type'] === 'candidate-pair' && entry['nominated'] === true && 'currentRoundTripTime' in entry) {
          roundTripMs = Math.max(roundTripMs ?? 0, Math.round(number('currentRoundTripTime') * 1000));
        } else if (entry['type'] === 'outbound-rtp') {
          now.sent += number('bytesSent');
        } else if (entry['type'] === 'inbound-rtp') {
          now.received += number('bytesReceived');
          now.packets += number('packetsReceived');
          now.lost += number('packetsLost');
          if (entry['kind'] === 'video' && number('frameWidth') > 0) {
            const framesPerSecond = number('framesPerSecond');
            video = { width: number('frameWidth'), height: number('frameHeight'), framesPerSecond };
          }
        }
      });
    }
    const last = before;
    before = now;
    const elapsed = last ? now.at - last.at : 0;
    // A room built anew counts from 0 again: then there is no rate to say this time.
    if (!last || elapsed <= 0 || now.sent < last.sent || now.received < last.received) {
      return { roundTripMs, sentKbps: null, receivedKbps: null, lostPercent: null, video };
    }
    const packets = now.packets - last.packets + Math.max(0, now.lost - last.lost);
    return {
      roundTripMs,
      sentKbps: Math.round(((now.sent - last.sent) * 8) / elapsed),
      receivedKbps: Math.round(((now.received - last.received) * 8) / elapsed),
      lostPercent: packets === 0 ? 0 : Math.round((Math.max(0, now.lost - last.lost) / packets) * 1000) / 10,
      video,
    };
  };
}
