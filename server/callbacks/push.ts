import { ECDH } from 'node:crypto';
import webPush from 'web-push';
import type { PushSubscription } from '../contract/caller-socket.ts';
import { DomainError } from '../errors.ts';
import type { Log } from '../platform/logger.ts';
import type { Vapid } from './vapid.ts';

/** The push services of browsers. The server sends nothing to any other address, whatever a page names. */
const knownHosts = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com'];
/** A push service that takes longer is tried again later. */
const timeoutMs = 5_000;
/** All that a push says: whoever looks over a shoulder, or runs the push service, learns nothing of what it is for. */
const payload = JSON.stringify({ kind: 'callback' });

/** What became of a push: `gone` means that the browser will never be reached by it again. */
export type Pushed = 'sent' | 'gone' | 'failed';

interface Needs {
  /** Null: there is no web push. */
  vapid: Vapid | null;
  /** Push services besides the known ones: `push.example.org`, or for tests `127.0.0.1:4000`, without TLS. */
  hosts: readonly string[];
  log: Log;
}

/** Wakes browsers by web push (RFC 8030), if this installation has the keys for it. */
export function createPush({ vapid, hosts, log }: Needs) {
  const allowed = [...knownHosts, ...hosts];

  return {
    /** What a page needs to subscribe; null: there is no web push. */
    key: vapid?.publicKey ?? null,

    /** Refuses a subscription that can't be used, or that leads elsewhere than to a push service. Throws `bad_message`. */
    check(subscription: PushSubscription): void {
      if (vapid === null) throw unusable('This installation has no web push');
      if (!isAllowed(subscription.endpoint, allowed)) throw unusable('Its endpoint is not one of a known push service');
      if (!hasUsableKeys(subscription)) throw unusable('Its keys are not those of a push subscription');
    },

    /** Sends the one message that there is. It is of no use after so many seconds. */
    async send(subscription: PushSubscription, forSeconds: number): Promise<Pushed> {
      // Checked again: the hosts may have been fewer when it was kept.
      if (vapid === null || !isAllowed(subscription.endpoint, allowed)) return 'gone';
      const { host } = new URL(subscription.endpoint);
      try {
        const { headers, body } = webPush.generateRequestDetails(subscription, payload, {
          vapidDetails: vapid,
          TTL: Math.max(0, Math.round(forSeconds)),
          urgency: 'high',
          // A second one takes the place of the first, if that has not been delivered yet.
          topic: 'callback',
        });
        const answer = await fetch(subscription.endpoint, {
          method: 'POST',
          headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
          body: body === null ? null : new Uint8Array(body),
          // Where a push service would send us on to is not for it to say.
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        await answer.body?.cancel();
        if (answer.ok) return 'sent';
        if (answer.status === 404 || answer.status === 410) return 'gone';
        log.warn({ host, status: answer.status }, 'A push service refused a push');
      } catch (error) {
        log.warn({ host, err: error }, 'A push service could not be reached');
      }
      return 'failed';
    },
  };
}

export type Push = ReturnType<typeof createPush>;

const unusable = (why: string): DomainError =>
  new DomainError('bad_message', `${why}: book without it, and come back by the link`);

const loopbacks = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Whether the endpoint leads to a push service: over TLS on its usual port, but for loopbacks that are named as such. */
function isAllowed(endpoint: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, host, hostname, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  if (loopbacks.has(hostname)) return protocol === 'http:' && allowed.includes(host);
  return (
    protocol === 'https:' &&
    host === hostname &&
    allowed.some((one) => hostname === one || hostname.endsWith(`.${one}`))
  );
}

/** The keys of RFC 8291: a point of the curve P-256, uncompressed, and a secret of 16 bytes. */
function hasUsableKeys({ keys }: PushSubscription): boolean {
  const point = Buffer.from(keys.p256dh, 'base64url');
  if (point.length !== 65 || Buffer.from(keys.auth, 'base64url').length !== 16) return false;
  try {
    ECDH.convertKey(point, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}
