import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpeningHours, Span } from '../contract/hours.ts';
import { callbackSlots, type Interval, openIntervals, openingAt } from './hours.ts';

const paris = 'Europe/Paris';
const hour = 60 * 60 * 1000;
const at = (text: string): number => {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new Error(`${text} is no moment`);
  return moment;
};
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());

const everyDay = (from: string, to: string): OpeningHours => ({
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to })),
  special: [],
});
const hoursOf = (opening: { opensAt: number | null; closesAt: number | null }) => ({
  opensAt: iso(opening.opensAt),
  closesAt: iso(opening.closesAt),
});

describe('whether it is open', () => {
  it('null hours are always open', () => {
    expect(openingAt(null, paris, 0)).toEqual({ open: true, opensAt: null, closesAt: null });
  });

  it('opens at its first minute and is closed from its last', () => {
    const hours: OpeningHours = { weekly: [{ day: 3, from: '09:00', to: '17:00' }], special: [] };
    // 25 November 2026 is a Wednesday; Paris is an hour ahead of UTC.
    expect(openingAt(hours, paris, at('2026-11-25T07:59:59.999Z'))).toMatchObject({ open: false });
    expect(openingAt(hours, paris, at('2026-11-25T08:00:00Z'))).toMatchObject({ open: true });
    expect(openingAt(hours, paris, at('2026-11-25T15:59:59.999Z'))).toMatchObject({ open: true });
    expect(hoursOf(openingAt(hours, paris, at('2026-11-25T16:00:00Z')))).toEqual({
      opensAt: '2026-12-02T08:00:00.000Z',
      closesAt: null,
    });
  });

  it('a night belongs to the day on which it begins', () => {
    const hours: OpeningHours = { weekly: [{ day: 7, from: '22:00', to: '06:00' }], special: [] };
    // From Sunday the 29th to Monday the 30th.
    expect(openingAt(hours, paris, at('2026-11-30T04:59:00Z'))).toMatchObject({ open: true });
    expect(openingAt(hours, paris, at('2026-11-29T04:59:00Z'))).toMatchObject({ open: false });
    expect(iso(openingAt(hours, paris, at('2026-11-29T23:30:00Z')).closesAt)).toBe('2026-11-30T05:00:00.000Z');
  });

  it('24:00 is the midnight that ends the day, and what goes on from there is one opening', () => {
    const hours: OpeningHours = {
      weekly: [
        { day: 1, from: '18:00', to: '24:00' },
        { day: 2, from: '00:00', to: '02:00' },
      ],
      special: [],
    };
    expect(iso(openingAt(hours, paris, at('2026-11-30T20:00:00Z')).closesAt)).toBe('2026-12-01T01:00:00.000Z');
  });

  it('day and night, every day: it never closes', () => {
    const opening = openingAt(everyDay('00:00', '24:00'), paris, at('2026-11-30T20:00:00Z'));
    expect(opening).toEqual({ open: true, opensAt: null, closesAt: null });
  });

  it('without any hours it never opens', () => {
    const opening = openingAt({ weekly: [], special: [] }, paris, at('2026-11-30T20:00:00Z'));
    expect(opening).toEqual({ open: false, opensAt: null, closesAt: null });
  });

  it('only a special day within the year opens it', () => {
    const special = [{ date: '2027-06-21', label: 'Fête de la musique', spans: [{ from: '18:00', to: '02:00' }] }];
    const opening = openingAt({ weekly: [], special }, paris, at('2026-11-30T20:00:00Z'));
    expect(iso(opening.opensAt)).toBe('2027-06-21T16:00:00.000Z');
    expect(openingAt({ weekly: [], special }, paris, at('2025-11-30T20:00:00Z')).opensAt).toBeNull();
  });

  it('a holiday replaces its whole day, but not the night that began before it', () => {
    const hours: OpeningHours = {
      ...everyDay('22:00', '06:00'),
      special: [{ date: '2026-12-25', label: 'Noël', spans: [] }],
    };
    expect(openingAt(hours, paris, at('2026-12-25T04:00:00Z'))).toMatchObject({ open: true });
    expect(openingAt(hours, paris, at('2026-12-25T22:00:00Z'))).toMatchObject({ open: false });
    expect(iso(openingAt(hours, paris, at('2026-12-25T22:00:00Z')).opensAt)).toBe('2026-12-26T21:00:00.000Z');
  });
});

