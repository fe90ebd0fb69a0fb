import type { Plugin } from 'vite';

/**
 * Gives French with vous its own copy of the French with tu that it is made from: one file comes instead of two, and what
 * is nearly the same in both compresses into little.
 */
export function ownLocales(): Plugin {
  return {
    name: 'passerelle:own-locales',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^\.\/[\w-]*fr\.ts$/ },
      async handler(source, importer, options) {
        if (!importer || !/vous(?:\.ts)?$/.test(importer)) return null;
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
        return resolved && { ...resolved, id: `${resolved.id}?vous` };
      },
    },
  };
}
