type Listener = (...args: unknown[]) => void;
interface Entry {
  readonly listener: Listener;
  readonly once: boolean;
}

/**
 * What mediasoup-client needs of Node's EventEmitter, at a tenth of the weight of the package that it brings for that;
 * the build puts this in its place. As there, listeners are called in order, and those added meanwhile wait.
 */
export class EventEmitter {
  readonly #entries = new Map<string, Entry[]>();

  on(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: false }, false);
  }

  once(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: true }, false);
  }

  prependListener(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: false }, true);
  }

  prependOnceListener(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: true }, true);
  }

  off(name: string, listener: Listener): this {
    const entries = this.#entries.get(name) ?? [];
    const last = entries.findLastIndex((entry) => entry.listener === listener);
    this.#entries.set(
      name,
      entries.filter((_entry, index) => index !== last),
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
    for (const { listener, once } of entries) {
      if (once) this.off(name, listener);
      listener.apply(this, args);
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

  #add(name: string, entry: Entry, first: boolean): this {
    const entries = this.#entries.get(name) ?? [];
    this.#entries.set(name, first ? [entry, ...entries] : [...entries, entry]);
    return this;
  }
}
