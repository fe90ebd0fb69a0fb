import plugin from 'fastify-plugin';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** States that no rule of the queue explains; each kind is a defect of ours, and its count should stay 0. */
export const mendKinds = [
  'presence_without_call',
  'call_without_presence',
  'offer_without_call',
  'call_without_queue_entry',
  'queue_entry_without_call',
] as const;
export type MendKind = (typeof mendKinds)[number];

export interface Metrics {
  readonly registry: Registry;
  mended(kind: MendKind, count: number): void;
  /** The sweeper did what a timer should have done; some are usual where Redis was away. */
  late(count: number): void;
  offered(count: number): void;
  /** A level that is read when asked for. */
  level(name: string, help: string, read: () => number): void;
}

declare module 'fastify' {
  interface FastifyInstance {
    metrics: Metrics;
  }
}

/** What an operator watches of a server process, at /metrics in Prometheus' text format; not for the outside. */
export const metrics = plugin(
  async (app) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const mended = new Counter({
      name: 'passerelle_mended_states_total',
      help: 'States that no rule explains, mended by the sweeper',
      labelNames: ['kind'],
      registers: [registry],
    });
    for (const kind of mendKinds) mended.inc({ kind }, 0);
    const late = new Counter({
      name: 'passerelle_late_timers_total',
      help: 'Deadlines that the sweeper kept in place of a timer',
      registers: [registry],
    });
    const offers = new Counter({
      name: 'passerelle_offers_total',
      help: 'Offers that this process has made',
      registers: [registry],
    });

    app.decorate('metrics', {
      registry,
      mended: (kind, count) => mended.inc({ kind }, count),
      late: (count) => late.inc(count),
      offered: (count) => offers.inc(count),
      level(name, help, read) {
        new Gauge({
          name: `passerelle_${name}`,
          help,
          registers: [registry],
          collect() {
            this.set(read());
          },
        });
      },
    });
    app.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  },
  { name: 'metrics' },
);
