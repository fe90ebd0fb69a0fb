interface Entry<Event> {
  readonly at: number;
  readonly event: Event;
}

/** What is still to happen, earliest first: a binary heap. */
export function createAgenda<Event>() {
  const heap: Entry<Event>[] = [];

  function entry(index: number): Entry<Event> {
    const found = heap[index];
    if (!found) throw new Error('Nothing is left to happen');
    return found;
  }

  /** The earlier of an entry's children; the entry itself where it is earlier than both. */
  function earliest(index: number): number {
    let first = index;
    for (const child of [2 * index + 1, 2 * index + 2]) {
      if (child < heap.length && entry(child).at < entry(first).at) first = child;
    }
    return first;
  }

  function swap(a: number, b: number): void {
    const kept = entry(a);
    heap[a] = entry(b);
    heap[b] = kept;
  }

  return {
    add(at: number, event: Event): void {
      let index = heap.push({ at, event }) - 1;
      for (let parent = (index - 1) >> 1; index > 0 && at < entry(parent).at; parent = (index - 1) >> 1) {
        swap(index, parent);
        index = parent;
      }
    },

    /** Takes the earliest away. */
    next(): Entry<Event> {
      const first = entry(0);
      swap(0, heap.length - 1);
      heap.pop();
      for (let index = 0, child = earliest(0); heap.length > 0 && child !== index; child = earliest(index)) {
        swap(index, child);
        index = child;
      }
      return first;
    },
  };
}
