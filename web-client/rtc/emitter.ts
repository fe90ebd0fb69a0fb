type Listener = (...args: unknown[]) => void;
interface Entry {
  readonly listener: Listener;
  readonly once: boolean;
  /** A listener for one time has had it: an emission that was under way when another one called it leaves it out. */
  fired: boolean;
}

/**
 * What mediasoup-client needs of Node's EventEmitter, at a tenth of the weight of the package that it brings for that;
 * the build puts this in its place. As there, listeners are called in order, and those added meanwhile wait.
 */
export class EventEmitter {
  readonly #entries = new Map<string, Entry[]>();

  on(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: false, fired: false }, false);
  }

  once(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: true, fired: false }, false);
  }

  prependListener(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: false, fired: false }, true);
  }

  prependOnceListener(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: true, fired: false }, true);
  }

  off(name: string, listener: Listener): this {
    const entries = this.#entries.get(name) ?? [];
    this.#remove(
      name,
      entries.findLast((entry) => entry.listener === listener),
    );
    return this;
  }

  removeAllListeners(name?: string): this {
    if (name === undefined) this.#entries.clear();
    else this.#entries.delete(name);
    return this;
  }

  emit(name: string, ...args: unknown[]): boolean {
    const entries = this.#entries.get(name) ?? [];
    for (const entry of entries) {
      if (entry.fired) continue;
      if (entry.once) {
        entry.fired = true;
        this.#remove(name, entry);
      }
      entry.listener.apply(this, args);
    }
    return entries.length > 0;
  }

  listenerCount(name: string): number {
    return this.#entries.get(name)?.length ?? 0;
  }

  listeners(name: string): Listener[] {
    return (this.#entries.get(name) ?? []).map((entry) => entry.listener);
  }

  /** There is no limit to begin with. */
  setMaxListeners(): this {
    return this;
  }

  #remove(name: string, gone: Entry | undefined): void {
    const entries = this.#entries.get(name) ?? [];
    this.#entries.set(
      name,
      entries.filter((entry) => entry !== gone),
    );
  }

  #add(name: string, entry: Entry, first: boolean): this {
    const entries = this.#entries.get(name) ?? [];
    this.#entries.set(name, first ? [entry, ...entries] : [...entries, entry]);
    return this;
  }
}
