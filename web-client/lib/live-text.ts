import type { MessageId } from '../../server/contract/ids.ts';

// Real-time text: what one side is writing, read along by the other before it is sent (EN 301 549, 6.2).

/** Letters are there within half a second, the way included; a faster pace would cost a phone more than it gives. */
export const liveEveryMs = 250;
const longest = 2_000;

/** What stands where somebody writes. `id`: of the message it will be; `number`: grows with each change of it. */
export interface Live {
  readonly id: MessageId;
  readonly number: number;
  readonly text: string;
}

/** What is known of the other side's writing; `over`: messages that were sent, or given up for another. */
export interface ReadAlong {
  readonly now: Live | null;
  readonly over: ReadonlySet<MessageId>;
}

export const nothingLive: ReadAlong = { now: null, over: new Set() };

/** Takes in what the other side writes, however often and in whatever order it is told. */
export function hearLive(before: ReadAlong, live: Live): ReadAlong {
  const { now, over } = before;
  if (over.has(live.id)) return before;
  if (now === null) return { now: live, over };
  if (now.id === live.id) return live.number > now.number ? { now: live, over } : before;
  return { now: live, over: new Set([...over, now.id]) };
}

/** Messages have arrived whole: what was read along of them is over. */
export function arrived(before: ReadAlong, messages: readonly { readonly id: MessageId }[]): ReadAlong {
  if (messages.length === 0) return before;
  const over = new Set([...before.over, ...messages.map(({ id }) => id)]);
  return { now: before.now && over.has(before.now.id) ? null : before.now, over };
}

export interface LiveWriter {
  readonly on: boolean;
  /** Shows what one writes, or no more: then it vanishes at the other side too. */
  switch(on: boolean): void;
  /** What stands there now. */
  write(text: string): void;
  /** It is sent: gives the id that its message must have. What is written next is another one. */
  sent(): MessageId;
  /** Says again what stands there: the connection was cut. */
  again(): void;
}

/** Shows what is being written, whole, now and then while it changes: the first letter at once, the last one always. */
export function createLiveWriter(say: (live: Live) => void, newId: () => MessageId): LiveWriter {
  let on = false;
  let id = newId();
  let number = 0;
  let text = '';
  let said = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    timer = undefined;
    const shown = on ? text : '';
    if (shown === said) return;
    said = shown;
    number += 1;
    say({ id, number, text: shown });
    timer = setTimeout(tell, liveEveryMs);
  };
  const soon = () => {
    if (timer === undefined) tell();
  };
  return {
    get on() {
      return on;
    },
    switch(next) {
      on = next;
      soon();
    },
    write(next) {
      const letters = [...next];
      text = letters.length > longest ? letters.slice(0, longest).join('') : next;
      soon();
    },
    sent() {
      const done = id;
      id = newId();
      number = 0;
      text = '';
      said = '';
      return done;
    },
    again() {
      said = '';
      soon();
    },
  };
}
