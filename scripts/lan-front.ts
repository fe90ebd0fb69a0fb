import type { IncomingHttpHeaders } from 'node:http';
import proxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import fastify, { type FastifyRequest } from 'fastify';
import type { Certificate } from './start/certificate.ts';

export interface FrontOptions {
  readonly certificate: Certificate;
  readonly address: string;
  readonly port: number;
  /** Origins on this machine, such as http://127.0.0.1:3002. */
  readonly server: string;
  readonly sfu: string;
}

/**
 * The one HTTPS origin that phones see, as a reverse proxy is in production: `/sfu/` goes to the media host, all else to
 * the server. Phones give a page camera and microphone over HTTPS only.
 */
export async function startLanFront(options: FrontOptions): Promise<{ close(): Promise<void> }> {
  const { certificate, address, port, server, sfu } = options;
  const app = fastify({ https: { ...certificate }, forceCloseConnections: true });
  const forwarded = (request: Pick<FastifyRequest, 'ip' | 'headers'>): IncomingHttpHeaders => ({
    host: request.headers.host,
    'x-forwarded-proto': 'https',
    'x-forwarded-host': request.headers.host,
    // Set, not added to: a caller can't choose the address that rate limits go by.
    'x-forwarded-for': request.ip,
  });
  const to = (upstream: string, prefix: string): FastifyHttpProxyOptions & { prefix: string; websocket: true } => {
    // The package's types leave out this hook, which its README documents.
    const wsClientOptions = {
      perMessageDeflate: false,
      rewriteRequestHeaders: (headers: IncomingHttpHeaders, request: FastifyRequest) => ({
        ...headers,
        // The server refuses sockets from pages of other origins, and knows staff by their cookie.
        ...pick(request.headers, ['origin', 'cookie', 'sec-fetch-site', 'user-agent', 'accept-language']),
        ...forwarded(request),
      }),
    };
    return {
      upstream,
      prefix,
      rewritePrefix: prefix,
      websocket: true,
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => ({ ...headers, ...forwarded(request) }),
      },
      wsClientOptions,
    };
  };
  await app.register(proxy, to(sfu, '/sfu'));
  await app.register(proxy, to(server, '/'));
  await app.listen({ host: address, port });
  return { close: () => app.close() };
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(names.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]));
}
