import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallerEnding } from '../../server/contract/call.ts';
import type { Availability, CallerMessage, ToCaller } from '../../server/contract/caller-socket.ts';
import type { ErrorCode } from '../../server/contract/errors.ts';
import type { CallId } from '../../server/contract/ids.ts';
import { type CallerTalk, startCallerTalk } from '../../test/support/caller-talk.ts';
import { until } from '../../test/support/until.ts';
import { openCallerGoodbye } from './caller-goodbye.ts';
import { type MemoryStorage, openCallerMemory } from './caller-memory.ts';
import { type CallerSession, openCallerSession } from './caller-session.ts';

// The conversation against a server of the test's own, over a real WebSocket.

const id: CallId = JSON.parse('"0193a1b2-0000-7000-8000-000000000001"');
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
const waiting: ToCaller = {
  type: 'call',
  call: {
    state: 'waiting',
    id,
    kind: 'video',
    place: 1,
    wait: null,
    backInLine: false,
    instead: [],
    isCallback: false,
    mayWrite: true,
    room: null,
  },
};
const talking = (token: string): ToCaller => ({
  type: 'call',
  call: {
    state: 'talking',
    id,
    kind: 'video',
    counselor: { name: 'Samira', initials: null, picture: null },
    room: { url: '/sfu/ws', token, epoch: 1 },
    activeSince: '2026-01-01T00:00:00Z',
  },
});
const token = 'a-token-of-twenty-signs';
const kept: ToCaller = { type: 'call_kept', resume: token };

let talk: CallerTalk;
let session: CallerSession | undefined;
let store: Map<string, string>;

const types = () => talk.heard.map((message) => message.type);
const refused = (code: ErrorCode, to: CallerMessage['type']): ToCaller => ({
  type: 'refused',
  code,
  detail: '',
  to,
});

beforeEach(async () => {
  store = new Map();
  talk = await startCallerTalk();
  // Opens the visit, takes the call, and hears nothing else.
  talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : type === 'ask_call' ? [kept, waiting] : []);
});
afterEach(async () => {
  session?.close();
  await talk.close();
});

const storage = (): MemoryStorage => ({
  getItem: (key) => store.get(key) ?? null,
  setItem: (key, value) => void store.set(key, value),
  removeItem: (key) => void store.delete(key),
});

function open(): CallerSession {
  session = openCallerSession({
    code: 'ABCD',
    language: 'fr',
    availability,
    memory: openCallerMemory('ABCD', storage),
  });
  return session;
}
const wish = { kind: 'video', languages: ['fr'] } as const;
const showing = (state: string) => () => {
  const call = session?.state.call;
  return call?.state === state ? null : `the call is ${call?.state}`;
};
const hears = (count: number) => () =>
  talk.heard.length >= count ? null : `the server heard ${JSON.stringify(types())} so far`;

