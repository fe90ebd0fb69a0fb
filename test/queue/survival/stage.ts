import type { OwnServices } from '../../support/own-services.ts';
import type { Running, System } from '../../support/system.ts';
import type { Span } from './people.ts';

/** Everything that may be struck down. */
export const blows = ['server', 'all_servers', 'redis_killed', 'redis_emptied', 'postgres_restarted'] as const;
export type Blow = (typeof blows)[number];

/** The installation: some servers, one of them an hour ahead of the others, over services that may be killed. */
export class Stage {
  readonly #system: System;
  readonly #services: OwnServices;
  readonly #servers: { running: Running; clockSkewSeconds: number }[] = [];
  readonly complaints: string[] = [];
  readonly counts = new Map<Blow, number>();
  /** When nobody could have kept a deadline, and when the database was away: in milliseconds since 1970. */
  readonly outages: Span[] = [];
  #turn = 0;

  private constructor(system: System, services: OwnServices) {
    this.#system = system;
    this.#services = services;
  }

  static async set(system: System, services: OwnServices): Promise<Stage> {
    const stage = new Stage(system, services);
    for (const clockSkewSeconds of [0, 3600]) {
      stage.#servers.push({ running: await system.startServer({ clockSkewSeconds }), clockSkewSeconds });
    }
    return stage;
  }

  /** Addresses of the servers, each time beginning with another one. */
  urls(): string[] {
    this.#turn += 1;
    const all = this.#servers.map(({ running }) => running.url);
    return [...all.slice(this.#turn % all.length), ...all.slice(0, this.#turn % all.length)];
  }

  /** Strikes, all at once, and puts what was struck down up again as an operator's supervisor would. */
  async strike(wanted: readonly Blow[], victim: number): Promise<void> {
    const dealt = new Set(wanted);
    for (const blow of dealt) this.counts.set(blow, (this.counts.get(blow) ?? 0) + 1);
    const from = Date.now();
    const doomed = this.#servers.filter(
      (_server, index) => dealt.has('all_servers') || (dealt.has('server') && index === victim % this.#servers.length),
    );
    await Promise.all([
      ...doomed.map(({ running }) => running.kill()),
      dealt.has('redis_killed') ? this.#services.killRedis() : null,
      dealt.has('redis_emptied') && !dealt.has('redis_killed') ? this.#services.flushRedis() : null,
      dealt.has('postgres_restarted') ? this.#services.restartPostgres() : null,
    ]);
    for (const server of doomed) {
      this.#judge(server.running);
      server.running = await this.#system.startServer({ clockSkewSeconds: server.clockSkewSeconds });
    }
    if (doomed.length === this.#servers.length || dealt.has('postgres_restarted')) {
      this.outages.push({ from, to: Date.now() });
    }
  }

  /** No process has ended by itself, and none has found a state that no rule explains. */
  async inspect(): Promise<void> {
    for (const { running } of this.#servers) {
      this.#judge(running);
      const { exitCode, signalCode } = running.child;
      if (exitCode !== null || signalCode !== null) {
        this.complaints.push(
          `a server ended by itself with ${signalCode ?? exitCode}:\n${running.log().slice(-2_000)}`,
        );
        continue;
      }
      const text = await (await fetch(`${running.url}/metrics`)).text();
      for (const [line, count] of text.matchAll(/^passerelle_mended_states_total\{.*\} (\d+)$/gm)) {
        if (count !== '0') this.complaints.push(line);
      }
    }
  }

  #judge({ log }: Running): void {
    const line = log()
      .split('\n')
      .find((one) => /no rule explains|"level":60|UnhandledPromise|uncaughtException/.test(one));
    if (line !== undefined) this.complaints.push(`a server wrote ${line}`);
  }
}
