import type { UiLanguage } from '../../server/contract/call.ts';

/** A length of time in words for a table or a line: `42 s`, `12 min`, `3 h 05 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A length of talk in a table, to the nearest minute: rows may miss their total by a little, but not all on one side. */
export const talked = (seconds: number): string => duration(seconds < 60 ? seconds : Math.round(seconds / 60) * 60);

/** A running clock: `0:07`, `12:30`, `1:02:09`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Whole seconds since a moment; 0 where it lies ahead, since clocks differ. */
export function secondsSince(moment: string, now: number): number {
  const then = Date.parse(moment);
  return Number.isNaN(then) ? 0 : Math.max(0, Math.floor((now - then) / 1000));
}

/** A number as the reader's language groups its digits. */
export const count = (value: number, language: UiLanguage): string => new Intl.NumberFormat(language).format(value);

/** A day, in the reader's language and time zone. */
export const day = (moment: string, language: UiLanguage): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(moment));

/** A time of day, in the reader's language and time zone: `14:05`. */
export const timeOfDay = (moment: string, language: UiLanguage): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(moment));

/** The name of a language in the reader's own; the tag itself where the browser knows no name. */
export function languageName(tag: string, language: UiLanguage): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
