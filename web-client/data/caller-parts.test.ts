import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Availability, CallerMessage, ToCaller, Written } from '../../server/contract/caller-socket.ts';
import type { ErrorCode } from '../../server/contract/errors.ts';
import type { CallId, MessageId } from '../../server/contract/ids.ts';
import { type CallerTalk, startCallerTalk } from '../../test/support/caller-talk.ts';
import { until } from '../../test/support/until.ts';
import { openCallerCallback } from './caller-callback.ts';
import { linesOf } from './caller-conversation.ts';
import { openCallerMemory } from './caller-memory.ts';
import { type CallerSession, openCallerSession } from './caller-session.ts';
import { openCallerWriting } from './caller-writing.ts';

// The parts of the page that come later, against a server of the test's own, over a real WebSocket.

const callId = (last: number): CallId => JSON.parse(`"0193a1b2-0000-7000-8000-00000000000${last}"`);
const availability: Availability = {
  free: true,
  onDuty: true,
  waiting: 0,
  wait: null,
  door: null,
  opensAt: null,
  timeZone: 'Europe/Paris',
  instead: ['writing', 'callback'],
};
const opened: ToCaller = { type: 'visit_opened', campaign: { name: 'Test' }, availability };
const token = 'a-token-of-twenty-signs';
const kept: ToCaller = { type: 'call_kept', resume: token };
const writing = (call = callId(1)): ToCaller => ({
  type: 'call',
  call: {
    state: 'writing',
    id: call,
    kind: 'text',
    counselor: { name: 'Samira', initials: null, picture: null },
    activeSince: null,
  },
});
const told = (messages: Written[], call = callId(1)): ToCaller => ({ type: 'messages', call, messages });
const refused = (code: ErrorCode, to: CallerMessage['type']): ToCaller => ({ type: 'refused', code, detail: '', to });
const wish = { kind: 'text', languages: ['fr'] } as const;

let talk: CallerTalk;
let session: CallerSession;
/** The conversation as the server keeps it: said again with the same id, a message is said once. */
let said: Written[];

const keep = (id: MessageId, text: string) => {
  if (said.some((one) => one.id === id)) return;
  said.push({ id, number: said.length + 1, author: 'caller', text, at: '2026-11-25T10:00:00Z' });
};
const usual = (message: CallerMessage): ToCaller[] => {
  switch (message.type) {
    case 'open_visit':
      return [opened];
    case 'ask_call':
      return [kept, writing()];
    case 'resume_call':
      return [writing(), told(said)];
    case 'send_message':
      keep(message.id, message.text);
      return [told(said.slice(-1))];
    default:
      return [];
  }
};
const heard = (type: CallerMessage['type']) => talk.heard.filter((message) => message.type === type);
const hears = (type: CallerMessage['type'], times = 1) =>
  until(() => (heard(type).length >= times ? null : `heard ${JSON.stringify(talk.heard.map((one) => one.type))}`));

beforeEach(async () => {
  said = [];
  talk = await startCallerTalk();
  talk.answer = usual;
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  session = openCallerSession({
    code: 'ABCD',
    language: 'fr',
    availability,
    memory: openCallerMemory('ABCD', () => storage),
  });
});
afterEach(async () => {
  session.close();
  await talk.close();
});

