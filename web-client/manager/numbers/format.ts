import type { UiLanguage } from '../../../server/contract/call.ts';

/** What stands where there is nothing to measure: without calls there is no share of them. */
const nothingToMeasure = '–';

/** A share as `84%`. */
export const percent = (share: number | null, language: UiLanguage): string =>
  share === null
    ? nothingToMeasure
    : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** A wait as `42 s` or `3 min 05 s`: unlike a length of talk, its seconds count. */
export function waited(seconds: number | null): string {
  if (seconds === null) return nothingToMeasure;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** A mean of a few grades as `2.8`. */
export const mean = (value: number | null, language: UiLanguage): string =>
  value === null
    ? nothingToMeasure
    : new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
