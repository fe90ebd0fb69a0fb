import type { Static } from 'typebox';
import type { Chat } from '../chat/service.ts';
import { checkSigns } from '../chat/text.ts';
import type { MessagesWritten, OtherLive, OtherTyping, Written } from '../contract/caller-socket.ts';
import type { CallId } from '../contract/ids.ts';
import type { Log } from '../platform/logger.ts';
import type { Nudges } from '../platform/nudges.ts';
import type { Whisper, Whispers } from '../platform/whispers.ts';
import { tokenBucket } from './rate-limit.ts';
import { createRefresher } from './refresher.ts';
import type { Peer } from './socket.ts';

/** How often a conversation is looked at without news, which makes a lost nudge good: a cheap read against a silence. */
const lookEveryMs = 3_000;
/** A page shows its letters four times a second; a burst is what a slow network held back. */
const liveBurst = 10;
const livePerSecond = 6;

export interface ReaderNeeds {
  chat: Chat;
  nudges: Nudges;
  whispers: Whispers;
  log: Log;
  peer: Pick<Peer<Static<typeof MessagesWritten> | Static<typeof OtherTyping> | OtherLive>, 'send'>;
}

/**
 * Reads a conversation along, for the page of one side: whatever is written there is told it once, in order and without
 * gaps; that the other side writes, while it does; and its
 * letters, where it shows them.
 */
export function createConversationReader({ chat, nudges, whispers, log, peer }: ReaderNeeds, side: Written['author']) {
  const other = side === 'caller' ? 'counselor' : 'caller';
  let following: { call: CallId; told: number; stop(): void } | null = null;
  const bucket = tokenBucket(liveBurst, livePerSecond, performance.now());
  const look = createRefresher(readOn, log);

  async function readOn(): Promise<void> {
    for (;;) {
      const page = following;
      if (page === null) return;
      const messages = await chat.read(page.call, page.told);
      const last = messages.at(-1);
      // Nothing new, or the page has turned to another call meanwhile.
      if (last === undefined || following !== page) return;
      page.told = last.number;
      peer.send({ type: 'messages', call: page.call, messages });
    }
  }

  return {
    /** Follows this call's conversation from its first message on; null: none. The same call again changes nothing. */
    follow(call: CallId | null): void {
      if (call === (following?.call ?? null)) return;
      following?.stop();
      following = null;
      if (call === null) return;
      const stopListening = nudges.on(`call:${call}`, look);
      const stopWatching = nudges.on(`typing:${call}:${other}`, () => peer.send({ type: 'typing', call }));
      const stopReadingAlong = whispers.on(other, call, (whisper) => peer.send(whisper));
      const timer = setInterval(look, lookEveryMs);
      const stop = () => {
        stopListening();
        stopWatching();
        stopReadingAlong();
        clearInterval(timer);
      };
      following = { call, told: 0, stop };
      look();
    },
    /** The page's reader writes in the conversation that it follows; in any other, nobody is told. */
    typing(call: CallId): void {
      if (following?.call === call) nudges.publish([`typing:${call}:${side}`]);
    },
    /**
     * Shows the other side what is being written in the conversation that this page follows; in any other, nobody is
     * told. What comes too fast is let fall, since the next one says all of it. Throws `bad_message`.
     */
    live(whisper: Whisper): void {
      checkSigns(whisper.text);
      if (following?.call === whisper.call && bucket.take(performance.now())) whispers.publish(side, whisper);
    },
  };
}
