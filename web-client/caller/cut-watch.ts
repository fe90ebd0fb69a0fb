import { callGraceSeconds, waitingGraceSeconds } from '../../server/contract/caller-socket.ts';
import { isTalk } from '../data/caller-call.ts';
import type { CallerState } from '../data/caller-session.ts';

/** The queue socket is away. */
export const isCut = ({ connection }: Pick<CallerState, 'connection'>): boolean =>
  connection === 'reconnecting' || connection === 'connecting';

/** How long a cut lasts. */
export interface CutWatch {
  /** The server waits no longer for whoever was cut off: their place, or their talk, may be lost. */
  readonly lost: boolean;
  follow(state: Pick<CallerState, 'connection' | 'call'>): void;
}

/** Follows cuts of the queue socket; after the time that the server waits, `changed` is called. */
export function watchCut(changed: () => void): CutWatch {
  let lost = false;
  let losing: ReturnType<typeof setTimeout> | undefined;
  return {
    get lost() {
      return lost;
    },
    follow(state) {
      if (!isCut(state)) {
        clearTimeout(losing);
        losing = undefined;
        lost = false;
      } else if (losing === undefined) {
        const grace = isTalk(state.call) ? callGraceSeconds : waitingGraceSeconds;
        losing = setTimeout(() => {
          lost = true;
          changed();
        }, grace * 1000);
      }
    },
  };
}
