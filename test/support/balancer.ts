import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A load balancer in front of servers, as thin as can be: each connection goes to one that takes it. */
export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** `servers` names those that may be tried now, in the order in which to try them. */
export async function startBalancer(servers: () => readonly string[]): Promise<Balancer> {
  const clients = new Set<Socket>();
  const front = createServer((client) => {
    clients.add(client);
    client.on('error', () => {});
    client.once('close', () => clients.delete(client));
    lead(client, servers());
  });
  front.listen(0, '127.0.0.1');
  await new Promise((resolve) => front.once('listening', resolve));
  const { port }: AddressInfo = Object(front.address());
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const client of clients) client.destroy();
      await new Promise((resolve) => front.close(resolve));
    },
  };
}

function lead(client: Socket, [first, ...others]: readonly string[]): void {
  if (first === undefined || client.destroyed) {
    client.destroy();
    return;
  }
  const { hostname, port } = new URL(first);
  const server = connect(Number(port), hostname);
  let joined = false;
  server.once('connect', () => {
    joined = true;
    client.pipe(server);
    server.pipe(client);
  });
  server.on('error', () => {});
  server.once('close', () => {
    if (joined) client.destroy();
    else lead(client, others);
  });
  client.once('close', () => server.destroy());
}
