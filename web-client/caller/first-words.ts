import type { CallerLanguage } from '../../server/contract/call.ts';
import { noCodeAr } from '../locales/caller/no-code-ar.ts';
import { noCodeEn } from '../locales/caller/no-code-en.ts';
import { noCodeEs } from '../locales/caller/no-code-es.ts';
import { type NoCodeMessages, noCodeFr } from '../locales/caller/no-code-fr.ts';
import { noCodeUk } from '../locales/caller/no-code-uk.ts';
import { welcomeAr } from '../locales/caller/welcome-ar.ts';
import { welcomeEn } from '../locales/caller/welcome-en.ts';
import { welcomeEs } from '../locales/caller/welcome-es.ts';
import { type WelcomeMessages, welcomeFr } from '../locales/caller/welcome-fr.ts';
import { welcomeFrVous } from '../locales/caller/welcome-fr-vous.ts';
import { welcomeUk } from '../locales/caller/welcome-uk.ts';
import type { FirstState } from './first-view.ts';

/** What every first view may say. */
export interface FirstMessages extends WelcomeMessages {
  readonly noCode: NoCodeMessages;
}

const plain: Record<CallerLanguage, FirstMessages> = {
  fr: { ...welcomeFr, noCode: noCodeFr },
  en: { ...welcomeEn, noCode: noCodeEn },
  ar: { ...welcomeAr, noCode: noCodeAr },
  uk: { ...welcomeUk, noCode: noCodeUk },
  es: { ...welcomeEs, noCode: noCodeEs },
};
const formal: FirstMessages = { ...welcomeFrVous, noCode: noCodeFr };

/** A first view's words: only a campaign that takes calls can choose how French speaks. */
export const firstWords = (language: CallerLanguage, state: FirstState, address: 'tu' | 'vous'): FirstMessages =>
  state === 'open' && language === 'fr' && address === 'vous' ? formal : plain[language];
