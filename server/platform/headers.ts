import { createHash } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';

/** Lets a page's own `<style>` elements in, and no others: by what they hold (CSP level 3, section 2.3.1). */
export function allowStyles(reply: FastifyReply, html: string): void {
  const policy = String(reply.getHeader('content-security-policy'));
  const sources = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(
    ([, style = '']) => ` 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  reply.header('content-security-policy', policy.replace("style-src 'self'", `$&${sources.join('')}`));
}

/**
 * Lets a page that no other page has led to be shown by the process that the browser has made ready for it: no page can have
 * hold of it (Fetch Metadata, `Sec-Fetch-Site: none`), and to be kept apart from none costs a process begun while its
 * reader waits.
 */
export function allowReadyProcess(request: FastifyRequest, reply: FastifyReply): void {
  if (request.headers['sec-fetch-site'] === 'none') reply.removeHeader('cross-origin-opener-policy');
}

/**
 * Security headers. Pages run only scripts and styles of this origin; they speak to this origin and, over WebSockets,
 * to media hosts, which may have addresses of their own.
 */
export const headers = plugin<{ secure: boolean }>(
  async (app, { secure }) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'blob:'],
          'font-src': ["'self'"],
          'manifest-src': ["'self'"],
          'connect-src': ["'self'", secure ? 'wss:' : 'ws:'],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
        },
      },
      hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    });
    app.addHook('onSend', async (_request, reply) => {
      reply.header('permissions-policy', 'camera=(self), microphone=(self), geolocation=(), browsing-topics=()');
    });
  },
  { name: 'headers' },
);
