import type { Plugin } from 'vite';

/**
 * Where French has a space before a mark, or inside quotation marks, no line may break (Lexique des règles typographiques
 * de l'Imprimerie nationale): those who write the words write plain spaces. JavaScript takes both for space.
 */
export const withFrenchSpaces = (text: string): string =>
  text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** Sets the spaces of French words so that no line begins with a mark. */
export function frenchSpaces(): Plugin {
  return {
    name: 'passerelle:french-spaces',
    enforce: 'pre',
    transform: {
      filter: {
        id: /\/web-client\/locales\/(?:caller\/(?:[\w-]+-)?fr(?:-vous)?|staff\/fr(?:\/[\w-]+)?)\.ts(?:\?vous)?$/,
      },
      handler: (code) => ({ code: withFrenchSpaces(code), map: null }),
    },
  };
}
