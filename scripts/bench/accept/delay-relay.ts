import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A stretch of network that this process makes: all that goes over it comes later. */
export interface Relay extends AsyncDisposable {
  readonly port: number;
}

/**
 * Carries TCP connections to a port of this machine, each byte so many milliseconds late, both ways. The handshake of a
 * connection through it, which the kernel makes at once, is paid for by its first bytes.
 */
export async function relayTcp(target: number, oneWayMs: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true });
    pipeLate(near, far, oneWayMs, 2 * oneWayMs);
    pipeLate(far, near, oneWayMs, 0);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Timers of one length fire in the order in which they were set, so nothing overtakes; what is set up costs more once. */
function pipeLate(from: Socket, to: Socket, delayMs: number, setUpMs: number): void {
  let free = performance.now() + setUpMs + delayMs;
  const late = (act: () => void) => {
    free = Math.max(free, performance.now() + delayMs);
    setTimeout(act, free - performance.now());
  };
  from.on('data', (data) => late(() => to.write(data)));
  from.on('end', () => late(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', (failed) => failed && to.destroy());
}

/**
 * Carries datagrams from `near` to `far`, an address of the same machine at the same port, so many milliseconds late, and
 * the answers back to whoever they belong to.
 */
export async function relayUdp(port: number, near: string, far: string, oneWayMs: number): Promise<Relay> {
  const ways = new Map<string, UdpSocket>();
  const front = createSocket('udp4');
  let isOpen = true;
  front.on('message', (data, from) => {
    const name = `${from.address}:${from.port}`;
    const way = ways.get(name) ?? openWay(from.address, from.port);
    ways.set(name, way);
    setTimeout(() => isOpen && way.send(data, port, far), oneWayMs);
  });
  const openWay = (address: string, sender: number): UdpSocket => {
    const way = createSocket('udp4');
    way.on('message', (data) => setTimeout(() => isOpen && front.send(data, sender, address), oneWayMs));
    return way;
  };
  front.bind(port, near);
  await once(front, 'listening');
  return {
    port,
    async [Symbol.asyncDispose]() {
      isOpen = false;
      for (const socket of [front, ...ways.values()]) socket.close();
    },
  };
}
