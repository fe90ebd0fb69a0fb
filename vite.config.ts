import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// One build for every page. The server reads the HTML of each from dist/web and fills in what only it knows.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  publicDir: false,
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        caller: page('web-client/caller/index.html'),
        counselor: page('web-client/counselor/index.html'),
        manager: page('web-client/manager/index.html'),
        signage: page('signage/index.html'),
      },
    },
  },
});
