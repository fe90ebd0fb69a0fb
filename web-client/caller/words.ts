import type { Catalogue } from '../lib/i18n.ts';
import type { CallerMessages } from '../locales/caller/fr.ts';

/** The caller's words, each language fetched when it is wanted, in the way of speaking that the campaign chose. */
export function callerWords(address: 'tu' | 'vous'): Catalogue<CallerMessages> {
  return {
    fr:
      address === 'tu'
        ? async () => (await import('../locales/caller/fr.ts')).fr
        : async () => (await import('../locales/caller/fr-vous.ts')).frVous,
    en: async () => (await import('../locales/caller/en.ts')).en,
    ar: async () => (await import('../locales/caller/ar.ts')).ar,
    uk: async () => (await import('../locales/caller/uk.ts')).uk,
    es: async () => (await import('../locales/caller/es.ts')).es,
  };
}
