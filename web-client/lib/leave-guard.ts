import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Lets the browser ask before the page is left, while something would be lost with it. */
export class LeaveGuard implements ReactiveController {
  readonly #ask: (event: BeforeUnloadEvent) => void;

  constructor(host: ReactiveControllerHost, losing: () => boolean) {
    this.#ask = (event) => {
      if (losing()) event.preventDefault();
    };
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeunload', this.#ask);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this.#ask);
  }
}
