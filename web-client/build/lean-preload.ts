import type { Plugin } from 'vite';

/**
 * Puts a few words in place of Vite's helper that fetches what a part needs together with the part: it is for styles in
 * files of their own too, of which the caller's page has none.
 */
export function leanPreload(): Plugin {
  return {
    name: 'passerelle:lean-preload',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => ({ code: preload, moduleType: 'js' }),
    },
  };
}

// A file that doesn't come is missed by the part itself, which says so. `import` rather than a link, since Safari before
// 17 knows no links for modules.
const preload = `
export const __vitePreload = (load, files = []) => {
  for (const file of files) import(/* @vite-ignore */ '/' + file).catch(() => {});
  return load();
};`;
