import plugin from 'fastify-plugin';
import { Value } from 'typebox/value';
import { MediaHost, registerPattern } from '../../sfu/contract.ts';

export interface MediaHosts {
  /** Every host that lives, read from the register now. Throws while Redis is away. */
  list(): Promise<MediaHost[]>;
  /** The host that has most room left, or null where there is none. */
  choose(): Promise<MediaHost | null>;
}

declare module 'fastify' {
  interface FastifyInstance {
    mediaHosts: MediaHosts;
  }
}

/** The least loaded host that takes new rooms. */
export function leastLoaded(hosts: readonly MediaHost[]): MediaHost | null {
  const open = hosts.filter((host) => !host.draining && host.workers > 0);
  return open.reduce<MediaHost | null>((best, host) => (best === null || host.load < best.load ? host : best), null);
}

/** The register of media hosts, as they keep it in Redis themselves. */
export const mediaHosts = plugin(
  async (app) => {
    const { commands, prefix } = app.redis;

    const list = async (): Promise<MediaHost[]> => {
      const keys = new Set<string>();
      for await (const batch of commands.scanStream({ match: `${prefix}${registerPattern}`, count: 500 })) {
        for (const key of batch) keys.add(key);
      }
      if (keys.size === 0) return [];
      const entries = await commands.mget([...keys]);
      return entries.flatMap((entry) => {
        if (entry === null) return [];
        const host: unknown = JSON.parse(entry);
        return Value.Check(MediaHost, host) ? [host] : [];
      });
    };

    app.decorate('mediaHosts', { list, choose: async () => leastLoaded(await list()) });
  },
  { name: 'media-hosts', dependencies: ['redis'] },
);
