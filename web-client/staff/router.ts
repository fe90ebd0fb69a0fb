import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Follows the address of a page with several views: links inside it change the view and load nothing. */
export class Router implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #prefix: string;
  readonly #arrived: () => void;

  /** `arrived` is called after each move, once the new view is drawn: it sets the title and moves the focus. */
  constructor(host: ReactiveControllerHost & EventTarget, prefix: string, arrived: () => void) {
    this.#host = host;
    this.#prefix = prefix;
    this.#arrived = arrived;
    host.addController(this);
  }

  get path(): string {
    return location.pathname;
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#onPop);
    this.#host.addEventListener('click', this.#onClick);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onPop);
    this.#host.removeEventListener('click', this.#onClick);
  }

  /** Goes to an address of this page; Back returns from it. */
  go(path: string): void {
    if (path !== location.pathname) history.pushState(null, '', path);
    window.scrollTo(0, 0);
    void this.#draw();
  }

  readonly #onPop = () => void this.#draw();

  readonly #onClick = (event: Event) => {
    if (!(event instanceof MouseEvent) || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return;
    const inside = link.pathname === this.#prefix || link.pathname.startsWith(`${this.#prefix}/`);
    if (link.origin !== location.origin || !inside) return;
    event.preventDefault();
    this.go(link.pathname);
  };

  async #draw(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#arrived();
  }
}
