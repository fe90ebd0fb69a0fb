import type { Plugin } from 'vite';

const complaint = /\bError\("[^"]*"(?:\+\w+(?:\+"[^"]*")?)?\)/g;
/**
 * Where a decorator looks which kind it is: we compile to those of before the standard. The code of the other kind, which
 * nothing leads to then, the build leaves out by itself.
 */
const standardDecorator =
  /"object"==typeof \w\?\w\(\w,\w,\w\):|void 0!==\w\?\w\.addInitializer\(\(\)=>\{customElements\.define\(\w,\w\)\}\):/g;

/** What `@query` keeps of what it found: none of ours asks it to. */
const keptQuery = /if\(\w\)\{const\{get:\w,set:\w\}=.*?\}\}\)\}(?=return )/;

/**
 * Where lit lets polyfills of old browsers, and whoever counts its versions on a page, have a part in it: there are none of
 * those here.
 */
const guests = new RegExp(
  [
    /,\w=\w\.\w+PolyfillSupport(?=[,;])/,
    /,?\b\w\?\.\((?:\{ReactiveElement:\w\}|\w,\w)\)(?=,)/,
    /,\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\)/,
    /const \w=\w\.litElementPolyfillSupport;\w\?\.\(\{LitElement:\w\}\);/,
    /,?\(\w\.\w+Versions\?\?=\[\]\)\.push\("[^"]*"\)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** A file of lit's without what no page of ours needs of it. */
export const leanOf = (code: string): string =>
  code.replace(guests, '').replace(keptQuery, '').replace(standardDecorator, '').replace(complaint, 'Error()');

/** Takes out of lit what no page of ours can reach, and what it says of wrong templates: types and tests meet those first. */
export function leanLit(): Plugin {
  return {
    name: 'passerelle:lean-lit',
    apply: 'build',
    transform: {
      filter: { id: /\/node_modules\/(?:@lit\/reactive-element|lit-html|lit-element)\/.*\.js$/ },
      handler: (code) => ({ code: leanOf(code), map: null }),
    },
  };
}
