import { describe, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { blockedAr } from './blocked-ar.ts';
import { blockedEn } from './blocked-en.ts';
import { blockedEs } from './blocked-es.ts';
import { blockedFr } from './blocked-fr.ts';
import { blockedFrVous } from './blocked-fr-vous.ts';
import { blockedUk } from './blocked-uk.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { extrasAr } from './extras-ar.ts';
import { extrasEn } from './extras-en.ts';
import { extrasEs } from './extras-es.ts';
import { extrasFr } from './extras-fr.ts';
import { extrasFrVous } from './extras-fr-vous.ts';
import { extrasUk } from './extras-uk.ts';
import { fr } from './fr.ts';
import { frVous } from './fr-vous.ts';
import { goodbyeAr } from './goodbye-ar.ts';
import { goodbyeEn } from './goodbye-en.ts';
import { goodbyeEs } from './goodbye-es.ts';
import { goodbyeFr } from './goodbye-fr.ts';
import { goodbyeFrVous } from './goodbye-fr-vous.ts';
import { goodbyeUk } from './goodbye-uk.ts';
import { laterAr } from './later-ar.ts';
import { laterEn } from './later-en.ts';
import { laterEs } from './later-es.ts';
import { laterFr } from './later-fr.ts';
import { laterFrVous } from './later-fr-vous.ts';
import { laterUk } from './later-uk.ts';
import { mediaAr } from './media-ar.ts';
import { mediaEn } from './media-en.ts';
import { mediaEs } from './media-es.ts';
import { mediaFr } from './media-fr.ts';
import { mediaFrVous } from './media-fr-vous.ts';
import { mediaUk } from './media-uk.ts';
import { noCodeAr } from './no-code-ar.ts';
import { noCodeEn } from './no-code-en.ts';
import { noCodeEs } from './no-code-es.ts';
import { noCodeFr } from './no-code-fr.ts';
import { noCodeUk } from './no-code-uk.ts';
import { uk } from './uk.ts';
import { welcomeAr } from './welcome-ar.ts';
import { welcomeEn } from './welcome-en.ts';
import { welcomeEs } from './welcome-es.ts';
import { welcomeFr } from './welcome-fr.ts';
import { welcomeFrVous } from './welcome-fr-vous.ts';
import { welcomeUk } from './welcome-uk.ts';
import { writingAr } from './writing-ar.ts';
import { writingEn } from './writing-en.ts';
import { writingEs } from './writing-es.ts';
import { writingFr } from './writing-fr.ts';
import { writingFrVous } from './writing-fr-vous.ts';
import { writingUk } from './writing-uk.ts';

const tu = [fr, welcomeFr, mediaFr, extrasFr, writingFr, laterFr, goodbyeFr, blockedFr, noCodeFr];
const vous = [
  frVous,
  welcomeFrVous,
  mediaFrVous,
  extrasFrVous,
  writingFrVous,
  laterFrVous,
  goodbyeFrVous,
  blockedFrVous,
];
const english = [en, welcomeEn, mediaEn, extrasEn, writingEn, laterEn, goodbyeEn, blockedEn, noCodeEn];
const ukrainian = [uk, welcomeUk, mediaUk, extrasUk, writingUk, laterUk, goodbyeUk, blockedUk, noCodeUk];
const arabic = [ar, welcomeAr, mediaAr, extrasAr, writingAr, laterAr, goodbyeAr, blockedAr, noCodeAr];
const spanish = [es, welcomeEs, mediaEs, extrasEs, writingEs, laterEs, goodbyeEs, blockedEs, noCodeEs];

/** Every text in a tree of messages; functions are called with numbers and names that show in the text. */
function texts(messages: unknown): string[] {
  if (typeof messages === 'string') return [messages];
  if (typeof messages === 'function') return [String(messages(2, 5)), String(messages(1, 1))];
  if (typeof messages === 'object' && messages !== null) return Object.values(messages).flatMap(texts);
  return [];
}

describe('what the caller’s page says', () => {
  it.each([
    ['French', tu],
    ['French, vous', vous],
    ['English', english],
    ['Arabic', arabic],
    ['Ukrainian', ukrainian],
    ['Spanish', spanish],
  ])('has no exclamation mark and no empty text, in %s', (_language, messages) => {
    expect(texts(messages).filter((text) => text.includes('!') || text.trim() === '')).toEqual([]);
  });

  it('never says tu where the campaign says vous', () => {
    const familiar = /(^|[\s’'«])(tu|te|toi|ton|ta|tes|t’\S+)(?=[\s.,?’!»]|$)/i;
    expect(texts(vous).filter((text) => familiar.test(text))).toEqual([]);
  });

  it('never says vous where the campaign says tu', () => {
    // A rendez-vous is one for both.
    expect(texts(tu).filter((text) => /(?<!rendez.)\bvous\b|\bvotre\b|\bvos\b/i.test(text))).toEqual([]);
  });

  it('says an honest range of minutes', () => {
    expect(fr.waiting.range(2, 5)).toBe('Environ 2 à 5 minutes.');
    expect(fr.waiting.range(0, 1)).toBe('Moins d’une minute.');
    expect(fr.waiting.range(1, 1)).toBe('Environ une minute.');
    expect(en.waiting.range(0, 5)).toBe('Less than 5 minutes.');
    expect(en.waiting.range(3, 3)).toBe('About 3 minutes.');
    expect(es.waiting.range(0, 1)).toBe('Menos de un minuto.');
    expect(es.waiting.range(2, 5)).toBe('De 2 a 5 minutos, más o menos.');
  });

  it('says the place in line', () => {
    expect([1, 2, 3].map(fr.waiting.place)).toEqual([
      'C’est bientôt à toi',
      'Tu es la 2e personne',
      'Tu es la 3e personne',
    ]);
    expect([1, 2, 3, 4, 11, 22].map(en.waiting.place)).toEqual([
      'You are next',
      'You are 2nd in line',
      'You are 3rd in line',
      'You are 4th in line',
      'You are 11th in line',
      'You are 22nd in line',
    ]);
    expect([1, 2, 3].map(es.waiting.place)).toEqual([
      'Tu turno es el siguiente',
      'Hay 1 persona antes que tú',
      'Hay 2 personas antes que tú',
    ]);
  });

  it('says one o’clock in the singular, in Spanish', () => {
    expect(['1:15', '10:15', '13:00'].map(laterEs.booked.until)).toEqual([
      'Te guardamos el turno hasta la 1:15.',
      'Te guardamos el turno hasta las 10:15.',
      'Te guardamos el turno hasta las 13:00.',
    ]);
  });
});
