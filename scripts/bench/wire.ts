import { once } from 'node:events';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { WebSocket } from 'ws';

/** One end of a socket that waits for what the server says. */
export interface Wire<Heard> {
  say(message: object): void;
  /** The first message from now on for which `wanted` holds, and when it came. */
  hear(wanted: (message: Heard) => boolean): Promise<number>;
  close(): void;
}

const patienceMs = 10_000;

/** Opens a socket as a page would. Each message must fit the contract. */
export async function openWire<Schema extends TSchema>(
  url: string,
  contract: Schema,
  options: {
    headers?: Record<string, string>;
    onMessage?: (message: Static<Schema>, wire: Wire<Static<Schema>>) => void;
  } = {},
): Promise<Wire<Static<Schema>>> {
  const check = Compile(contract);
  const waiting = new Set<{
    wanted: (message: Static<Schema>) => boolean;
    done: (at: number) => void;
    fail: (why: string) => void;
  }>();
  const socket = new WebSocket(url, { headers: { origin: originOf(url), ...options.headers } });
  const wire: Wire<Static<Schema>> = {
    say: (message) => socket.send(JSON.stringify(message)),
    hear: (wanted) =>
      new Promise((resolve, reject) => {
        const entry = {
          wanted,
          done(at: number) {
            clearTimeout(impatience);
            waiting.delete(entry);
            resolve(at);
          },
          fail(why: string) {
            clearTimeout(impatience);
            waiting.delete(entry);
            reject(new Error(`${why} instead of saying what was waited for: ${wanted}; its last words were ${last}`));
          },
        };
        const impatience = setTimeout(() => entry.fail(`The server was silent for ${patienceMs / 1000} s`), patienceMs);
        waiting.add(entry);
      }),
    close: () => socket.close(),
  };
  let last = '(none)';
  socket.on('message', (data) => {
    const at = performance.now();
    last = String(data);
    const message: unknown = JSON.parse(last);
    if (!check.Check(message)) throw new Error(`The server said what is not in its contract: ${last}`);
    options.onMessage?.(message, wire);
    for (const entry of waiting) if (entry.wanted(message)) entry.done(at);
  });
  socket.on('close', (code, reason) => {
    for (const entry of waiting) entry.fail(`The server closed the socket (${code} ${reason})`);
  });
  await once(socket, 'open');
  return wire;
}

const originOf = (url: string): string => new URL(url.replace(/^ws/, 'http')).origin;
