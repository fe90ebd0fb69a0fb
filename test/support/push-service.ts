import { createDecipheriv, createECDH, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importJWK, jwtVerify } from 'jose';
import type { PushSubscription } from '../../server/contract/caller-socket.ts';

/** A push as the browser gets it, and what the push service learnt of who sent it. */
export interface ReceivedPush {
  readonly text: string;
  readonly ttl: number;
  readonly topic: string | null;
  readonly urgency: string | null;
  readonly vapid: { readonly key: string; readonly subject: string };
}

export interface PushService {
  /** As an installation's configuration names it. */
  readonly host: string;
  readonly received: ReceivedPush[];
  /** Requests that came, whatever became of them. */
  readonly asked: number;
  /** What it answers from now on; 201 at first. */
  answer(status: number, headers?: Record<string, string>): void;
  /** What the page of a browser gets when it subscribes. */
  subscribe(): PushSubscription;
  close(): Promise<void>;
}

/**
 * A push service and its browser, without either: it speaks RFC 8030, demands the sender's signature of RFC 8292, and
 * decrypts what came as the browser would by RFC 8291, so that what it tells was understood by a stranger to our code.
 */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, { curve: ReturnType<typeof createECDH>; auth: Buffer }>();
  const received: ReceivedPush[] = [];
  let asked = 0;
  let answer: { status: number; headers: Record<string, string> } = { status: 201, headers: {} };

  async function take(request: IncomingMessage): Promise<void> {
    const browser = browsers.get(request.url ?? '');
    if (request.method !== 'POST' || browser === undefined) throw new Error('no such subscription');
    const body = Buffer.concat(await request.toArray());
    const header = (name: string) => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : null;
    };
    if (header('content-encoding') !== 'aes128gcm') throw new Error('not encrypted by RFC 8188');
    const vapid = await senderOf(header('authorization') ?? '', `http://${host}`);
    const text = decrypt(body, browser.curve, browser.auth);
    received.push({ text, ttl: Number(header('ttl')), topic: header('topic'), urgency: header('urgency'), vapid });
  }

  const server = createServer((request, response) => {
    asked += 1;
    take(request)
      .then(() => response.writeHead(answer.status, answer.headers).end())
      .catch((error: unknown) => response.writeHead(400).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${portOf(server.address())}`;

  return {
    host,
    received,
    get asked() {
      return asked;
    },
    answer(status, headers = {}) {
      answer = { status, headers };
    },
    subscribe() {
      const curve = createECDH('prime256v1');
      const p256dh = curve.generateKeys('base64url');
      const auth = randomBytes(16);
      const path = `/wake/${randomUUID()}`;
      browsers.set(path, { curve, auth });
      return { endpoint: `http://${host}${path}`, keys: { p256dh, auth: auth.toString('base64url') } };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

/** Checks `Authorization: vapid t=JWT, k=KEY`, for this audience and for a day at most. */
async function senderOf(authorization: string, audience: string): Promise<ReceivedPush['vapid']> {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const point = Buffer.from(key, 'base64url');
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) }, 'ES256');
  const { payload } = await jwtVerify(token, publicKey, { audience, algorithms: ['ES256'] });
  if ((payload.exp ?? Number.POSITIVE_INFINITY) > Date.now() / 1000 + 24 * 60 * 60) throw new Error('valid too long');
  return { key, subject: String(payload.sub) };
}

/** RFC 8291 over the coding of RFC 8188, for a message of one record. */
function decrypt(body: Buffer, curve: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyEnd = 21 + body.readUInt8(20);
  const sender = body.subarray(21, keyEnd);
  const derive = (secret: Uint8Array, saltOf: Uint8Array, info: Uint8Array, length: number) =>
    new Uint8Array(hkdfSync('sha256', secret, saltOf, info, length));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), sender]);
  const secret = derive(curve.computeSecret(sender), auth, info, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(body.subarray(-16));
  const padded = Buffer.concat([decipher.update(body.subarray(keyEnd, -16)), decipher.final()]);
  // What follows the delimiter of the last record is padding.
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}
