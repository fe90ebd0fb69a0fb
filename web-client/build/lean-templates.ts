import type { Plugin } from 'vite';

/**
 * Takes the indentation out of our elements' templates and styles, which a minifier must leave as they are: in HTML and
 * CSS it means nothing, and outside of templates it is gone anyway.
 */
export function leanTemplates(): Plugin {
  return {
    name: 'passerelle:lean-templates',
    apply: 'build',
    transform: {
      filter: { id: /\/web-client\/(?:components|caller)\/.*\.ts$/ },
      handler: (code) => ({
        code: code.replace(/\n\s+/g, '\n'),
        map: null,
      }),
    },
  };
}
