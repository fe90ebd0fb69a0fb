/** For so long somebody is taken to be writing after their page said so. */
const shownMs = 6_000;
/** A page says it again after this long, while its reader goes on writing. */
const sayEveryMs = 3_000;

export interface Typing {
  /** The other side says that it writes. */
  heard(): void;
  /** What it wrote is here, or the conversation is another one. */
  over(): void;
}

/** Follows whether the other side writes; `changed` is told of each change, and of silence too. */
export function watchTyping(changed: (typing: boolean) => void): Typing {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    changed(false);
  };
  return {
    heard() {
      if (timer === undefined) changed(true);
      clearTimeout(timer);
      timer = setTimeout(over, shownMs);
    },
    over,
  };
}

/** Says that one writes: at the first key, and then now and then. */
export function sayTyping(say: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - last < sayEveryMs) return;
    last = now;
    say();
  };
}
