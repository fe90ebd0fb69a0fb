import { type UiLanguage, uiLanguages } from '../../server/contract/call.ts';
import { createI18n, type I18n } from '../lib/i18n.ts';
import type { StaffMessages } from '../locales/staff/fr.ts';

const storageKey = 'passerelle:staff-language';

const known = (value: string | null | undefined): UiLanguage | null =>
  uiLanguages.find((language) => language === value) ?? null;

/** The language that the reader chose in this browser; null where they never did. */
export function chosenLanguage(): UiLanguage | null {
  try {
    return known(localStorage.getItem(storageKey));
  } catch {
    return null;
  }
}

/** The first of the reader's languages that there are words in; null where there are none in any. */
const read = navigator.languages.map((tag) => known(tag.slice(0, 2).toLowerCase())).find((one) => one !== null) ?? null;
const asked = known(new URLSearchParams(location.search).get('lang'));

/** The staff pages' words. A page's elements load after them, so that an element can use them at once. */
export const i18n: I18n<StaffMessages, UiLanguage> = await createI18n<StaffMessages, UiLanguage>(
  {
    fr: async () => (await import('../locales/staff/fr.ts')).fr,
    en: async () => (await import('../locales/staff/en.ts')).en,
  },
  asked ?? chosenLanguage() ?? read ?? 'en',
);

/** Changes the language because the reader said so, and keeps that in this browser. */
export async function chooseLanguage(choice: string): Promise<void> {
  const language = known(choice);
  if (language === null) return;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Where nothing may be stored, the choice lasts as long as the page.
  }
  await i18n.setLanguage(language);
}

/** Changes to the language of the account, unless the reader, the address or the browser named one: the page is read already. */
export async function offerLanguage(language: UiLanguage): Promise<void> {
  if ((asked ?? chosenLanguage() ?? read) === null && language !== i18n.language) await i18n.setLanguage(language);
}
