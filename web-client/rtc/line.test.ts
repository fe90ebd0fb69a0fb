import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshLine, judgeLine, type Line, type LineSample, verdictOf, withPictures } from './line.ts';
import { createLineReader } from './line-stats.ts';

const none: LineSample = { lostPercent: null, roundTripMs: null, outgoingBitsPerSecond: null, frozen: null };
const fine: LineSample = { lostPercent: 0, roundTripMs: 60, outgoingBitsPerSecond: 900_000, frozen: 0 };
const poor: LineSample = { ...fine, lostPercent: 6 };
const bad: LineSample = { ...fine, lostPercent: 30 };

const anySample = fc.oneof(
  fc.constantFrom(fine, poor, bad, none),
  fc.record<LineSample>({
    lostPercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    roundTripMs: fc.option(fc.double({ min: 0, max: 5_000, noNaN: true })),
    outgoingBitsPerSecond: fc.option(fc.double({ min: 0, max: 3_000_000, noNaN: true })),
    frozen: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  }),
);
/** The line after each look, the beginning first. */
const linesOf = (samples: readonly LineSample[], pictures = true, from: Line = freshLine()): Line[] => {
  const lines = [from];
  for (const sample of samples) lines.push(judgeLine(lines.at(-1) ?? from, sample, pictures));
  return lines;
};
const times = (count: number, sample: LineSample) => Array.from({ length: count }, () => sample);
const last = (lines: readonly Line[]) => lines.at(-1)?.level;

describe('what one look at the line says', () => {
  it.each([
    ['nothing that the browser can say', none, null],
    ['a calm line', fine, 'fine'],
    ['some loss', poor, 'poor'],
    ['a slow line', { ...fine, roundTripMs: 700 }, 'poor'],
    ['a picture that stands still', { ...fine, frozen: 0.9 }, 'poor'],
    ['room for a small picture', { ...fine, outgoingBitsPerSecond: 150_000 }, 'poor'],
    ['much loss', bad, 'bad'],
    ['an answer after two seconds', { ...fine, roundTripMs: 2_000 }, 'bad'],
    ['room for a voice alone', { ...fine, outgoingBitsPerSecond: 50_000 }, 'bad'],
    ['a browser that knows of loss alone', { ...none, lostPercent: 0 }, 'fine'],
  ] as const)('%s', (_what, sample, verdict) => {
    expect(verdictOf(sample)).toBe(verdict);
  });
});

describe('the judgement of a line', () => {
  it('is good to begin with, weak after two poor looks, and good again after four', () => {
    expect(linesOf([poor, fine, poor, poor, ...times(4, fine)]).map(({ level }) => level)).toEqual([
      'good',
      'good',
      'good',
      'good',
      'weak',
      'weak',
      'weak',
      'weak',
      'good',
    ]);
  });

  it('gives up the pictures of a bad line within ten seconds, and takes them back after twelve good ones', () => {
    expect(last(linesOf(times(5, bad)))).toBe('voice_only');
    const voice = linesOf(times(5, bad)).at(-1);
    expect(last(linesOf(times(5, fine), true, voice))).toBe('voice_only');
    expect(last(linesOf(times(6, fine), true, voice))).toBe('weak');
    expect(last(linesOf(times(10, fine), true, voice))).toBe('good');
  });

  it('does not ask of a voice that it fills the line, nor of a picture that it does so at once', () => {
    const narrow = { ...fine, outgoingBitsPerSecond: 30_000 };
    const voice = linesOf(times(5, bad)).at(-1);
    expect(last(linesOf(times(6, narrow), true, voice))).toBe('weak');
    expect(last(linesOf(times(6 + 4, narrow), true, voice))).toBe('good');
    expect(last(linesOf(times(6 + 4 + 5, narrow), true, voice))).toBe('voice_only');
  });

  it('brings pictures back at a tap, and watches them anew', () => {
    const voice = linesOf(times(5, bad)).at(-1) ?? freshLine();
    const back = withPictures(voice);
    expect(back.level).toBe('weak');
    expect(last(linesOf(times(2, bad), true, back))).toBe('weak');
    expect(last(linesOf(times(3, bad), true, back))).toBe('voice_only');
  });

  it('never falls from good to voice alone at one look', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 60 }), (samples) => {
        const levels = linesOf(samples).map(({ level }) => level);
        for (const [index, level] of levels.entries())
          if (level === 'voice_only') expect(levels[index - 1] ?? 'good').not.toBe('good');
      }),
    );
  });

  it('leaves voice alone only after looks that were all fine, and comes back to good on a line that is', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 80 }), (samples) => {
        const lines = linesOf(samples);
        for (const [index, { level }] of lines.entries()) {
          if (level === 'voice_only' || lines[index - 1]?.level !== 'voice_only') continue;
          const seen = samples
            .slice(0, index)
            .map((sample) => verdictOf({ ...sample, outgoingBitsPerSecond: null }))
            .filter((verdict) => verdict !== null);
          expect(seen.slice(-6)).toEqual(times(6, fine).map(verdictOf));
        }
        expect(last(linesOf(times(60, fine), true, lines.at(-1)))).toBe('good');
      }),
    );
  });

  it('never gives up pictures where there are none', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 60 }), (samples) => {
        expect(linesOf(samples, false).map(({ level }) => level)).not.toContain('voice_only');
      }),
    );
  });

  it('learns nothing from looks at which nothing was measured', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 40 }), (samples) => {
        const line = linesOf(samples).at(-1) ?? freshLine();
        expect(judgeLine(line, none, true)).toEqual(line);
      }),
    );
  });

  it('settles on voice where pictures are always too much, instead of going to and fro', () => {
    let line = freshLine();
    let changes = 0;
    let voice = 0;
    // Half an hour on a line that carries a voice and no picture.
    for (let look = 0; look < 900; look += 1) {
      const next = judgeLine(line, line.level === 'voice_only' ? fine : bad, true);
      if ((next.level === 'voice_only') !== (line.level === 'voice_only')) changes += 1;
      if (next.level === 'voice_only') voice += 1;
      line = next;
    }
    expect(changes).toBeLessThan(45);
    expect(voice).toBeGreaterThan(820);
  });
});

