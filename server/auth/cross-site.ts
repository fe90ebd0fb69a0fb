import { DomainError } from '../errors.ts';

interface Origins {
  /** The request's own host, as the browser named it. */
  host: string;
  method: string;
  origin: string | undefined;
  fetchSite: string | undefined;
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what another site makes a signed-in browser send. Every browser that has our pages says where a request
 * comes from (`Sec-Fetch-Site`, W3C Fetch Metadata; else `Origin`, RFC 6454); what says neither is no browser, and
 * carries no cookie by itself. A WebSocket's GET counts as unsafe, since no same-origin policy holds for it.
 */
export function refuseCrossSite({ host, method, origin, fetchSite }: Origins, isWebSocket: boolean): void {
  if (safeMethods.includes(method) && !isWebSocket) return;
  const foreign =
    fetchSite !== undefined
      ? fetchSite !== 'same-origin' && fetchSite !== 'none'
      : origin !== undefined && hostOf(origin) !== host;
  if (foreign) throw new DomainError('cross_site', 'Open the page itself and try again from there');
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
