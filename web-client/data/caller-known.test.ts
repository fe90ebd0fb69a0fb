import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ToCaller } from '../../server/contract/caller-socket.ts';
import { type CallerTalk, startCallerTalk } from '../../test/support/caller-talk.ts';
import { until } from '../../test/support/until.ts';
import { openCallerKnown } from './caller-known.ts';
import { openCallerMemory } from './caller-memory.ts';
import { openCallerSession } from './caller-session.ts';

let talk: CallerTalk;
beforeEach(async () => {
  talk = await startCallerTalk();
});
afterEach(() => talk.close());

const availability = {
  free: true,
  onDuty: true,
  waiting: 0,
  wait: null,
  door: null,
  opensAt: null,
  timeZone: 'Europe/Paris',
  instead: [],
};
const known = { talks: 2, lastTalk: '2026-11-20', summary: null };

function open(words: string | null, language: string | null = null) {
  talk.answer = (said): ToCaller[] =>
    said.type === 'open_visit' ? [{ type: 'visit_opened', campaign: { name: 'C' }, availability }] : [];
  const kept = new Map<string, string>();
  const memory = openCallerMemory('ABCD', () => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }));
  memory.known = words;
  const id = '0193a1b2-0000-7000-8000-000000000001';
  const call = { state: 'ended', id, ending: 'talked', talkSeconds: 9 };
  if (language !== null) memory.ended = JSON.stringify({ token: 'a-token', call, phrase: language });
  const session = openCallerSession({ code: 'ABCD', language: 'fr', availability, memory });
  return { session, memory, kept, caller: openCallerKnown(session) };
}
const said = () => talk.heard.flatMap((one) => (one.type === 'recognise' ? [one.phrase] : []));

it('says the words of before, and again after a cut', async () => {
  const { session, caller } = open('un deux');
  await until(() => (said().length === 1 ? null : 'they are not said'));
  talk.say({ type: 'known', known });
  await until(() => (caller.state.known !== null ? null : 'nobody is known'));
  talk.cut();
  await until(() => (said().length === 2 ? null : 'they are not said again'));
  expect(said()).toEqual(['un deux', 'un deux']);
  session.close();
});

it('forgets words that are nobody’s, and says why', async () => {
  const { session, memory, caller } = open(null);
  await until(() => (session.state.connection === 'open' ? null : 'it is not open'));
  caller.recognise('un deux');
  await until(() => (said().length === 1 ? null : 'they are not said'));
  talk.say({ type: 'refused', code: 'phrase_unknown', detail: '', to: 'recognise' });
  await until(() => (caller.state.trouble === 'unknown' ? null : 'there is no trouble'));
  expect(memory.known).toBeNull();
  session.close();
});

it('shows the words that were made in this page after a reload, and none that were only told', async () => {
  const told = open('un deux');
  expect(told.caller.state).toMatchObject({ phrase: null, busy: true });
  told.session.close();
  const { session, caller } = open('un deux', 'fr');
  expect(caller.state).toMatchObject({ phrase: { words: 'un deux', language: 'fr' }, busy: true });
  await until(() => (said().length > 0 ? null : 'they are not said'));
  talk.say({ type: 'refused', code: 'phrase_unknown', detail: '', to: 'recognise' });
  await until(() => (caller.state.phrase === null ? null : 'words that are nobody’s are shown'));
  session.close();
});

it('keeps the new words in this tab alone, until all is deleted', async () => {
  const { session, memory, kept, caller } = open(null);
  await until(() => (session.state.connection === 'open' ? null : 'it is not open'));
  talk.say({ type: 'known_kept', phrase: 'un deux trois quatre cinq six', language: 'fr' });
  talk.say({ type: 'known', known });
  await until(() => (caller.state.known !== null ? null : 'nobody is known'));
  expect(caller.state.phrase).toEqual({ words: 'un deux trois quatre cinq six', language: 'fr' });
  expect(memory.known).toBe('un deux trois quatre cinq six');
  talk.say({ type: 'known', known: null });
  await until(() => (caller.state.forgotten ? null : 'nothing is deleted'));
  expect(caller.state).toMatchObject({ known: null, phrase: null });
  expect([...kept.values()].join()).not.toContain('deux');
  session.close();
});

it('leaves no trace of the words on the way out', () => {
  const { session, kept } = open('un deux');
  session.erase();
  expect(kept.size).toBe(0);
});
