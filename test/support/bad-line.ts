import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Page } from 'playwright-core';

/** A stretch of network between a page and the media host that loses as many packets as a test wants. */
export interface BadLine extends AsyncDisposable {
  /** Of all packets, both ways, from 0 to 1. */
  lose(share: number): void;
}

const far = '127.0.0.1';
let lines = 0;

/**
 * Leads a page's media through a line of its own: the media host's candidates, as the page hears of them, stand at another
 * address of this machine, where each packet is passed on or lost. Call it before the page loads.
 */
export async function throughBadLine(page: Page): Promise<BadLine> {
  lines += 1;
  const near = `127.0.0.${1 + lines}`;
  const sockets: Socket[] = [];
  const fronts = new Map<number, Promise<void>>();
  let share = 0;
  let passed = 0;
  let isOpen = true;
  // As even as can be, so that luck does not decide how bad the line is.
  const isLost = () => {
    passed += share;
    if (passed < 1) return false;
    passed -= 1;
    return true;
  };
  const open = (): Socket => {
    const socket = createSocket('udp4');
    sockets.push(socket);
    return socket;
  };
  const front = async (port: number) => {
    const ways = new Map<number, Socket>();
    const socket = open();
    socket.on('message', (data, from) => {
      let way = ways.get(from.port);
      if (!way) {
        way = open();
        way.on('message', (answer) => isOpen && !isLost() && socket.send(answer, from.port, from.address));
        ways.set(from.port, way);
      }
      if (isOpen && !isLost()) way.send(data, port, far);
    });
    socket.bind(port, near);
    await once(socket, 'listening');
  };
  await page.routeWebSocket(/\/sfu\/ws$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage(async (message) => {
      const { text, ports } = throughNear(String(message), near);
      for (const port of ports) {
        const opening = fronts.get(port) ?? front(port);
        fronts.set(port, opening);
        await opening;
      }
      socket.send(text);
    });
  });
  return {
    lose(next) {
      share = next;
      passed = 0;
    },
    async [Symbol.asyncDispose]() {
      isOpen = false;
      for (const socket of sockets) socket.close();
    },
  };
}

/** What the media host says, with the line's address in place of its own, and no way around it; and which ports it has. */
function throughNear(message: string, near: string): { text: string; ports: number[] } {
  const ports: number[] = [];
  const heard: unknown = JSON.parse(message, (key, value: unknown) => {
    if (key !== 'iceCandidates' || !Array.isArray(value)) return value;
    return value.flatMap((candidate) => {
      if (candidate.protocol !== 'udp') return [];
      ports.push(candidate.port);
      return [{ ...candidate, ip: near, address: near }];
    });
  });
  return { text: JSON.stringify(heard), ports };
}
