import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PushService, startPushService } from '../../test/support/push-service.ts';
import { createPush } from './push.ts';
import { newVapidKeys } from './vapid.ts';

const vapid = { ...newVapidKeys(), subject: 'mailto:operator@example.org' };

let service: PushService;
let lines: string[];
const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
const pushTo = (...hosts: string[]) => createPush({ vapid, hosts, log });

beforeEach(async () => {
  service = await startPushService();
  lines = [];
});
afterEach(() => service.close());

describe('a push', () => {
  it('is understood by the browser, names its sender to the push service, and says nothing of what it is for', async () => {
    const push = pushTo(service.host);
    expect(push.key).toBe(vapid.publicKey);
    expect(await push.send(service.subscribe(), 90.4)).toBe('sent');
    expect(service.received).toEqual([
      {
        text: '{"kind":"callback"}',
        ttl: 90,
        topic: 'callback',
        urgency: 'high',
        vapid: { key: vapid.publicKey, subject: vapid.subject },
      },
    ]);
  });

  it.each([404, 410])('that is answered with %i is the last to that browser', async (status) => {
    service.answer(status);
    expect(await pushTo(service.host).send(service.subscribe(), 60)).toBe('gone');
  });

  it.each([400, 403, 429, 500])(
    'that is answered with %i can be tried again, and is told without its address',
    async (status) => {
      service.answer(status);
      const subscription = service.subscribe();
      expect(await pushTo(service.host).send(subscription, 60)).toBe('failed');
      expect(lines.join('')).toContain(service.host);
      expect(lines.join('')).not.toContain(new URL(subscription.endpoint).pathname);
    },
  );

  it('follows the push service nowhere', async () => {
    const elsewhere = await startPushService();
    service.answer(307, { location: elsewhere.subscribe().endpoint });
    expect(await pushTo(service.host, elsewhere.host).send(service.subscribe(), 60)).toBe('failed');
    expect(elsewhere.asked).toBe(0);
    await elsewhere.close();
  });

  it('fails where nobody answers', async () => {
    const subscription = service.subscribe();
    await service.close();
    expect(await pushTo(service.host).send(subscription, 60)).toBe('failed');
    service = await startPushService();
  });

  it('goes to no host that is not allowed any more', async () => {
    expect(await pushTo().send(service.subscribe(), 60)).toBe('gone');
    expect(service.asked).toBe(0);
  });
});

describe('a subscription', () => {
  const at = (endpoint: string) => ({ ...service.subscribe(), endpoint });

  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://push.example.org/abc',
  ])('at a push service is taken: %s', (endpoint) => {
    expect(() => pushTo('push.example.org').check(at(endpoint))).not.toThrow();
  });

  it.each([
    'https://example.org/abc',
    'https://evilfcm.googleapis.com.example.org/abc',
    'https://notfcm.googleapis.com/abc',
    'https://fcm.googleapis.com:8443/abc',
    'http://fcm.googleapis.com/abc',
    'https://user:pass@fcm.googleapis.com/abc',
    'https://fcm.googleapis.com@127.0.0.1/abc',
    'https://127.0.0.1/abc',
    'http://127.0.0.1:1/abc',
    'http://localhost/abc',
    'http://[::1]/abc',
    'http://169.254.169.254/latest/meta-data',
    'http://2130706433/abc',
    'https://',
  ])('that leads elsewhere is refused: %s', (endpoint) => {
    expect(() => pushTo('push.example.org').check(at(endpoint))).toThrow('known push service');
  });

  it('without the keys of a browser is refused', () => {
    const good = service.subscribe();
    const withKeys = (keys: Partial<typeof good.keys>) => ({ ...good, keys: { ...good.keys, ...keys } });
    for (const keys of [{ p256dh: '' }, { auth: 'AAAA' }, { p256dh: Buffer.alloc(65, 4).toString('base64url') }]) {
      expect(() => pushTo(service.host).check(withKeys(keys))).toThrow('keys');
    }
    expect(() => pushTo(service.host).check(good)).not.toThrow();
  });

  it('is of no use where there are no keys to sign with', async () => {
    const push = createPush({ vapid: null, hosts: [service.host], log });
    expect(push.key).toBeNull();
    expect(() => push.check(service.subscribe())).toThrow('no web push');
    expect(await push.send(service.subscribe(), 60)).toBe('gone');
    expect(service.asked).toBe(0);
  });
});
