import type { CallerLanguage } from './call.ts';
import type { Availability } from './caller-socket.ts';

/** The blocks of the caller's first view that say who is there; one of them shows. */
export const presences = ['free', 'waiting', 'nobody', 'shut'] as const;
export type Presence = (typeof presences)[number];

/** What the first view says of who is there. */
export function presenceOf({ free, onDuty, door }: Pick<Availability, 'free' | 'onDuty' | 'door'>): Presence {
  if (door !== null) return 'shut';
  return free ? 'free' : onDuty ? 'waiting' : 'nobody';
}

/** How the first view's gaps are filled: by the server in the page that it sends, and by the page as things change. */
export interface Filling {
  /** The blocks that stay. */
  keep: string[];
  /** What stands in the gaps. */
  texts: Record<string, string>;
}

/** What to fill into the first view, for what is known of the queue `now` (in milliseconds since 1970). */
export function fillingOf(availability: Availability, language: CallerLanguage, now: number): Filling {
  const { door, opensAt, timeZone, wait, instead } = availability;
  const presence = presenceOf(availability);
  const keep: string[] = [presence, ...instead.map((kind) => `or_${kind}`)];
  const texts: Record<string, string> = {};
  if (door !== null) keep.push(door);
  if (opensAt !== null) {
    keep.push('opens');
    texts['opens'] = dayAndHour(opensAt, { timeZone, language, now });
  }
  if (presence === 'waiting' && wait !== null) {
    const { fromMinutes, toMinutes } = wait;
    keep.push(fromMinutes > 0 && fromMinutes < toMinutes ? 'range' : toMinutes === 1 ? 'minute' : 'under');
    texts['from'] = String(fromMinutes);
    texts['to'] = String(toMinutes);
  }
  return { keep, texts };
}

export interface Told {
  timeZone: string;
  language: CallerLanguage;
}

// British habits for English: the day comes first, and the hours of a timetable are said by the 12. Digits are those of
// the posters for Arabic too.
const locales: Record<CallerLanguage, string> = {
  fr: 'fr-FR',
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  uk: 'uk-UA',
  es: 'es-ES',
};
const dayMs = 86_400_000;

/** An hour as one says it: '9 h', '14 h 30'; '9 am', '2:30 pm'; '9:00', '14:30'. */
export function hourOf(moment: string, { timeZone, language }: Told): string {
  const at = new Date(moment);
  const parts = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    hour12: language === 'en',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = String(Number(part('hour')));
  const minute = part('minute');
  if (language === 'fr') return minute === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minute}`;
  if (language !== 'en') return `${hour}:${minute}`;
  return `${minute === '00' ? hour : `${hour}:${minute}`}\u00a0${part('dayPeriod').toLowerCase()}`;
}

/** A day as one says it: 'aujourd’hui', 'demain', 'lundi', and from a week on 'mardi 1er décembre'. */
export function dayOf(moment: string, { timeZone, language, now }: Told & { now: number }): string {
  const days = (dateIn(new Date(moment), timeZone) - dateIn(new Date(now), timeZone)) / dayMs;
  if (days === 0 || days === 1) {
    return new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' })
      .format(days, 'day')
      .replace("'", '\u2019');
  }
  const date: Intl.DateTimeFormatOptions = days < 7 && days > 1 ? {} : { day: 'numeric', month: 'long' };
  const format = new Intl.DateTimeFormat(locales[language], { timeZone, weekday: 'long', ...date });
  const day = format.format(new Date(moment));
  if (language === 'fr') return day.replace(' 1 ', ' 1er ');
  // In Spanish one says 'on' a day by its article.
  return language === 'es' ? `el ${day.replace(',', '')}` : day;
}

const atHour: Record<CallerLanguage, (hour: string) => string> = {
  fr: (hour) => `à ${hour}`,
  en: (hour) => `at ${hour}`,
  ar: (hour) => `الساعة ${hour}`,
  uk: (hour) => `${hour.startsWith('11:') ? 'об' : 'о'} ${hour}`,
  es: (hour) => `${hour.startsWith('1:') ? 'a la' : 'a las'} ${hour}`,
};

/** A moment as one says it: 'demain à 9 h', 'tomorrow at 9 am'. */
export function dayAndHour(moment: string, told: Told & { now: number }): string {
  const hour = hourOf(moment, told);
  return `${dayOf(moment, told)} ${atHour[told.language](hour)}`;
}

/** The day on which a moment falls, as a number that grows by `dayMs` from one day to the next. */
function dateIn(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at);
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(number('year'), number('month') - 1, number('day'));
}
