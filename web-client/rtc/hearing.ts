// A channel takes what is said to it before the other page has opened its end, and then it is lost. So each asks first, and
// whoever hears the question answers it.
const question = '?';
const answer = '!';

/** Two channels between two pages, one each way, and whether what is said here is heard there. */
export interface Hearing {
  /** Our channel is open. */
  open(send: (text: string) => void): void;
  /** Theirs is open at our end. */
  listen(): void;
  /** Theirs has said something. */
  hear(text: string): void;
  /** Theirs is gone, and with it what was known. */
  lose(): void;
  /** False where it is not known that it would be heard: nothing is said then. */
  say(text: string): boolean;
}

/** Hears nobody yet; what the other page says goes to `onMessage`. */
export function createHearing(onMessage: (text: string) => void): Hearing {
  let send: ((text: string) => void) | null = null;
  let heard = false;
  const tell = (text: string): boolean => {
    try {
      send?.(text);
      return send !== null;
    } catch {
      // It closed at this moment, or takes no more: there is another way.
      return false;
    }
  };
  return {
    open(way) {
      send = way;
      tell(question);
    },
    listen() {
      tell(question);
    },
    hear(text) {
      if (text === question) {
        tell(answer);
        if (!heard) tell(question);
      } else if (text === answer) heard = true;
      else onMessage(text);
    },
    lose() {
      heard = false;
    },
    say: (text) => heard && tell(text),
  };
}
