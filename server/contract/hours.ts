import { type Static, Type } from 'typebox';
import { Line } from './text.ts';

/** A time of day, from `00:00` to `24:00`. */
export const TimeOfDay = Type.String({
  pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
  description: 'Hours and minutes of the time zone, as in 09:30',
});

/** From one time of day to another; `to` before `from` means the next day. The two differ: 00:00 to 24:00 is a whole day. */
export const Span = Type.Object({ from: TimeOfDay, to: TimeOfDay }, { additionalProperties: false });
export type Span = Static<typeof Span>;

export const WeeklySpan = Type.Object(
  {
    day: Type.Integer({ minimum: 1, maximum: 7, description: 'ISO 8601: 1 is Monday' }),
    from: TimeOfDay,
    to: TimeOfDay,
  },
  { additionalProperties: false },
);
export type WeeklySpan = Static<typeof WeeklySpan>;

/** A day that is unlike its weekday: a holiday (no spans), or other hours. */
export const SpecialDay = Type.Object(
  {
    date: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'A date of the time zone, ISO 8601' }),
    label: Line({ maxLength: 80 }),
    spans: Type.Array(Span, { maxItems: 8 }),
  },
  { additionalProperties: false },
);
export type SpecialDay = Static<typeof SpecialDay>;

/** When a campaign takes calls. A span belongs to the day on which it begins, and special days replace the whole day. */
export const OpeningHours = Type.Object(
  { weekly: Type.Array(WeeklySpan, { maxItems: 56 }), special: Type.Array(SpecialDay, { maxItems: 400 }) },
  { additionalProperties: false },
);
export type OpeningHours = Static<typeof OpeningHours>;

/** An IANA time zone, as in `Europe/Paris`. */
export const TimeZone = Type.String({ minLength: 1, maxLength: 60, description: 'An IANA time zone' });

// ---- GET /api/holidays?country=FR&year=2027 ----
export const HolidayQuery = Type.Object(
  {
    country: Type.Literal('FR', { description: 'ISO 3166-1; so far France alone' }),
    year: Type.String({ pattern: '^20[0-9]{2}$', description: 'From 2000 to 2099' }),
  },
  { additionalProperties: false },
);
/** A public holiday, which the console can add to a campaign's special days. */
export const Holiday = Type.Object({
  date: Type.String({ description: 'ISO 8601' }),
  name: Type.Object({ fr: Type.String(), en: Type.String() }),
});
export type Holiday = Static<typeof Holiday>;
export const HolidayList = Type.Object({ holidays: Type.Array(Holiday) });
