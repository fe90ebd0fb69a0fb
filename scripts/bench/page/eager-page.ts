import path from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import { build } from 'vite';
import { headers } from '../../../server/platform/headers.ts';
import { precompress } from '../../../web-client/build/precompress.ts';

/**
 * A page that loads mediasoup-client up front, asks who is there, and draws itself then; built and served with the same care
 * as ours, headers included.
 */
export interface EagerPage extends AsyncDisposable {
  readonly url: string;
}

/** Builds the page into `folder` and serves it on a free port of loopback. */
export async function serveEagerPage(folder: string): Promise<EagerPage> {
  await build({
    configFile: false,
    root: path.join(import.meta.dirname, 'eager'),
    logLevel: 'warn',
    plugins: [precompress()],
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  });
  const app = Fastify();
  await app.register(headers, { secure: false });
  await app.register(compress, { encodings: ['br', 'gzip'] });
  await app.register(fastifyStatic, { root: folder, preCompressed: true, immutable: true, maxAge: '365d' });
  app.get('/state', async () => ({ presence: 'free' }));
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), [Symbol.asyncDispose]: () => app.close() };
}