describe('when the clock changes', () => {
  const night = everyDay('22:00', '06:00');
  const only = (hours: OpeningHours, zone: string, moment: string): Interval => {
    const from = at(moment);
    const [interval] = openIntervals(hours, zone, { from, to: from + 1 });
    if (interval === undefined) throw new Error(`It is closed at ${moment}`);
    return interval;
  };

  it('the night in which it is put forward lasts 7 hours', () => {
    const { from, to } = only(night, paris, '2026-03-29T00:30:00Z');
    expect([iso(from), iso(to), (to - from) / hour]).toEqual([
      '2026-03-28T21:00:00.000Z',
      '2026-03-29T04:00:00.000Z',
      7,
    ]);
  });

  it('the night in which it is put back lasts 9 hours', () => {
    const { from, to } = only(night, paris, '2026-10-25T00:30:00Z');
    expect([iso(from), iso(to), (to - from) / hour]).toEqual([
      '2026-10-24T20:00:00.000Z',
      '2026-10-25T05:00:00.000Z',
      9,
    ]);
  });

  it('half an hour beside the hour, in Newfoundland, is no other matter', () => {
    const { from, to } = only(night, 'America/St_Johns', '2026-11-01T05:00:00Z');
    expect([iso(from), iso(to), (to - from) / hour]).toEqual([
      '2026-11-01T00:30:00.000Z',
      '2026-11-01T09:30:00.000Z',
      9,
    ]);
  });

  it('a time that the clock skips is as much later', () => {
    const { from, to } = only(everyDay('02:30', '05:00'), paris, '2026-03-29T02:30:00Z');
    expect([iso(from), iso(to)]).toEqual(['2026-03-29T01:30:00.000Z', '2026-03-29T03:00:00.000Z']);
  });

  it('a time that the clock shows twice is the first of the two', () => {
    const { from, to } = only(everyDay('02:30', '05:00'), paris, '2026-10-25T02:30:00Z');
    expect([iso(from), iso(to)]).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T04:00:00.000Z']);
  });

  it('spans that the skipped hour pushes into each other are one opening', () => {
    const hours: OpeningHours = {
      weekly: [
        { day: 7, from: '01:00', to: '02:30' },
        { day: 7, from: '03:00', to: '04:00' },
      ],
      special: [],
    };
    const { from, to } = only(hours, paris, '2026-03-29T00:30:00Z');
    expect([iso(from), iso(to)]).toEqual(['2026-03-29T00:00:00.000Z', '2026-03-29T02:00:00.000Z']);
  });
});

describe('callback slots', () => {
  const wish = { minutes: 30, leadMinutes: 15, days: 7, limit: 40 };

  it('lie within opening hours, on the grid of the day, not sooner than the lead', () => {
    const hours: OpeningHours = { weekly: [{ day: 3, from: '09:10', to: '11:00' }], special: [] };
    const slots = callbackSlots(hours, paris, { ...wish, now: at('2026-11-25T08:20:00Z') });
    expect(slots.map(({ from, to }) => [iso(from), iso(to)])).toEqual([
      ['2026-11-25T09:00:00.000Z', '2026-11-25T09:30:00.000Z'],
      ['2026-11-25T09:30:00.000Z', '2026-11-25T10:00:00.000Z'],
    ]);
  });

  it('are no more than the limit, where it is always open', () => {
    const slots = callbackSlots(null, 'America/St_Johns', { ...wish, now: at('2026-11-25T08:20:00Z'), limit: 3 });
    // With the lead it is 08:35 in UTC, 05:05 in Newfoundland, whose next half hour is 05:30.
    expect(slots.map(({ from }) => iso(from))).toEqual([
      '2026-11-25T09:00:00.000Z',
      '2026-11-25T09:30:00.000Z',
      '2026-11-25T10:00:00.000Z',
    ]);
  });

  it('are none where it does not open in time', () => {
    expect(callbackSlots({ weekly: [], special: [] }, paris, { ...wish, now: at('2026-11-25T08:20:00Z') })).toEqual([]);
  });
});

// ---- for all hours ----

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const quarter = 15;
/** Spans whose ends lie on quarters of an hour from `first` on, so that looking each quarter misses nothing. */
const spans = (first: number): fc.Arbitrary<Span> =>
  fc
    .record({
      from: fc.integer({ min: first / quarter, max: 95 }).map((n) => n * quarter),
      to: fc.oneof(
        fc.integer({ min: first / quarter, max: 96 }).map((n) => n * quarter),
        fc.constant(1440),
      ),
    })
    .map(({ from, to }) => ({ from: clock(from), to: clock(to) }));
const dates = (first: string) => fc.integer({ min: 0, max: 15 }).map((days) => iso(at(first) + days * 24 * hour));
const openingHours = (begin: string, first: number): fc.Arbitrary<OpeningHours> =>
  fc.record({
    weekly: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), spans(first)).map(([day, span]) => ({ day, ...span })),
      { maxLength: 10 },
    ),
    special: fc.uniqueArray(
      fc
        .tuple(dates(begin), fc.array(spans(first), { maxLength: 2 }))
        .map(([date, ofDay]) => ({ date: date?.slice(0, 10) ?? '', label: '', spans: ofDay })),
      { maxLength: 4, selector: (day) => day.date },
    ),
  });

