import type { CallerLanguage } from '../../server/contract/call.ts';

/** Each language as it names itself: whoever can't read the page can still read that. */
export const languageNames: Record<CallerLanguage, string> = {
  fr: 'Français',
  en: 'English',
  ar: 'العربية',
  uk: 'Українська',
  es: 'Español',
};

/** Which way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
