import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ToCaller } from '../../server/contract/caller-socket.ts';
import type { Referral } from '../../server/contract/referrals.ts';
import { type CallerTalk, startCallerTalk } from '../../test/support/caller-talk.ts';
import { until } from '../../test/support/until.ts';
import { nothingGiven, openCallerGoodbye, shownReferrals } from './caller-goodbye.ts';
import { openCallerMemory } from './caller-memory.ts';
import { openCallerSession } from './caller-session.ts';

let talk: CallerTalk;
beforeEach(async () => {
  talk = await startCallerTalk();
});
afterEach(() => talk.close());

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** What JSON brings has whatever type is wanted of it: ids are made so. */
const message = (of: object): ToCaller => JSON.parse(JSON.stringify(of));
const referral = (number: number): Referral =>
  JSON.parse(
    JSON.stringify({
      id: uuid(number),
      structure: null,
      name: `Lieu ${number}`,
      address: null,
      phone: null,
      website: null,
      opening: null,
    }),
  );
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
const summary = { wanted: false, text: null, answer: null };
const told = (change: object) =>
  message({ type: 'goodbye', goodbye: { call: uuid(9), open: true, referrals: [], score: null, summary, ...change } });

function open() {
  talk.answer = (said) =>
    said.type === 'open_visit'
      ? [message({ type: 'visit_opened', campaign: { name: 'C' }, availability })]
      : said.type === 'ask_call'
        ? [
            message({ type: 'call_kept', resume: 'a token of twenty and more' }),
            message({
              type: 'call',
              call: { state: 'ringing', id: uuid(9), kind: 'text', mayWrite: false, room: null },
            }),
          ]
        : [];
  const kept = new Map<string, string>();
  const memory = openCallerMemory('ABCD', () => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }));
  const session = openCallerSession({ code: 'ABCD', language: 'fr', availability, memory });
  return { session, goodbye: openCallerGoodbye(session) };
}
const heard = (type: string) => talk.heard.filter((one) => one.type === type).length;

it('follows the call by its token, and again after a cut, with what was said in between', async () => {
  const { session, goodbye } = open();
  session.ask({ kind: 'text', languages: ['fr'] });
  await until(() => (heard('follow_goodbye') === 1 ? null : 'it is not followed'));
  talk.say(told({ referrals: [referral(1)] }));
  await until(() => (goodbye.state.referrals.length === 1 ? null : 'nothing is given'));
  talk.cut();
  await until(() => (session.state.connection === 'open' ? 'it is not cut' : null));
  goodbye.rate(3);
  expect(goodbye.state.score).toBe(3);
  await until(() => (heard('rate_call') === 1 && heard('follow_goodbye') === 2 ? null : 'it is not said again'));
  const types = talk.heard.map(({ type }) => type);
  expect(types.lastIndexOf('follow_goodbye')).toBeLessThan(types.lastIndexOf('rate_call'));
  session.close();
});

it('shows the answer as it was tapped until the server has heard it, and says where it was refused', async () => {
  const { session, goodbye } = open();
  session.ask({ kind: 'text', languages: ['fr'] });
  await until(() => (heard('follow_goodbye') === 1 ? null : 'it is not followed'));
  goodbye.rate(1);
  goodbye.rate(2);
  talk.say(told({ score: 1, referrals: [referral(1)] }));
  await until(() => (goodbye.state.referrals.length === 1 ? null : 'nothing is told'));
  expect(goodbye.state.score).toBe(2);
  talk.say({ type: 'refused', code: 'not_now', detail: '', to: 'rate_call' });
  await until(() => (goodbye.state.refused ? null : 'it is not refused'));
  expect(goodbye.state.score).toBeNull();
  session.close();
});

it('forgets what came of a call once the page begins again', async () => {
  const { session, goodbye } = open();
  session.ask({ kind: 'text', languages: ['fr'] });
  await until(() => (heard('follow_goodbye') === 1 ? null : 'it is not followed'));
  talk.say(told({ referrals: [referral(1)] }));
  talk.say(message({ type: 'call', call: { state: 'ended', id: uuid(9), ending: 'talked', talkSeconds: 3 } }));
  await until(() => (session.state.call?.state === 'ended' ? null : 'it goes on'));
  expect(goodbye.state.referrals).toHaveLength(1);
  session.startOver();
  expect(goodbye.state).toEqual(nothingGiven);
  session.close();
});

it('keeps what was written by hand once the server has forgotten it, but not what was taken back', () => {
  const call = { call: JSON.parse(JSON.stringify(uuid(9))), score: null, summary };
  const [one, two] = [referral(1), referral(2)];
  expect(shownReferrals([one], { ...call, open: true, referrals: [two] })).toEqual([two]);
  expect(shownReferrals([one, two], { ...call, open: false, referrals: [two] })).toEqual([one, two]);
  expect(shownReferrals([one], { ...call, open: false, referrals: [one, two] })).toEqual([one, two]);
});
