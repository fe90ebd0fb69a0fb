import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { leanContracts } from './web-client/build/lean-contracts.ts';
import { leanMediasoup } from './web-client/build/lean-mediasoup.ts';
import { leanTemplates } from './web-client/build/lean-templates.ts';
import { prerender } from './web-client/build/prerender.ts';

const pages = [
  'web-client/caller',
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

// One build for every page. The server reads the HTML of each from dist/web/pages and fills in what only it knows.
export default defineConfig({
  root: pathOf('.'),
  base: '/',
  publicDir: false,
  plugins: [leanContracts(), leanMediasoup(), leanTemplates(), prerender()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    // What each page loads, and when: the test of its weight reads it.
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    // Small pictures and fonts inside scripts would be against our content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: inputs,
      // On its own, so that no caller's page loads it for something small that was put beside it.
      output: { codeSplitting: { groups: [{ name: 'typebox', test: /\/node_modules\/typebox\// }] } },
    },
  },
});
