import { Counter, Gauge, Registry } from 'prom-client';
import type { SfuErrorCode } from './contract.ts';

export interface MetricSources {
  readonly workers: () => number;
  readonly workerDeaths: () => number;
  readonly rooms: () => number;
  readonly participants: () => number;
  readonly sockets: () => number;
  readonly load: () => number;
  readonly eventsWaiting: () => number;
  readonly eventsDropped: () => number;
}

export interface Metrics {
  readonly registry: Registry;
  refused(code: SfuErrorCode): void;
  socketClosed(code: number): void;
}

/** What an operator watches of a media host. Levels are read when asked for; nothing is counted twice. */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  const level = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name: `sfu_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  level('workers', 'Media workers that live', sources.workers);
  level('worker_deaths', 'Media workers that died since the start', sources.workerDeaths);
  level('rooms', 'Rooms that are open', sources.rooms);
  level('participants', 'Participants in rooms', sources.participants);
  level('sockets', 'Sockets of participants', sources.sockets);
  level('load', 'Load as the register shows it: 1 is all that this host takes', sources.load);
  level('events_waiting', 'Room events that wait for Redis', sources.eventsWaiting);
  level('events_dropped', 'Room events given up since the start', sources.eventsDropped);
  const refusals = new Counter({
    name: 'sfu_refusals_total',
    help: 'Requests refused, by the code of the answer',
    labelNames: ['code'],
    registers: [registry],
  });
  const closes = new Counter({
    name: 'sfu_socket_closes_total',
    help: 'Sockets closed, by close code',
    labelNames: ['code'],
    registers: [registry],
  });
  return {
    registry,
    refused: (code) => refusals.inc({ code }),
    // A page may close with any of a thousand codes: only those that this host or the protocol chose get a line of their own.
    socketClosed: (code) => closes.inc({ code: ourCloses.has(code) ? String(code) : 'other' }),
  };
}

const ourCloses = new Set([1000, 1001, 1005, 1006, 1009, 4400, 4401, 4409, 4410, 4429]);
