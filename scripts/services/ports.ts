import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Whether nobody listens on a TCP port. */
export function tcpPortIsFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function udpPortIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind({ port, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/** The first free TCP port from `wanted` on that is not in `taken`. */
export async function nextFreePort(wanted: number, taken: readonly number[] = []): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 200, 65_536); port++) {
    if (!taken.includes(port) && (await tcpPortIsFree(port))) return port;
  }
  throw new Error(`No port is free from ${wanted} on: choose another one with PORT or SFU_PORT`);
}

/** The first of `count` ports in a row that are free for UDP and TCP, from `wanted` on. */
export async function nextFreeMediaPorts(wanted: number, count: number): Promise<number> {
  for (let base = wanted; base + count <= Math.min(wanted + 2_000, 65_536); base += count) {
    const ports = Array.from({ length: count }, (_, index) => base + index);
    const free = await Promise.all(
      ports.map(async (port) => (await udpPortIsFree(port)) && (await tcpPortIsFree(port))),
    );
    if (free.every(Boolean)) return base;
  }
  throw new Error(`No ${count} media ports in a row are free from ${wanted} on: choose others with SFU_RTC_PORT`);
}

/** A TCP port of the loopback interface that the system says is free now. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no port'));
      });
    });
  });
}
