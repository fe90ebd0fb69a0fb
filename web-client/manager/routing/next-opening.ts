import type { UiLanguage } from '../../../server/contract/call.ts';
import type { Preview } from '../../../server/contract/routing.ts';
import type { StaffMessages } from '../../locales/staff/fr.ts';
import type { RoutingDraft, RoutingProblems } from './routing-draft.ts';

/** When it opens next, in one sentence, as the server answered the preview; nothing where these hours can't be kept. */
export function nextOpening(
  { timeZone, alwaysOpen }: RoutingDraft,
  problems: RoutingProblems,
  opening: Preview | null,
  { hours: words }: StaffMessages,
  language: UiLanguage,
): string {
  if (problems.hours.length > 0 || problems.timeZone) return '';
  if (alwaysOpen) return words.openAlways;
  if (opening === null) return '';
  if (opening.open) return words.openNow;
  if (opening.opensAt === null) return words.neverOpen;
  const format = new Intl.DateTimeFormat(language, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone,
  });
  return words.opensAt(format.format(new Date(opening.opensAt)));
}
