import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Lets the browser ask before the page is left, while something would be lost with it. */
export class LeaveGuard implements ReactiveController {
  readonly #losing: () => boolean;

  constructor(host: ReactiveControllerHost, losing: () => boolean) {
    this.#losing = losing;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeunload', this);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this);
  }

  handleEvent(event: Event): void {
    if (this.#losing()) event.preventDefault();
  }
}
