import type { Static } from 'typebox';
import type { CounselorCall, CounselorSendMessage } from '../contract/counselor-socket.ts';
import type { UserId } from '../contract/ids.ts';
import { createConversationReader, type ReaderNeeds } from './conversation-reader.ts';

/** The counselor's side of what is written in a call. */
export function createCounselorWriting(needs: ReaderNeeds, user: UserId) {
  const reader = createConversationReader(needs, 'counselor');
  return {
    /** Says something in a call; refused where it is not this counselor's. */
    async say({ call, id, text }: Static<typeof CounselorSendMessage>): Promise<void> {
      await needs.chat.say(call, { side: 'counselor', user }, { id, text });
    },
    typing: reader.typing,
    live: reader.live,
    /** Follows the conversation of the dashboard's call: until the record is done, it can be read again for the note. */
    show(call: Pick<CounselorCall, 'id'> | null): void {
      reader.follow(call?.id ?? null);
    },
    /** Idempotent. */
    close: (): void => reader.follow(null),
  };
}

export type CounselorWriting = ReturnType<typeof createCounselorWriting>;
