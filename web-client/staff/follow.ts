import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../lib/store.ts';

/** Redraws an element whenever a store changes, for as long as the element is on the page. */
export class Follow<State> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: () => Store<State> | undefined;
  readonly #onChange: ((state: State) => void) | undefined;
  #followed: Store<State> | undefined;
  #stop = () => {};

  constructor(host: ReactiveControllerHost, store: () => Store<State> | undefined, onChange?: (state: State) => void) {
    this.#host = host;
    this.#store = store;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#start();
  }

  // The store may be a property that is set, or set anew, after the element is on the page.
  hostUpdate(): void {
    if (this.#store() !== this.#followed) this.#start();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#followed = undefined;
  }

  #start(): void {
    this.#stop();
    this.#followed = this.#store();
    this.#stop =
      this.#followed?.subscribe((state) => {
        this.#onChange?.(state);
        this.#host.requestUpdate();
      }) ?? (() => {});
  }
}
