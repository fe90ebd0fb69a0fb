import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);

/** Lays a `.br` (RFC 7932) beside each script and style, so that the server sends them small without working for it. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'passerelle:precompress',
    apply: 'build',
    writeBundle(options) {
      folder = path.join(options.dir ?? '', 'assets');
    },
    async closeBundle() {
      // Where the build failed, there is nothing to pack, and its own error to read.
      if (folder === '') return;
      const files = (await readdir(folder)).filter((file) => /\.(?:js|css)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const at = path.join(folder, file);
          await writeFile(`${at}.br`, await compress(await readFile(at)));
        }),
      );
    },
  };
}
