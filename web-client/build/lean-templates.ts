import type { Plugin } from 'vite';

/**
 * Takes out of our elements' templates and styles what a minifier must leave as it is: in HTML and CSS indentation means
 * nothing, and outside of templates it is gone anyway.
 */
export function leanTemplates(): Plugin {
  return {
    name: 'passerelle:lean-templates',
    apply: 'build',
    transform: {
      filter: { id: /\/web-client\/(?:components|caller)\/.*\.ts$/ },
      handler: (code) => ({
        code: code.replace(/\n\s+/g, '\n').replace(/(\bcss`)([^`$]*)`/g, (_all, tag, css) => `${tag}${leanCss(css)}\``),
        map: null,
      }),
    },
  };
}

/** A style sheet without its comments and needless spaces. A space before a colon may mean a descendant, so it stays. */
export const leanCss = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/([{};:,]) /g, '$1')
    .replace(/ ([{};,])/g, '$1')
    .replaceAll(';}', '}')
    .trim();
