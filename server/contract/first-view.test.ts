import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallerLanguage, callerLanguages, doorReasons } from './call.ts';
import type { Availability } from './caller-socket.ts';
import { dayAndHour, dayOf, fillingOf, hourOf, presenceOf } from './first-view.ts';

const timeZone = 'Europe/Paris';
const now = Date.parse('2026-11-25T11:00:00Z'); // Wednesday, noon in Paris
const open: Availability = {
  free: false,
  onDuty: true,
  waiting: 3,
  wait: { fromMinutes: 2, toMinutes: 5 },
  door: null,
  opensAt: null,
  timeZone,
  instead: ['writing', 'callback'],
};

describe('a time as one says it', () => {
  it.each([
    ['2026-11-25T13:00:00Z', 'aujourd’hui à 14 h', 'today at 2 pm'],
    ['2026-11-26T08:30:00Z', 'demain à 9 h 30', 'tomorrow at 9:30 am'],
    ['2026-11-25T23:30:00Z', 'demain à 0 h 30', 'tomorrow at 12:30 am'],
    ['2026-11-28T08:00:00Z', 'samedi à 9 h', 'Saturday at 9 am'],
    ['2026-12-01T11:00:00Z', 'mardi à 12 h', 'Tuesday at 12 pm'],
    ['2026-12-02T08:00:00Z', 'mercredi 2 décembre à 9 h', 'Wednesday 2 December at 9 am'],
    ['2027-01-01T08:00:00Z', 'vendredi 1er janvier à 9 h', 'Friday 1 January at 9 am'],
  ])('%s', (moment, french, english) => {
    const plain = (text: string) => text.replaceAll('\u00a0', ' ');
    expect(plain(dayAndHour(moment, { timeZone, language: 'fr', now }))).toBe(french);
    expect(plain(dayAndHour(moment, { timeZone, language: 'en', now }))).toBe(english);
  });

  it('is said in every language of the caller’s page', () => {
    const said = (language: CallerLanguage) => dayAndHour('2026-11-26T08:00:00Z', { timeZone, language, now });
    expect(said('ar')).toBe('غدًا الساعة 9:00');
    expect(said('uk')).toBe('завтра о 9:00');
    expect(said('es')).toBe('mañana a las 9:00');
  });

  it.each([
    ['2026-11-25T12:00:00Z', 'hoy a las 13:00'],
    ['2026-11-26T00:30:00Z', 'mañana a la 1:30'],
    ['2026-11-30T08:00:00Z', 'el lunes a las 9:00'],
    ['2026-11-27T23:00:00Z', 'el sábado a las 0:00'],
    ['2026-12-03T09:15:00Z', 'el jueves 3 de diciembre a las 10:15'],
  ])('has its articles in Spanish: %s', (moment, spanish) => {
    expect(dayAndHour(moment, { timeZone, language: 'es', now })).toBe(spanish);
  });

  it('is that of the campaign’s time zone, wherever the reader is', () => {
    const told = { timeZone: 'Indian/Reunion', language: 'fr', now } as const;
    expect(hourOf('2026-11-25T13:00:00Z', told)).toBe('17\u00a0h');
    expect(dayOf('2026-11-25T20:30:00Z', told)).toBe('demain');
  });

  it('counts a day of 23 or 25 hours as one', () => {
    const evening = Date.parse('2026-10-24T20:00:00Z');
    expect(dayOf('2026-10-25T08:00:00Z', { timeZone, language: 'fr', now: evening })).toBe('demain');
    expect(dayOf('2026-10-25T22:30:00Z', { timeZone, language: 'fr', now: evening })).toBe('demain');
    const spring = Date.parse('2027-03-27T22:30:00Z');
    expect(dayOf('2027-03-28T21:30:00Z', { timeZone, language: 'en', now: spring })).toBe('tomorrow');
  });
});

describe('the first view', () => {
  it('says first that the door is closed, whoever is at work', () => {
    for (const door of doorReasons) expect(presenceOf({ free: true, onDuty: true, door })).toBe('shut');
    expect(presenceOf({ free: true, onDuty: true, door: null })).toBe('free');
    expect(presenceOf({ free: false, onDuty: true, door: null })).toBe('waiting');
    expect(presenceOf({ free: false, onDuty: false, door: null })).toBe('nobody');
  });

  it('says from when on somebody answers, and what there is instead', () => {
    const closed: Availability = {
      ...open,
      door: 'closed_hours',
      opensAt: '2026-11-26T08:00:00Z',
      instead: ['callback'],
    };
    const { keep, texts } = fillingOf(closed, 'fr', now);
    expect(keep).toEqual(['shut', 'or_callback', 'closed_hours', 'opens']);
    expect(texts['opens']).toBe('demain à 9\u00a0h');
  });

  it.each([
    [{ fromMinutes: 0, toMinutes: 1 }, 'minute'],
    [{ fromMinutes: 0, toMinutes: 4 }, 'under'],
    [{ fromMinutes: 2, toMinutes: 5 }, 'range'],
    [{ fromMinutes: 5, toMinutes: 5 }, 'under'],
  ] as const)('tells the wait of %o as a %s', (wait, form) => {
    expect(fillingOf({ ...open, wait }, 'fr', now).keep).toContain(form);
  });

  it('shows one block, one reason and at most one range, for whatever is known', () => {
    const availability: fc.Arbitrary<Availability> = fc.record({
      free: fc.boolean(),
      onDuty: fc.boolean(),
      waiting: fc.nat(),
      wait: fc.option(
        fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 90 })).map(([fromMinutes, more]) => ({
          fromMinutes,
          toMinutes: fromMinutes + more,
        })),
      ),
      door: fc.option(fc.constantFrom(...doorReasons)),
      opensAt: fc.option(
        fc.integer({ min: 0, max: 10_000 }).map((hours) => new Date(now + hours * 3_600_000).toISOString()),
      ),
      timeZone: fc.constantFrom('Europe/Paris', 'America/Martinique', 'Pacific/Noumea', 'UTC'),
      instead: fc.uniqueArray(fc.constantFrom('writing', 'callback')),
    });
    fc.assert(
      fc.property(availability, fc.constantFrom(...callerLanguages), (known, language) => {
        const { keep, texts } = fillingOf(known, language, now);
        const among = (names: readonly string[]) => keep.filter((name) => names.includes(name)).length;
        expect(among(['free', 'waiting', 'nobody', 'shut'])).toBe(1);
        expect(among(doorReasons)).toBe(known.door === null ? 0 : 1);
        expect(among(['minute', 'under', 'range'])).toBeLessThanOrEqual(1);
        expect(texts['opens'] === undefined).toBe(known.opensAt === null);
      }),
    );
  });
});
