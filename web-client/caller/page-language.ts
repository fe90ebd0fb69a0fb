import type { CallerLanguage } from '../../server/contract/call.ts';

/** The language of the page, as its reader chooses it. */
export interface PageLanguage {
  /** What the page speaks. */
  readonly spoken: CallerLanguage;
  /** What was tapped last: the page speaks it as soon as its words are there. */
  readonly wanted: CallerLanguage;
  set(next: CallerLanguage): void;
}

/** A phone without a network asks for a language's words again after this long. */
const retryMs = 3_000;

/**
 * Follows the choice of a language. `load` fetches the words of one, one after the other, and rejects where it can't: they
 * are asked for again, for as long as they are wanted. Then `changed` is called.
 */
export function createPageLanguage(
  first: CallerLanguage,
  load: (next: CallerLanguage) => Promise<unknown>,
  changed: () => void,
): PageLanguage {
  let spoken = first;
  let wanted = first;
  let changing = Promise.resolve();
  const change = async (next: CallerLanguage) => {
    // Another one was tapped meanwhile.
    if (next !== wanted) return;
    try {
      await load(next);
    } catch {
      setTimeout(() => {
        if (wanted === next) set(next);
      }, retryMs);
      return;
    }
    spoken = next;
    // Loaded again, the page speaks it still.
    history.replaceState(null, '', `?lang=${next}`);
    changed();
  };
  const set = (next: CallerLanguage) => {
    wanted = next;
    changing = changing.then(() => change(next));
  };
  return {
    get spoken() {
      return spoken;
    },
    get wanted() {
      return wanted;
    },
    set,
  };
}
