import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type FailureCode, failureCode } from '../data/http.ts';

// Numbers that a person watches feel alive at this pace, and a hundred open consoles ask ten times a second at most.
export const refreshSeconds = 10;

/** What a page shows of something that the server has. An old value stays while a refresh fails. */
export interface Loaded<Value> {
  readonly value: Value | null;
  readonly failure: FailureCode | null;
}

/** Loads something, and refreshes it quietly while the page is visible. */
export class LiveData<Value> implements ReactiveController, Loaded<Value> {
  value: Value | null = null;
  failure: FailureCode | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #load: (signal: AbortSignal) => Promise<Value>;
  readonly #onFailure: ((code: FailureCode) => void) | undefined;
  readonly #everySeconds: () => number;
  #running: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connected = false;

  constructor(
    host: ReactiveControllerHost,
    load: (signal: AbortSignal) => Promise<Value>,
    onFailure?: (code: FailureCode) => void,
    everySeconds: () => number = () => refreshSeconds,
  ) {
    this.#host = host;
    this.#load = load;
    this.#onFailure = onFailure;
    this.#everySeconds = everySeconds;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#whenVisible);
    void this.refresh();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#whenVisible);
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  /** Shows a value that is already known, and drops an answer that is on its way and would be older. */
  set(value: Value): void {
    this.#running?.abort();
    this.value = value;
    this.failure = null;
    this.#host.requestUpdate();
    this.#plan();
  }

  /** Loads now. */
  async refresh(): Promise<void> {
    this.#running?.abort();
    clearTimeout(this.#timer);
    const mine = new AbortController();
    this.#running = mine;
    try {
      const value = await this.#load(mine.signal);
      if (mine.signal.aborted) return;
      this.value = value;
      this.failure = null;
    } catch (error) {
      if (mine.signal.aborted) return;
      this.failure = failureCode(error);
      this.#onFailure?.(this.failure);
    }
    this.#host.requestUpdate();
    this.#plan();
  }

  readonly #whenVisible = () => {
    if (document.visibilityState === 'visible') void this.refresh();
  };

  #plan(): void {
    clearTimeout(this.#timer);
    if (!this.#connected) return;
    this.#timer = setTimeout(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, this.#everySeconds() * 1000);
  }
}