describe('the reader of the browser’s reports', () => {
  const report = (...entries: Record<string, unknown>[]): RTCStatsReport =>
    new Map(entries.map((entry, index) => [String(entry['id'] ?? index), entry]));
  const pair = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.08, availableOutgoingBitrate: 3e5 };
  const inbound = (at: number, packetsReceived: number, packetsLost: number, totalFreezesDuration = 0) => ({
    type: 'inbound-rtp',
    timestamp: at,
    packetsReceived,
    packetsLost,
    totalFreezesDuration,
  });

  it('says what happened since the last look, of both directions the worse', () => {
    const read = createLineReader();
    expect(read([report(pair), report(inbound(1_000, 100, 0))])).toEqual({
      ...none,
      roundTripMs: 80,
      outgoingBitsPerSecond: 300_000,
    });
    const theirs = { id: 'r', type: 'remote-inbound-rtp', timestamp: 3_000, fractionLost: 0.25 };
    expect(read([report(pair, theirs), report(inbound(3_000, 190, 10, 0.5))])).toEqual({
      lostPercent: 25,
      roundTripMs: 80,
      outgoingBitsPerSecond: 300_000,
      frozen: 0.25,
    });
    const probe = { ...inbound(5_000, 50, 900), id: 'p', kind: 'video', framesDecoded: 0 };
    // The picture is paused: the media host tells nothing new of it.
    expect(read([report(pair, theirs), report(inbound(5_000, 280, 20, 0.5), probe)]).lostPercent).toBe(10);
  });

  it('does not judge by a handful of packets, nor by a pause, nor by a room that was built anew', () => {
    const read = createLineReader();
    read([report(inbound(1_000, 100, 0))]);
    expect(read([report(inbound(3_000, 105, 5))]).lostPercent).toBeNull();
    expect(read([report(inbound(5_000, 205, 5, 30))])).toMatchObject({ lostPercent: 0, frozen: null });
    expect(read([report(inbound(7_000, 10, 0))])).toEqual(none);
  });

  it('leaves out what comes where it is asked to: it may have been lost on the other side’s way', () => {
    const read = createLineReader(true);
    read([report(inbound(1_000, 100, 0))]);
    expect(read([report(inbound(3_000, 200, 90, 0.9))])).toEqual(none);
    const theirs = { id: 'r', type: 'remote-inbound-rtp', timestamp: 5_000, fractionLost: 0.25 };
    expect(read([report(theirs), report(inbound(5_000, 300, 190, 0.9))])).toEqual({ ...none, lostPercent: 25 });
  });
});
