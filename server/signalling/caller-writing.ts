import type { Static } from 'typebox';
import type { CallState } from '../contract/call.ts';
import type { SendMessage } from '../contract/caller-socket.ts';
import type { CallId, VisitId } from '../contract/ids.ts';
import { createConversationReader, type ReaderNeeds } from './conversation-reader.ts';

/** The caller's side of what is written in a call. */
export function createCallerWriting(needs: ReaderNeeds) {
  const reader = createConversationReader(needs, 'caller');
  return {
    /** Says something in the call that this page holds. */
    async say(call: CallId, visit: VisitId, { id, text }: Static<typeof SendMessage>): Promise<void> {
      await needs.chat.say(call, { side: 'caller', visit }, { id, text });
    },
    typing: reader.typing,
    live: reader.live,
    /**
     * Follows the conversation of the page's call as it stands now; null: it has none. A call that is back in line
     * keeps its conversation: the next counselor goes on with it.
     */
    show(call: { id: CallId; state: CallState } | null): void {
      if (call === null || call.state === 'wrap_up' || call.state === 'closed') reader.follow(null);
      else if (call.state === 'active' || call.state === 'connecting') reader.follow(call.id);
    },
    /** Idempotent. */
    close: (): void => reader.follow(null),
  };
}

export type CallerWriting = ReturnType<typeof createCallerWriting>;
