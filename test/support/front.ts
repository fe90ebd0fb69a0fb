import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A proxy in front of a server, as an operator has one: it says of every request what it was told to say. */
export interface Front {
  readonly url: string;
  close(): Promise<void>;
}

/** `says` is added to the headers of each request, those that open a WebSocket too. */
export async function startFront(server: string, says: Record<string, string>): Promise<Front> {
  const sockets = new Set<Socket>();
  const forward = (path: string | undefined, method: string | undefined, headers: IncomingHttpHeaders) =>
    request(new URL(path ?? '/', server), { method: method ?? 'GET', headers: { ...headers, ...says } });

  const front = createServer((incoming, outgoing) => {
    const upstream = forward(incoming.url, incoming.method, incoming.headers);
    upstream.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  front.on('upgrade', (incoming, client, head) => {
    const upstream = forward(incoming.url, incoming.method, incoming.headers);
    upstream.on('upgrade', ({ rawHeaders }, far, first) => {
      const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
      client.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      client.write(first);
      far.write(head);
      client.pipe(far).pipe(client);
      far.on('error', () => client.destroy());
      client.on('error', () => far.destroy());
    });
    upstream.on('response', () => client.destroy());
    upstream.on('error', () => client.destroy());
    upstream.end();
  });
  front.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  front.listen(0, '127.0.0.1');
  await new Promise((resolve) => front.once('listening', resolve));
  const { port }: AddressInfo = Object(front.address());
  return {
    url: `http://localhost:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => front.close(resolve));
    },
  };
}
