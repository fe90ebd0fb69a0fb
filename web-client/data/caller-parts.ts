import type { CallerMessage, Refused } from '../../server/contract/caller-socket.ts';

/** The parts of the page whose code comes only when it is wanted: writing, callbacks, what comes of a call, being recognised. */
export type PartName = 'writing' | 'later' | 'goodbye' | 'known';

/** What such a part hears: its own messages, not checked yet, and refusals of what it said. */
export type ToPart =
  | { readonly type: 'messages' | 'typing' | 'live' | 'slots' | 'callback' | 'goodbye' | 'known_kept' | 'known' }
  | Refused;

export interface SessionPart {
  hear(message: ToPart): void;
  /** The visit is open, for the first time or again after a cut: what was lost on the way can be said once more. */
  opened(): void;
}

/** What a part has of the conversation with the server. */
export interface SessionPort {
  /** False where the visit is not open: say it again when it is. */
  say(message: CallerMessage): boolean;
}

const ownerOf: Partial<Record<string, PartName>> = {
  messages: 'writing',
  typing: 'writing',
  live: 'writing',
  send_message: 'writing',
  slots: 'later',
  callback: 'later',
  ask_slots: 'later',
  book_callback: 'later',
  return_callback: 'later',
  notify_callback: 'later',
  cancel_callback: 'later',
  goodbye: 'goodbye',
  follow_goodbye: 'goodbye',
  rate_call: 'goodbye',
  ask_summary: 'goodbye',
  answer_summary: 'goodbye',
  known: 'known',
  known_kept: 'known',
  be_known: 'known',
  recognise: 'known',
  forget_me: 'known',
};

/** Leads messages to the parts they are for, and keeps those of a part that is not there yet. */
export function createParts() {
  const parts = new Map<PartName, SessionPart>();
  let unheard: ToPart[] = [];
  const partOf = (message: ToPart) => ownerOf[message.type === 'refused' ? (message.to ?? '') : message.type];

  return {
    join(name: PartName, part: SessionPart): void {
      parts.set(name, part);
      const missed = unheard.filter((message) => partOf(message) === name);
      unheard = unheard.filter((message) => !missed.includes(message));
      for (const message of missed) part.hear(message);
    },
    hear(message: ToPart): void {
      const name = partOf(message);
      const part = name && parts.get(name);
      if (part) part.hear(message);
      // What somebody is writing is worth nothing later.
      else if (name && message.type !== 'live') unheard.push(message);
    },
    opened(): void {
      // The server tells everything anew.
      unheard = [];
      for (const part of parts.values()) part.opened();
    },
  };
}
