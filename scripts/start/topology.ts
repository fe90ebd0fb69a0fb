import { availableParallelism } from 'node:os';
import { participantSocketPath } from '../../sfu/contract.ts';
import { nextFreeMediaPorts, nextFreePort } from '../services/ports.ts';
import type { StartOptions } from './options.ts';
import type { Topology } from './product.ts';

export interface Plan {
  readonly topology: Topology;
  /** Where pages are opened from; in a --lan run, the port of the HTTPS front. */
  readonly port: number;
  /** Ports that were taken, for the person who asked for them. */
  readonly notes: readonly string[];
}

/** Chooses the ports and addresses of a run: the wanted ones, or the next that are free. */
export async function planTopology(options: StartOptions, lanAddress: string | null): Promise<Plan> {
  const port = await nextFreePort(options.port);
  const sfuPort = await nextFreePort(options.sfuPort, [port]);
  const mediaPort = await nextFreeMediaPorts(options.mediaPort, availableParallelism());
  const notes = [
    port === options.port ? '' : `Port ${options.port} is taken; using ${port}.`,
    sfuPort === options.sfuPort || port === options.sfuPort
      ? ''
      : `Port ${options.sfuPort} is taken; using ${sfuPort}.`,
    mediaPort === options.mediaPort ? '' : `Media port ${options.mediaPort} is taken; using ${mediaPort}.`,
  ].filter((note) => note !== '');

  if (lanAddress === null) {
    const topology = {
      publicUrl: `http://localhost:${port}`,
      serverPort: port,
      sfuPort,
      sfuUrl: `ws://localhost:${sfuPort}${participantSocketPath}`,
      mediaPort,
      mediaListenIp: '127.0.0.1',
      mediaAddress: '127.0.0.1',
      behindProxy: false,
    };
    return { topology, port, notes };
  }
  const topology = {
    publicUrl: `https://${lanAddress}:${port}`,
    serverPort: await nextFreePort(options.port + 2, [port, sfuPort]),
    sfuPort,
    sfuUrl: participantSocketPath,
    mediaPort,
    mediaListenIp: '0.0.0.0',
    mediaAddress: lanAddress,
    behindProxy: true,
  };
  return { topology, port, notes };
}
