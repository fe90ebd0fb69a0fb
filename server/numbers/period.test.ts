import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors.ts';
import { cut, type Interval, periodOf } from './period.ts';

const paris = 'Europe/Paris';
const period = (from: string, to: string, zone: string) => ({ begins: Date.parse(from), ends: Date.parse(to), zone });
const hours = ({ begins, ends }: Interval) => (ends - begins) / 3_600_000;

describe('a period cut by day', () => {
  it('has a day of 23 hours where the clocks go forward, and one of 25 where they go back', () => {
    expect(cut(period('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', paris), 'day').map(hours)).toEqual([24, 23, 24]);
    expect(cut(period('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', paris), 'day').map(hours)).toEqual([24, 25, 24]);
  });

  it('keeps the parts of days at both ends', () => {
    expect(cut(period('2026-05-04T10:00:00Z', '2026-05-06T01:00:00Z', paris), 'day').map(hours)).toEqual([12, 24, 3]);
  });

  it('begins a day where the clock first shows it, though midnight does not exist or comes twice', () => {
    const cairo = cut(period('2026-04-22T22:00:00Z', '2026-04-25T21:00:00Z', 'Africa/Cairo'), 'day');
    expect(cairo.map(hours)).toEqual([24, 23, 24]);
    const havana = cut(period('2026-10-31T04:00:00Z', '2026-11-02T05:00:00Z', 'America/Havana'), 'day');
    expect(havana.map(hours)).toEqual([24, 25]);
  });
});

describe('a period cut by hour', () => {
  it('has the hour that comes twice as two', () => {
    const night = cut(period('2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z', paris), 'hour');
    expect(night.map(hours)).toEqual([1, 1, 1]);
  });

  it('follows the clock of zones that differ by half an hour, and change by half an hour', () => {
    const kathmandu = cut(period('2026-05-04T10:00:00Z', '2026-05-04T12:00:00Z', 'Asia/Kathmandu'), 'hour');
    expect(kathmandu.map(hours)).toEqual([0.25, 1, 0.75]);
    const lordHowe = cut(period('2026-04-04T14:00:00Z', '2026-04-04T16:30:00Z', 'Australia/Lord_Howe'), 'hour');
    expect(lordHowe.map(hours)).toEqual([1, 0.5, 1]);
  });
});

/** What the clock of the zone shows, cut to the step: two moments of one interval show the same. */
const clockOf = (zone: string, step: 'hour' | 'day') =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(step === 'hour' ? { hour: '2-digit', timeZoneName: 'longOffset' } : {}),
  });

describe('any period', () => {
  const quarter = 15 * 60_000;
  const zones = fc.constantFrom(
    paris,
    'UTC',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/Havana',
    'Africa/Cairo',
    'America/St_Johns',
    'Pacific/Chatham',
  );
  // Near changes of the clocks, and anywhere.
  const starts = fc
    .tuple(
      fc.constantFrom('2026-03-28', '2026-10-24', '2026-04-04', '2026-04-23', '2026-10-31', '2026-03-07', '2027-01-01'),
      fc.integer({ min: -200, max: 200 }),
    )
    .map(([date, quarters]) => Date.parse(date) + quarters * quarter);

  it('is cut without a gap, exactly where the clock shows another hour or day', () => {
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 1, max: 400 }),
        zones,
        fc.constantFrom('hour', 'day'),
        (begins, quarters, zone, step) => {
          const ends = begins + quarters * quarter;
          const clock = clockOf(zone, step);
          const expected: Interval[] = [];
          let since = begins;
          for (let moment = begins + quarter; moment <= ends; moment += quarter) {
            if (moment < ends && clock.format(moment) === clock.format(moment - quarter)) continue;
            expected.push({ begins: since, ends: moment });
            since = moment;
          }
          expect(cut({ begins, ends, zone }, step)).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a query', () => {
  const query = { from: '2026-03-01T00:00:00Z', to: '2026-03-08T00:00:00Z', step: 'day' } as const;
  const refusal = (change: Partial<Parameters<typeof periodOf>[0]>) => {
    try {
      periodOf({ ...query, ...change });
    } catch (error) {
      if (error instanceof DomainError) return `${error.code}: ${error.message}`;
      throw error;
    }
    return 'none';
  };

  it('names its time in UTC unless it says otherwise', () => {
    expect(periodOf(query)).toEqual({ begins: Date.parse(query.from), ends: Date.parse(query.to), zone: 'UTC' });
    expect(periodOf({ ...query, from: '2026-03-01T01:00:00+01:00', timeZone: paris }).begins).toBe(
      Date.parse(query.from),
    );
  });

  it('is told what is wrong with it, and what to do', () => {
    expect(refusal({ from: 'yesterday' })).toContain('`from` is not a moment');
    expect(refusal({ to: '2026-03-08' })).toContain('`to` is not a moment');
    expect(refusal({ to: '+102026-03-08T00:00:00Z' })).toContain('years 2000 to 2199');
    expect(refusal({ to: query.from })).toContain('`from` must lie before `to`');
    expect(refusal({ timeZone: 'Europe/Atlantis' })).toContain('Europe/Paris');
    expect(refusal({ timeZone: '' })).toContain('`timeZone` is not known');
  });

  it('may be 31 days by hour and 400 by day, however long those days are', () => {
    const hourly = { step: 'hour', timeZone: paris, from: '2026-10-01T00:00:00+02:00' } as const;
    expect(refusal({ ...hourly, to: '2026-11-01T00:00:00+01:00' })).toBe('none');
    expect(refusal({ ...hourly, to: '2026-11-01T00:00:01+01:00' })).toContain('at most 31 days');
    expect(refusal({ to: '2027-04-05T00:00:00Z' })).toBe('none');
    expect(refusal({ to: '2027-04-05T00:00:01Z' })).toContain('at most 400 days');
    expect(refusal({ step: 'whole', to: '2027-04-05T00:00:01Z' })).toContain('several requests');
  });
});
