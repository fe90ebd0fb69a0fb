import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Redraws an element at an interval while something on it runs. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #runs: () => boolean;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, runs: () => boolean, milliseconds = 1000) {
    this.#host = host;
    this.#runs = runs;
    this.#milliseconds = milliseconds;
    host.addController(this);
  }

  hostUpdated(): void {
    const runs = this.#runs();
    if (runs && this.#timer === undefined) {
      this.#timer = setInterval(() => this.#host.requestUpdate(), this.#milliseconds);
    } else if (!runs) this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