/** A plain reading of the clock on the wall, without Temporal. */
function wallClock(zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (moment: number) => {
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const date = `${part['year']}-${part['month']}-${part['day']}`;
    return { date, minutes: Number(part['hour']) * 60 + Number(part['minute']) };
  };
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
function isOpenByTheWall(hours: OpeningHours, { date, minutes: now }: { date: string; minutes: number }): boolean {
  const spansOf = (day: string) =>
    hours.special.find((special) => special.date === day)?.spans ??
    hours.weekly.filter((span) => span.day === (new Date(`${day}T00:00Z`).getUTCDay() || 7));
  const yesterday = new Date(at(`${date}T00:00Z`) - 24 * hour).toISOString().slice(0, 10);
  return (
    spansOf(date).some(
      ({ from, to }) => minutes(from) <= now && (now < minutes(to) || (minutes(to) < minutes(from) && now < 1440)),
    ) || spansOf(yesterday).some(({ from, to }) => minutes(to) < minutes(from) && now < minutes(to))
  );
}

describe('for all hours', () => {
  // Where an end of a span may be at any time, the clock does not change; where it changes, at two, no end is before four.
  const fortnights = [
    { zone: paris, begin: '2026-06-08', first: 0 },
    { zone: 'Asia/Kathmandu', begin: '2026-12-24', first: 0 },
    { zone: paris, begin: '2026-03-22', first: 240 },
    { zone: paris, begin: '2026-10-19', first: 240 },
    { zone: 'America/St_Johns', begin: '2026-03-02', first: 240 },
    { zone: 'America/St_Johns', begin: '2026-10-26', first: 240 },
  ];

  it.each(fortnights)('each quarter of an hour of two weeks from $begin in $zone agrees with the wall', (fortnight) => {
    const { zone, begin, first } = fortnight;
    const read = wallClock(zone);
    const window = { from: at(begin), to: at(begin) + 14 * 24 * hour };
    const quarters = Array.from({ length: 14 * 96 }, (_, n) => window.from + n * quarter * 60_000);
    const wall = quarters.map((moment) => ({ moment, ...read(moment) }));
    fc.assert(
      fc.property(openingHours(begin, first), (hours) => {
        const intervals = [...openIntervals(hours, zone, window)];
        for (const now of wall) {
          const open = intervals.some(({ from, to }) => from <= now.moment && now.moment < to);
          expect(open, iso(now.moment) ?? '').toBe(isOpenByTheWall(hours, now));
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(fortnights)(
    'from $begin in $zone openings follow each other with a break, and each knows its ends',
    (one) => {
      const { zone, begin } = one;
      const window = { from: at(begin), to: at(begin) + 14 * 24 * hour };
      fc.assert(
        fc.property(openingHours(begin, 0), fc.integer({ min: window.from, max: window.to - 1 }), (hours, now) => {
          const intervals = [...openIntervals(hours, zone, { from: now, to: window.to })];
          intervals.forEach(({ from, to }, index) => {
            expect(from).toBeLessThan(to);
            expect(from).toBeGreaterThan(intervals[index - 1]?.to ?? Number.NEGATIVE_INFINITY);
          });
          const opening = openingAt(hours, zone, now);
          const [first] = intervals;
          expect(opening.open).toBe(first !== undefined && first.from <= now);
          if (opening.open) {
            expect(opening.opensAt).toBeNull();
            if (opening.closesAt !== null) {
              expect(openingAt(hours, zone, opening.closesAt - 1).open).toBe(true);
              expect(openingAt(hours, zone, opening.closesAt).open).toBe(false);
            }
          } else if (opening.opensAt !== null) {
            if (first !== undefined) expect(opening.opensAt).toBe(first.from);
            expect(openingAt(hours, zone, opening.opensAt - 1).open).toBe(false);
            expect(openingAt(hours, zone, opening.opensAt).open).toBe(true);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(fortnights)(
    'callback slots from $begin in $zone lie apart, in order, and within openings',
    ({ zone, begin }) => {
      fc.assert(
        fc.property(
          openingHours(begin, 0),
          fc.integer({ min: 0, max: 7 * 24 * 60 }),
          fc.integer({ min: 10, max: 120 }),
          (hours, minutesIn, length) => {
            const now = at(begin) + minutesIn * 60_000;
            const wish = { now, minutes: length, leadMinutes: 15, days: 7, limit: 40 };
            const slots = callbackSlots(hours, zone, wish);
            expect(slots.length).toBeLessThanOrEqual(40);
            slots.forEach(({ from, to }, index) => {
              expect(to - from).toBe(length * 60_000);
              expect(from).toBeGreaterThanOrEqual(Math.max(now + 15 * 60_000, slots[index - 1]?.to ?? 0));
              const { open, closesAt } = openingAt(hours, zone, from);
              expect(open).toBe(true);
              expect(closesAt ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(to);
            });
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});
