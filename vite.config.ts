import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, defineConfig } from 'vite';
import { apart } from './web-client/build/apart.ts';
import { frenchSpaces } from './web-client/build/french-spaces.ts';
import { leanContracts } from './web-client/build/lean-contracts.ts';
import { leanLit } from './web-client/build/lean-lit.ts';
import { leanMediasoup } from './web-client/build/lean-mediasoup.ts';
import { leanPreload } from './web-client/build/lean-preload.ts';
import { leanTemplates } from './web-client/build/lean-templates.ts';
import { ownLocales } from './web-client/build/own-locales.ts';
import { precompress } from './web-client/build/precompress.ts';
import { prerender } from './web-client/build/prerender.ts';

const pages = [
  'web-client/counselor',
  'web-client/manager',
  'signage',
  'web-client/gallery',
  'web-client/staff-gallery',
];

// Whoever starts the build, also a test: what is tested is what is shipped.
process.env['NODE_ENV'] = 'production';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const complete = (page: string) => ['index.html', 'main.ts'].every((file) => existsSync(pathOf(`${page}/${file}`)));
const inputs = pages.filter(complete).map((page) => pathOf(`${page}/index.html`));

// What every build of a page does.
const lean = () => [frenchSpaces(), leanContracts(), leanLit(), leanMediasoup(), leanTemplates(), prerender()];
const common: BuildOptions = {
  outDir: 'dist/web',
  assetsDir: 'assets',
  target: 'es2022',
  modulePreload: { polyfill: false },
  // Small pictures and fonts inside scripts would be against our content security policy.
  assetsInlineLimit: 0,
};

// The caller's page must be small: it shares nothing with the others, which would cut it into more and larger pieces.
const caller = apart({
  name: 'caller',
  plugins: () => [leanPreload(), ownLocales(), ...lean()],
  build: {
    ...common,
    // What the page loads, and when: the test of its weight reads it.
    manifest: 'caller-manifest.json',
    rolldownOptions: {
      input: pathOf('web-client/caller/index.html'),
      // What the contracts' schemas are made of goes with them.
      treeshake: { propertyReadSideEffects: false },
      output: {
        codeSplitting: {
          groups: [
            // What only the media code needs comes with it.
            { name: 'runtime', test: /rolldown[/:]runtime/ },
            // What more than one part of the page shares is there with the first: no part waits for a second file. But for
            // what is shared by steps alone that most callers never see, and for faces: nobody has one before they answered.
            {
              name: 'app',
              test: /\/node_modules\/(?:@?lit|lit-\w+)\/|\/web-client\/(?:components|lib|caller)\/(?!platform|copy|face)|\/server\/contract\/call\.ts/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});

// One file that keeps its name: browsers look for a newer service worker at the same address, and old ones run no modules
// in it.
const serviceWorker = apart({
  name: 'service-worker',
  build: {
    rolldownOptions: {
      input: pathOf('web-client/service-worker/sw.ts'),
      output: { format: 'iife', entryFileNames: 'sw.js' },
    },
  },
});

// One build for every other page. The server reads the HTML of each from dist/web/pages and fills in what it knows.
export default defineConfig({
  root: pathOf('.'),
  base: '/',
  publicDir: false,
  plugins: [...lean(), caller, serviceWorker, precompress()],
  build: {
    ...common,
    emptyOutDir: true,
    rolldownOptions: {
      input: inputs,
      // On its own, so that no page loads it for something small that was put beside it.
      output: { codeSplitting: { groups: [{ name: 'typebox', test: /\/node_modules\/typebox\// }] } },
    },
  },
});
