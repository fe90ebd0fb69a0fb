/**
 * The way of letters past the server, for as long as a call's room gives one: whoever has the room sets `say`, whoever shows
 * letters sets `hear`. What `say` answers with false has not been said: it takes the socket.
 */
export interface LetterWay {
  say(text: string): boolean;
  hear(text: string): void;
}

/** No way yet, and nobody who listens. */
export const noLetterWay = (): LetterWay => ({ say: () => false, hear: () => {} });