describe('the caller’s conversation', () => {
  it('opens the visit, then asks, and keeps the token', async () => {
    const { ask } = open();
    ask(wish);
    expect(session?.state.asked).toBe(true);
    await until(showing('waiting'));
    expect(types()).toEqual(['open_visit', 'ask_call']);
    expect(session?.state.asked).toBe(false);
    expect([...store.values()]).toContain(token);
  });

  it('takes the call up again after a cut, with the same visit', async () => {
    open().ask(wish);
    await until(showing('waiting'));
    talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : type === 'resume_call' ? [talking('t1')] : []);
    talk.cut();
    await until(showing('talking'));
    expect(types()).toEqual(['open_visit', 'ask_call', 'open_visit', 'resume_call']);
    const visits = talk.heard.flatMap((message) => (message.type === 'open_visit' ? [message.visit] : []));
    expect(new Set(visits).size).toBe(1);
  });

  it('takes the call up again after a reload', async () => {
    open().ask(wish);
    await until(showing('waiting'));
    session?.close();
    talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : type === 'resume_call' ? [waiting] : []);
    expect(open().state.resuming).toBe(true);
    await until(showing('waiting'));
    expect(types().slice(-2)).toEqual(['open_visit', 'resume_call']);
    expect(session?.state.resuming).toBe(false);
    // What the page makes of it may be loaded later than the answer comes.
    expect(session?.resumed).toBe(true);
  });

  it('asks again where the connection was cut before an answer came', async () => {
    talk.answer = ({ type }) => {
      if (type === 'ask_call') talk.cut();
      return type === 'open_visit' ? [opened] : [];
    };
    open().ask(wish);
    await until(hears(2));
    talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : type === 'ask_call' ? [kept, waiting] : []);
    await until(showing('waiting'));
    expect(types()).toEqual(['open_visit', 'ask_call', 'open_visit', 'ask_call']);
  });

  it.each(['open_visit', 'resume_call'] as const)(
    'forgets nothing where the server could not look, and comes again: %s',
    async (to) => {
      open().ask(wish);
      await until(showing('waiting'));
      let failures = 0;
      talk.answer = ({ type }) => {
        if (type === to && ++failures <= 2) return [refused('internal', to)];
        return type === 'open_visit' ? [opened] : type === 'resume_call' ? [waiting] : [];
      };
      talk.cut();
      await until(() => (types().at(-1) === 'resume_call' && failures === 3 ? null : JSON.stringify(types())));
      await until(() => (session?.state.connection === 'open' ? null : 'not connected'));
      expect(session?.state).toMatchObject({ call: { state: 'waiting' }, refusal: null });
      expect([...store.values()]).toContain(token);
    },
  );

  it('asks and hangs up again where the server could not listen', async () => {
    let failures = 0;
    talk.answer = ({ type }) => {
      if (type === 'open_visit') return [opened];
      if (type === 'resume_call') return [waiting];
      if (type !== 'ask_call' && type !== 'hang_up') return [];
      return ++failures % 2 === 1 ? [refused('internal', type)] : type === 'ask_call' ? [kept, waiting] : [];
    };
    open().ask(wish);
    await until(showing('waiting'));
    session?.hangUp();
    await until(() => (failures === 4 ? null : JSON.stringify(types())));
    expect(session?.state.call).toMatchObject({ state: 'ended', ending: 'left' });
  });

  it('begins a new visit where the answer to an earlier ask was lost', async () => {
    let asks = 0;
    talk.answer = ({ type }) => {
      if (type === 'open_visit') return [opened];
      if (type !== 'ask_call') return [];
      asks += 1;
      return asks === 1 ? [refused('already_calling', 'ask_call')] : [kept, waiting];
    };
    open().ask(wish);
    await until(showing('waiting'));
    const visits = talk.heard.flatMap((message) => (message.type === 'open_visit' ? [message.visit] : []));
    expect(new Set(visits).size).toBe(2);
  });

  it('says goodbye at once, and tells the server when it can be told', async () => {
    open().ask(wish);
    await until(showing('waiting'));
    talk.answer = () => [];
    talk.cut();
    await until(() => (session?.state.connection === 'reconnecting' ? null : 'still open'));
    session?.hangUp();
    expect(session?.state.call).toMatchObject({ state: 'ended', ending: 'left' });
    talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : type === 'resume_call' ? [waiting] : []);
    await until(() => (types().at(-1) === 'hang_up' ? null : `the server heard ${JSON.stringify(types())}`));
    expect(session?.state.call?.state).toBe('ended');
  });

  it('asks anew once what was left is over, and shows nothing of it', async () => {
    const seen: unknown[] = [];
    talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : []);
    open().subscribe(({ call }) => seen.push(call?.state));
    await until(() => (types().includes('open_visit') ? null : 'the visit is not open'));
    session?.ask(wish);
    await until(() => (types().includes('ask_call') ? null : 'nobody asked'));
    session?.hangUp();
    session?.ask(wish);
    await until(() => (types().includes('hang_up') ? null : 'nobody hung up'));
    for (const late of [kept, waiting]) talk.say(late);
    talk.answer = ({ type }) => (type === 'ask_call' ? [kept, waiting] : []);
    talk.say({ type: 'call', call: { state: 'ended', id, ending: 'left', talkSeconds: 0 } });
    await until(showing('waiting'));
    expect(types().filter((type) => type === 'ask_call').length).toBe(2);
    expect(session?.state.asked).toBe(false);
    expect(seen).not.toContain('ended');
    expect(seen.indexOf('waiting')).toBe(seen.length - 1);
  });

  it.each<[string, ToCaller]>([
    ['the hang-up came before there was a call', refused('not_now', 'hang_up')],
    ['the call is not known any more', refused('call_over', 'resume_call')],
  ])('asks anew where %s', async (_why, answer) => {
    talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : type === 'hang_up' ? [answer] : []);
    open().ask(wish);
    await until(() => (types().includes('ask_call') ? null : 'nobody asked'));
    session?.hangUp();
    session?.ask(wish);
    talk.answer = ({ type }) => (type === 'hang_up' ? [answer] : type === 'ask_call' ? [kept, waiting] : []);
    await until(showing('waiting'));
  });

  it('ends a call that the server does not know any more', async () => {
    open().ask(wish);
    await until(showing('waiting'));
    talk.answer = ({ type }) =>
      type === 'open_visit' ? [opened] : type === 'resume_call' ? [refused('call_over', 'resume_call')] : [];
    talk.cut();
    await until(showing('ended'));
    expect(session?.state.call).toMatchObject({ ending: 'failed' });
    expect([...store.values()]).not.toContain(token);
  });

  it('does not take a talk that ended while it was cut off for one that somebody ended', async () => {
    const over: ToCaller = { type: 'call', call: { state: 'ended', id, ending: 'talked', talkSeconds: 60 } };
    open().ask(wish);
    await until(showing('waiting'));
    talk.say(talking('first'));
    await until(showing('talking'));
    talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : type === 'resume_call' ? [over] : []);
    talk.cut();
    await until(showing('ended'));
    expect(session?.state.call).toMatchObject({ ending: 'failed' });
  });

  const over = (ending: CallerEnding): ToCaller => ({
    type: 'call',
    call: { state: 'ended', id, ending, talkSeconds: 9 },
  });

  it.each([
    ['by its caller', 'talked', () => session?.hangUp()],
    ['by a counselor', 'talked', () => talk.say(over('talked'))],
    ['by a fault', 'failed', () => talk.say(over('failed'))],
  ] as const)(
    'says goodbye after a reload as before it, to a talk ended %s, until the page begins again',
    async (_by, ending, end) => {
      openCallerGoodbye(open());
      session?.ask(wish);
      await until(showing('waiting'));
      talk.say(talking('t1'));
      await until(showing('talking'));
      talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : type === 'hang_up' ? [over('talked')] : []);
      end();
      await until(() => ([...store.keys()].some((key) => key.includes('ended')) ? null : 'nothing is kept'));
      await until(() => (store.has('passerelle.call.ABCD') ? 'the server has not said so' : null));
      session?.close();

      expect(open().state).toMatchObject({ call: { state: 'ended', id, ending }, resuming: false });
      expect(session?.callToken).toBe(token);
      expect(session?.resumed).toBe(false);
      const heard = talk.heard.length;
      await until(() => (session?.state.connection === 'open' ? null : 'it is not open'));
      await until(hears(heard + 1));
      session?.startOver();
      session?.close();
      expect(open()).toMatchObject({ state: { call: null }, callToken: null });
      expect(types()).not.toContain('resume_call');
      expect([...store.keys()]).toEqual(['passerelle.visit.ABCD']);
    },
  );

  it('keeps no ending of a call in which nobody talked', async () => {
    openCallerGoodbye(open());
    session?.ask(wish);
    await until(showing('waiting'));
    talk.say(over('left'));
    await until(showing('ended'));
    expect([...store.keys()]).toEqual(['passerelle.visit.ABCD']);
  });

  it('keeps nothing of the call before once another one is asked for', async () => {
    openCallerGoodbye(open());
    session?.ask(wish);
    await until(showing('waiting'));
    talk.say(over('talked'));
    await until(showing('ended'));
    session?.ask(wish);
    await until(showing('waiting'));
    expect([...store.keys()].filter((key) => key.includes('ended'))).toEqual([]);
  });

  it('does not fall for an ending that is none', () => {
    store.set('passerelle.ended.ABCD', '{"token":"a-token","call":{"state":"ended","id":7}}');
    expect(open()).toMatchObject({ state: { call: null }, callToken: null });
  });

  it('gives a fresh token of the room', async () => {
    open().ask(wish);
    await until(showing('waiting'));
    talk.say(talking('t1'));
    await until(showing('talking'));
    talk.answer = ({ type }) => (type === 'renew_room' ? [talking('t2')] : []);
    expect(await session?.renewRoom()).toMatchObject({ token: 't2' });
  });

  it('drops a message of an unknown shape, and goes on', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    open().ask(wish);
    await until(showing('waiting'));
    talk.say({ type: 'call', call: { state: 'levitating' } });
    talk.say('no message at all');
    talk.say(talking('t1'));
    await until(showing('talking'));
    expect(warned).toHaveBeenCalledTimes(2);
    warned.mockRestore();
  });

  it('asks for no call where the door is closed, and forgets the refusal once it is open again', async () => {
    const closed: Availability = { ...availability, door: 'closed_hours', opensAt: '2026-11-26T08:00:00Z' };
    talk.answer = ({ type }) => (type === 'open_visit' ? [opened] : [refused('closed_hours', 'ask_call')]);
    open().ask(wish);
    await until(() => (session?.state.refusal === 'closed_hours' ? null : 'nothing was refused'));
    talk.say({ type: 'availability', availability: closed });
    await until(() => (session?.state.availability.door ? null : 'the door is open'));
    expect(session?.state.refusal).toBe('closed_hours');
    talk.say({ type: 'availability', availability });
    await until(() => (session?.state.refusal === null ? null : 'the refusal is still there'));
  });

  it('keeps the secret of a booked time through a reload, and comes back by it', async () => {
    open();
    await until(hears(1));
    talk.say({ type: 'callback_kept', secret: token });
    await until(() => (session?.state.callback ? null : 'nothing is kept'));
    session?.close();
    expect(open().state.callback).toBe(true);
    await until(() => (types().at(-1) === 'return_callback' ? null : `the server heard ${JSON.stringify(types())}`));
    expect(talk.heard.at(-1)).toEqual({ type: 'return_callback', secret: token });
    session?.startOver();
    expect(session?.state.callback).toBe(false);
    expect([...store.values()]).not.toContain(token);
  });

  it('turns the wait into writing, and leaves no trace of any of it when erased', async () => {
    open().ask(wish);
    await until(showing('waiting'));
    session?.changeKind('text');
    session?.changeKind('text');
    await until(() => (types().at(-1) === 'change_kind' ? null : 'the server heard nothing'));
    session?.renewRoom().catch(() => {});
    await until(() => (types().at(-1) === 'renew_room' ? null : 'the server heard nothing'));
    expect(types().filter((type) => type === 'change_kind')).toHaveLength(1);
    session?.erase();
    expect(store.size).toBe(0);
    await until(() => (types().at(-1) === 'hang_up' ? null : 'nobody hung up'));
    expect(talk.heard.at(-1)).toEqual({ type: 'hang_up', exit: true });
  });

  it('tells of other languages once there is somebody to match, and again after a cut', async () => {
    open().ask(wish);
    session?.speak(['ar']);
    await until(showing('waiting'));
    expect(talk.heard.at(-1)).toMatchObject({ type: 'ask_call', languages: ['ar'] });
    session?.speak(['uk', 'ar']);
    await until(() => (types().at(-1) === 'change_languages' ? null : 'the server heard nothing'));
    expect(talk.heard.at(-1)).toEqual({ type: 'change_languages', languages: ['uk', 'ar'] });
    expect(types().filter((type) => type === 'change_languages')).toHaveLength(1);
    talk.cut();
    await until(() => (types().at(-2) === 'resume_call' ? null : `the server heard ${JSON.stringify(types())}`));
    expect(talk.heard.at(-1)).toEqual({ type: 'change_languages', languages: ['uk', 'ar'] });
  });

  it('is in writing from the tap on, whatever crosses it, until it is refused', async () => {
    const room = { url: '/sfu/ws', token: 'one', epoch: 1 };
    const ringing = { type: 'call', call: { state: 'ringing', id, kind: 'video', mayWrite: true, room } };
    open().ask(wish);
    await until(showing('waiting'));
    talk.say(ringing);
    await until(showing('ringing'));
    session?.changeKind('text');
    expect(session?.state.call).toEqual({ state: 'ringing', id, kind: 'text', mayWrite: false, room: null });
    talk.say(talking('one'));
    await until(showing('writing'));
    expect(session?.state.call).toMatchObject({ kind: 'text', counselor: { name: 'Samira' } });
    talk.say(refused('not_offered', 'change_kind'));
    await until(showing('talking'));
    expect(session?.state.call).toMatchObject({ kind: 'video', room });
  });

  it('tells after a cut, once, that a talk is by voice meanwhile', async () => {
    open().ask(wish);
    await until(showing('waiting'));
    talk.say(talking('one'));
    await until(showing('talking'));
    let taken = false;
    talk.answer = ({ type }) =>
      taken && type === 'open_visit' ? [opened] : type === 'resume_call' ? [talking('two')] : [];
    talk.cut();
    await until(() => (session?.state.connection === 'open' ? 'it is not cut yet' : null));
    session?.changeKind('video');
    session?.changeKind('audio');
    taken = true;
    const resumed = () => types().filter((type) => type === 'resume_call').length;
    await until(() => (types().at(-1) === 'change_kind' ? null : `the server heard ${JSON.stringify(types())}`));
    expect(talk.heard.at(-1)).toEqual({ type: 'change_kind', kind: 'audio' });
    talk.cut();
    await until(() => (resumed() === 2 ? null : `it came back ${resumed()} times`));
    expect(types().filter((type) => type === 'change_kind')).toHaveLength(1);
  });

  it('asks for no face by itself after a cut', async () => {
    open().ask({ ...wish, kind: 'text' });
    await until(showing('waiting'));
    talk.cut();
    await until(() => (session?.state.connection === 'open' ? 'it is not cut yet' : null));
    session?.changeKind('video');
    await until(() => (types().includes('resume_call') ? null : `the server heard ${JSON.stringify(types())}`));
    session?.hangUp();
    await until(() => (types().at(-1) === 'hang_up' ? null : `the server heard ${JSON.stringify(types())}`));
    expect(types()).not.toContain('change_kind');
  });

  it('says again after a cut, and after a reload, that it is to go on in writing', async () => {
    open().ask(wish);
    await until(showing('waiting'));
    talk.answer = () => [];
    talk.cut();
    await until(() => (session?.state.connection === 'open' ? 'it is not cut yet' : null));
    session?.changeKind('text');
    expect(session?.state.call).toMatchObject({ state: 'waiting', kind: 'text' });
    session?.close();
    const heard = talk.heard.length;
    talk.answer = (message) =>
      message.type === 'open_visit' ? [opened] : message.type === 'resume_call' ? [waiting] : [];
    open();
    await until(showing('waiting'));
    expect(session?.state.call).toMatchObject({ kind: 'text' });
    await until(() => (types().length >= heard + 3 ? null : `the server heard ${JSON.stringify(types())}`));
    expect(types().slice(heard)).toEqual(['open_visit', 'resume_call', 'change_kind']);
    expect(talk.heard.at(-1)).toEqual({ type: 'change_kind', kind: 'text' });
  });
});
