import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

// As much of a TURN client (RFC 8656, over UDP, with long-term credentials) as shows what a relay lets through.

const methods = { allocate: 0x0003, createPermission: 0x0008 } as const;
const attributes = { username: 0x0006, integrity: 0x0008, error: 0x0009, peer: 0x0012, realm: 0x0014, nonce: 0x0015 };
const requestedTransport = 0x0019;
const relayedAddress = 0x0016;
const udp = 17;
const cookie = 0x2112_a442;

type Attributes = Map<number, Buffer>;

export interface TurnAnswer {
  /** 0 for success, else the error's code. */
  readonly error: number;
  /** Whether a relay was given. */
  readonly relayed: boolean;
}

/** One client of a TURN server on the loopback interface. Close it at the end. */
export class TurnClient {
  readonly #socket: Socket;
  readonly #port: number;
  readonly #user: { readonly username: string; readonly credential: string };
  #realm: Buffer = Buffer.alloc(0);
  #nonce: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket, port: number, user: { username: string; credential: string }) {
    this.#socket = socket;
    this.#port = port;
    this.#user = user;
  }

  static async open(port: number, user: { username: string; credential: string }): Promise<TurnClient> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new TurnClient(socket, port, user);
  }

  /** Asks for a relay: once to learn the realm, then with credentials. */
  async allocate(): Promise<TurnAnswer> {
    const wish: [number, Buffer] = [requestedTransport, Buffer.from([udp, 0, 0, 0])];
    const challenge = await this.#ask(methods.allocate, [wish], false);
    this.#realm = challenge.get(attributes.realm) ?? this.#realm;
    this.#nonce = challenge.get(attributes.nonce) ?? this.#nonce;
    return answerOf(await this.#ask(methods.allocate, [wish], true));
  }

  /** Asks to be let through to a peer. */
  async permit(address: string): Promise<TurnAnswer> {
    return answerOf(await this.#ask(methods.createPermission, [[attributes.peer, xorAddress(address)]], true));
  }

  close(): void {
    this.#socket.close();
  }

  async #ask(method: number, own: [number, Buffer][], signed: boolean): Promise<Attributes> {
    const list = signed
      ? [
          ...own,
          [attributes.username, Buffer.from(this.#user.username)] as const,
          [attributes.realm, this.#realm] as const,
          [attributes.nonce, this.#nonce] as const,
        ]
      : own;
    const transaction = randomBytes(12);
    const body = Buffer.concat(list.map(([type, value]) => attribute(type, value)));
    const message = signed
      ? this.#sign(method, transaction, body)
      : Buffer.concat([header(method, body.length, transaction), body]);
    const heard = once(this.#socket, 'message', { signal: AbortSignal.timeout(5_000) });
    this.#socket.send(message, this.#port, '127.0.0.1');
    const [answer]: unknown[] = await heard;
    if (!Buffer.isBuffer(answer) || !answer.subarray(8, 20).equals(transaction)) throw new Error('A strange answer');
    return attributesOf(answer);
  }

  #sign(method: number, transaction: Buffer, body: Buffer): Buffer {
    const key = createHash('md5').update(`${this.#user.username}:${this.#realm}:${this.#user.credential}`).digest();
    // The length that is signed counts the signature itself: 4 bytes of its head, 20 of HMAC-SHA-1.
    const unsigned = Buffer.concat([header(method, body.length + 24, transaction), body]);
    const signature = createHmac('sha1', key).update(unsigned).digest();
    return Buffer.concat([unsigned, attribute(attributes.integrity, signature)]);
  }
}

function header(method: number, length: number, transaction: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(method, 0);
  head.writeUInt16BE(length, 2);
  head.writeUInt32BE(cookie, 4);
  return Buffer.concat([head, transaction]);
}

function attribute(type: number, value: Buffer): Buffer {
  const whole = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  whole.writeUInt16BE(type, 0);
  whole.writeUInt16BE(value.length, 2);
  value.copy(whole, 4);
  return whole;
}

function attributesOf(message: Buffer): Attributes {
  const found: Attributes = new Map();
  let at = 20;
  while (at + 4 <= message.length) {
    const length = message.readUInt16BE(at + 2);
    found.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return found;
}

/** An IPv4 peer's address as it is sent, with port 0: permissions are for an address alone. */
function xorAddress(address: string): Buffer {
  const mask = Buffer.alloc(4);
  mask.writeUInt32BE(cookie);
  const bytes = address.split('.').map((part, index) => Number(part) ^ (mask[index] ?? 0));
  return Buffer.from([0, 1, mask[0] ?? 0, mask[1] ?? 0, ...bytes]);
}

function answerOf(answer: Attributes): TurnAnswer {
  const error = answer.get(attributes.error);
  return {
    error: error === undefined ? 0 : (error[2] ?? 0) * 100 + (error[3] ?? 0),
    relayed: answer.has(relayedAddress),
  };
}