describe('the conversation in writing', () => {
  const open = async () => {
    session.ask(wish);
    await until(() => (session.state.call?.state === 'writing' ? null : 'nobody answers'));
    return openCallerWriting(session);
  };

  it('sends in order, and shows each message as sent once it comes back', async () => {
    const part = await open();
    for (const text of ['one', 'two', 'three']) expect(part.send(text)).toBe(true);
    expect(linesOf(part.state).every(({ at }) => at === null)).toBe(true);
    await until(() => (part.state.unsent.length === 0 ? null : 'messages are on their way'));
    expect(linesOf(part.state).map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('sends again after a cut what was lost on the way, and it is said once', async () => {
    const part = await open();
    talk.answer = (message) => {
      // Taken in by the server, but the answer is lost.
      if (message.type === 'send_message') keep(message.id, message.text);
      return [];
    };
    part.send('are you there?');
    await hears('send_message');
    talk.answer = usual;
    talk.cut();
    part.send('hello?');
    await until(() => (part.state.unsent.length === 0 ? null : 'messages are on their way'));
    expect(linesOf(part.state).map(({ text }) => text)).toEqual(['are you there?', 'hello?']);
    expect(said).toHaveLength(2);
  });

  it('takes in what was told before its code was there', async () => {
    said = [
      { id: JSON.parse('"00000000-0000-4000-8000-000000000001"'), number: 1, author: 'counselor', text: 'Hi', at: '' },
    ];
    talk.answer = (message) => (message.type === 'ask_call' ? [kept, writing(), told(said)] : usual(message));
    const part = await open();
    await until(() => (linesOf(part.state).length === 1 ? null : 'nothing was told'));
  });

  it('lets a refused message be sent again, and does not hold the others up', async () => {
    const part = await open();
    talk.answer = (message) =>
      message.type === 'send_message' ? [refused('too_many', 'send_message')] : usual(message);
    part.send('too quick');
    await until(() => (linesOf(part.state)[0]?.refused ? null : 'nothing was refused'));
    talk.answer = usual;
    part.send('slower');
    await until(() => (part.state.written.length === 1 ? null : 'nothing was sent'));
    const [late] = part.state.unsent;
    if (late) part.sendAgain(late.id);
    await until(() => (part.state.written.length === 2 ? null : 'it was not sent again'));
  });

  it('begins anew with another call', async () => {
    const part = await open();
    part.send('one');
    await until(() => (part.state.written.length === 1 ? null : 'nothing was sent'));
    part.typing('half a mess');
    expect(part.half).toBe('half a mess');
    talk.say(writing(callId(2)));
    await until(() => (linesOf(part.state).length === 0 ? null : 'the other conversation is still there'));
    expect(part.half).toBe('');
  });
});

describe('a booked time', () => {
  const slot = { from: '2026-11-26T08:00:00Z', to: '2026-11-26T08:30:00Z' };
  const slots: ToCaller = { type: 'slots', slots: [slot], timeZone: 'Europe/Paris', pushKey: null };
  const booked: ToCaller = { type: 'callback', callback: { state: 'booked', ...slot, timeZone: 'Europe/Paris' } };
  const offering = (message: CallerMessage): ToCaller[] => {
    if (message.type === 'ask_slots') return [slots];
    return message.type === 'book_callback' ? [{ type: 'callback_kept', secret: token }, booked] : usual(message);
  };
  const open = async () => {
    talk.answer = offering;
    const part = openCallerCallback(session);
    await until(() => (part.state.slots ? null : 'no times are known'));
    return part;
  };

  it('is asked for, booked, and known by its secret', async () => {
    const part = await open();
    part.book(slot, wish);
    expect(part.state.booking).toBe(true);
    await until(() => (part.state.booked ? null : 'nothing is booked'));
    expect(part.state).toMatchObject({ booking: false, secret: token, trouble: null });
    expect(session.state.callback).toBe(true);
  });

  it('is asked for again after a cut', async () => {
    const part = await open();
    talk.answer = usual;
    part.book(slot, wish);
    await hears('book_callback');
    talk.answer = offering;
    talk.cut();
    await until(() => (part.state.booked ? null : 'nothing is booked'));
    expect(heard('book_callback')).toHaveLength(2);
  });

  it('goes to somebody else who was quicker: the times are asked for again', async () => {
    const part = await open();
    talk.answer = (message) =>
      message.type === 'book_callback' ? [refused('slot_taken', 'book_callback')] : offering(message);
    part.book(slot, wish);
    await until(() => (part.state.trouble === 'taken' ? null : 'it was not refused'));
    await hears('ask_slots', 2);
    expect(part.state.booking).toBe(false);
  });

  it('is lost where the link leads nowhere', async () => {
    const part = await open();
    talk.say(refused('not_found', 'return_callback'));
    await until(() => (part.state.trouble === 'lost' ? null : 'it is not lost'));
  });

  it('is given back', async () => {
    const part = await open();
    part.book(slot, wish);
    await until(() => (part.state.booked ? null : 'nothing is booked'));
    part.cancel();
    await hears('cancel_callback');
    talk.say({ type: 'callback', callback: { state: 'cancelled', ...slot, timeZone: 'Europe/Paris' } });
    await until(() => (part.state.booked?.state === 'cancelled' ? null : 'it is still booked'));
    session.startOver();
    expect(part.state.booked).toBeNull();
  });
});
