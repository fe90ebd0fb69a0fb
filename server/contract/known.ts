import { type Static, Type } from 'typebox';

/** What is kept of a caller who wants to be recognised; nothing else is. */
export const KnownCaller = Type.Object({
  talks: Type.Integer({ minimum: 0, description: 'Talks since they wanted it, the present one left out' }),
  lastTalk: Type.String({ description: 'The day of the last one, as 2026-11-26' }),
  summary: Type.Union([Type.String(), Type.Null()], { description: 'Of the last talk of which both sides wanted one' }),
});
export type KnownCaller = Static<typeof KnownCaller>;

/** A phrase as somebody types it: six words, however they are spaced and accented. */
export const Phrase = Type.String({ minLength: 1, maxLength: 200, description: 'The six words of a known caller' });

/** Whoever has not talked for so long is forgotten. */
export const forgottenAfterMonths = 12;
