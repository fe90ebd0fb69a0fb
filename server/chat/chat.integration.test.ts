import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../scripts/seed.ts';
import { useQueueServers } from '../../test/support/queue-servers.ts';
import { addCounselor, answer, openVisit, placementOf, type QueueServices } from '../../test/support/queue-services.ts';
import { until } from '../../test/support/until.ts';
import type { CallKind } from '../contract/call.ts';
import type { CallId, MessageId, UserId, VisitId } from '../contract/ids.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import { newId } from '../platform/ids.ts';
import { createCallerWriting } from '../signalling/caller-writing.ts';
import type { ReaderNeeds } from '../signalling/conversation-reader.ts';
import { createCounselorWriting } from '../signalling/counselor-writing.ts';
import { longestConversation } from './service.ts';

// Two server processes over one database, as the two sides of a conversation may be at either.

let here: QueueServices;
let there: QueueServices;
let placement: PlacementOfCode;

let demoCode = '';
const { at } = useQueueServers(2, async (databaseUrl) => {
  const password = randomBytes(9).toString('base64url');
  const people = { admin: password, manager: password, supervisor: password, counselor: password };
  ({ demoCode } = await seed(databaseUrl, people));
});
beforeAll(async () => {
  [here, there] = [at(0), at(1)];
  placement = await placementOf(here.app.db, demoCode);
});

interface Conversation {
  call: CallId;
  visit: VisitId;
  counselor: UserId;
}

async function conversation(kind: CallKind = 'text'): Promise<Conversation> {
  const { db } = here.app;
  const visit = await openVisit(db, placement);
  const counselor = await addCounselor(db, placement);
  const { id: call } = await here.calls.begin(placement, visit, { kind, languages: ['fr'] });
  await answer(here, call, counselor);
  return { call, visit, counselor };
}

const asCaller = ({ visit }: Conversation) => ({ side: 'caller', visit }) as const;
const asCounselor = ({ counselor }: Conversation) => ({ side: 'counselor', user: counselor }) as const;
const message = (text: string, id = newId<MessageId>()) => ({ id, text });
const textsOf = async (call: CallId) =>
  (await there.chat.read(call, 0)).map(({ author, text }) => `${author}: ${text}`);

describe('a conversation in writing', () => {
  it('is read at any server in the order in which it was written', async () => {
    const one = await conversation();
    await here.chat.say(one.call, asCaller(one), message('Bonjour'));
    await there.chat.say(one.call, asCounselor(one), message('Bonjour,\nje suis là.'));
    await here.chat.say(one.call, asCaller(one), message(' merci '));
    expect(await textsOf(one.call)).toEqual(['caller: Bonjour', 'counselor: Bonjour,\nje suis là.', 'caller:  merci ']);
    expect((await here.chat.read(one.call, 1)).map(({ number }) => number)).toEqual([2, 3]);
  });

  it('says a message once, however often it is sent, and gives every one a number without gaps', async () => {
    const one = await conversation();
    const sent = Array.from({ length: 20 }, (_, i) => message(`message ${i}`));
    await Promise.all(
      [...sent, ...sent].map((each, i) => (i % 3 ? here : there).chat.say(one.call, asCaller(one), each)),
    );
    const kept = await here.chat.read(one.call, 0);
    expect(kept.map(({ number }) => number)).toEqual(sent.map((_, i) => i + 1));
    expect(new Set(kept.map(({ id }) => id))).toEqual(new Set(sent.map(({ id }) => id)));
  });

  it('refuses another message under an id that is taken', async () => {
    const one = await conversation();
    const first = message('mine');
    await here.chat.say(one.call, asCaller(one), first);
    await expect(here.chat.say(one.call, asCaller(one), { ...first, text: 'other' })).rejects.toThrow('id already');
    await expect(here.chat.say(one.call, asCounselor(one), first)).rejects.toThrow('id already');
    expect(await textsOf(one.call)).toEqual(['caller: mine']);
  });

  it('is closed to everybody else: another visit, another counselor, a call that is none', async () => {
    const [one, other] = [await conversation(), await conversation()];
    for (const stranger of [asCaller(other), asCounselor(other)]) {
      await expect(here.chat.say(one.call, stranger, message('me too'))).rejects.toMatchObject({ code: 'call_over' });
    }
    await expect(here.chat.say(newId(), asCaller(one), message('hello'))).rejects.toMatchObject({ code: 'call_over' });
    expect(await textsOf(one.call)).toEqual([]);
  });

  it('begins with the counselor', async () => {
    const visit = await openVisit(here.app.db, placement);
    const { id } = await here.calls.begin(placement, visit, { kind: 'text', languages: [] });
    await expect(here.chat.say(id, { side: 'caller', visit }, message('hello?'))).rejects.toMatchObject({
      code: 'not_now',
    });
  });

  it.each(['audio', 'video'] as const)('goes beside a call by %s, and is gone with it', async (kind) => {
    const spoken = await conversation(kind);
    await here.chat.say(spoken.call, asCaller(spoken), message('my address'));
    await there.chat.say(spoken.call, asCounselor(spoken), message('thank you'));
    expect(await textsOf(spoken.call)).toEqual(['caller: my address', 'counselor: thank you']);
    await here.calls.apply(spoken.call, { type: 'caller_hung_up' });
    await there.calls.apply(spoken.call, { type: 'record_done', counselor: spoken.counselor });
    expect(await textsOf(spoken.call)).toEqual([]);
  });

  it('ends with the talk, can be read for the note, and is gone with the call', async () => {
    const one = await conversation();
    await here.chat.say(one.call, asCaller(one), message('a secret'));
    await here.calls.apply(one.call, { type: 'caller_hung_up' });
    await expect(here.chat.say(one.call, asCounselor(one), message('late'))).rejects.toMatchObject({
      code: 'call_over',
    });
    expect(await textsOf(one.call)).toEqual(['caller: a secret']);
    await there.calls.apply(one.call, { type: 'record_done', counselor: one.counselor });
    expect(await textsOf(one.call)).toEqual([]);
    await expect(here.chat.say(one.call, asCaller(one), message('late'))).rejects.toMatchObject({ code: 'call_over' });
  });

  it('stays for the next counselor when the first is lost, who then has no part in it', async () => {
    const one = await conversation();
    await here.chat.say(one.call, asCaller(one), message('are you there?'));
    await here.calls.apply(one.call, { type: 'counselor_gone', counselor: one.counselor });
    const next = await addCounselor(here.app.db, placement);
    await answer(there, one.call, next);
    await there.chat.say(one.call, { side: 'counselor', user: next }, message('I am'));
    await expect(here.chat.say(one.call, asCounselor(one), message('back'))).rejects.toMatchObject({
      code: 'call_over',
    });
    expect(await textsOf(one.call)).toEqual(['caller: are you there?', 'counselor: I am']);
  });

  it('has a limit, and is told in parts however long it is', async () => {
    const one = await conversation();
    await here.app.db
      .insertInto('messages')
      .values(
        Array.from({ length: longestConversation }, (_, i) => ({
          call_id: one.call,
          number: i + 1,
          id: randomUUID(),
          author: 'caller',
          text: 'x',
        })),
      )
      .execute();
    await expect(here.chat.say(one.call, asCaller(one), message('one more'))).rejects.toMatchObject({
      code: 'not_now',
    });
    const told: number[] = [];
    const reader = createCallerWriting({
      ...servicesOf(there),
      peer: {
        send(said) {
          if (said.type === 'messages') told.push(...said.messages.map(({ number }) => number));
        },
      },
    });
    reader.show({ id: one.call, state: 'active' });
    await until(() => (told.length === longestConversation ? null : `told ${told.length} messages`));
    expect(told).toEqual(Array.from({ length: longestConversation }, (_, i) => i + 1));
    reader.close();
  });

  it.each(['', '  ', '\u0000', 'a\u001bb'])('refuses the text %j', async (text) => {
    const one = await conversation();
    await expect(here.chat.say(one.call, asCaller(one), message(text))).rejects.toMatchObject({ code: 'bad_message' });
  });
});

const servicesOf = ({ app, chat }: QueueServices) => ({
  chat,
  nudges: app.nudges,
  whispers: app.whispers,
  log: app.log,
});

describe('the pages of both sides', () => {
  /** What a page was told, in the order in which it was told: texts, and that the other side writes. */
  function listener() {
    const heard: string[] = [];
    const peer: ReaderNeeds['peer'] = {
      send(said) {
        if (said.type === 'messages') heard.push(...said.messages.map(({ text }) => text));
        else heard.push(said.type === 'live' ? `~${said.text}` : '(writes)');
      },
    };
    return { heard, peer };
  }

  it('see that the other side writes, at two servers, and nobody else sees it', async () => {
    const [one, another] = [await conversation(), await conversation()];
    const [caller, counselor, stranger] = [listener(), listener(), listener()];
    const phone = createCallerWriting({ ...servicesOf(here), peer: caller.peer });
    const desk = createCounselorWriting({ ...servicesOf(there), peer: counselor.peer }, one.counselor);
    const other = createCounselorWriting({ ...servicesOf(there), peer: stranger.peer }, another.counselor);
    phone.show({ id: one.call, state: 'active' });
    desk.show({ id: one.call });
    other.show({ id: another.call });
    phone.typing(one.call);
    await until(() => (counselor.heard.join() === '(writes)' ? null : `heard ${counselor.heard.join()}`), 2);
    other.typing(one.call);
    desk.typing(one.call);
    await until(() => (caller.heard.length > 0 ? null : 'nothing was heard'), 2);
    expect([caller.heard, counselor.heard, stranger.heard]).toEqual([['(writes)'], ['(writes)'], []]);
    for (const each of [phone, desk, other]) each.close();
  });

  it('read along what the other side is writing, at two servers, and nobody else does', async () => {
    const [one, another] = [await conversation('audio'), await conversation()];
    const [caller, counselor, stranger] = [listener(), listener(), listener()];
    const phone = createCallerWriting({ ...servicesOf(here), peer: caller.peer });
    const desk = createCounselorWriting({ ...servicesOf(there), peer: counselor.peer }, one.counselor);
    const other = createCounselorWriting({ ...servicesOf(there), peer: stranger.peer }, another.counselor);
    phone.show({ id: one.call, state: 'active' });
    desk.show({ id: one.call });
    other.show({ id: another.call });
    const live = (number: number, text: string, call = one.call) => ({
      ...({ type: 'live', id: newId<MessageId>() } as const),
      ...{ call, number, text },
    });
    await until(() => {
      phone.live(live(1, 'he'));
      return counselor.heard.includes('~he') ? null : 'nothing was heard';
    }, 5);
    other.live(live(2, 'me too'));
    desk.live(live(3, ''));
    await until(() => (caller.heard.includes('~') ? null : `heard ${caller.heard.join()}`), 2);
    expect(caller.heard).toEqual(['~']);
    expect(stranger.heard).toEqual([]);
    expect(() => phone.live(live(4, 'a\u0000b'))).toThrow('nobody can read');
    for (const each of [phone, desk, other]) each.close();
  });

  it('are shown letters only as fast as a person writes', async () => {
    const one = await conversation();
    const { heard, peer } = listener();
    const phone = createCallerWriting({ ...servicesOf(here), peer: listener().peer });
    const desk = createCounselorWriting({ ...servicesOf(here), peer }, one.counselor);
    phone.show({ id: one.call, state: 'active' });
    desk.show({ id: one.call });
    const id = newId<MessageId>();
    for (let number = 1; number <= 500; number++) phone.live({ type: 'live', call: one.call, id, number, text: 'a' });
    await phone.say(one.call, one.visit, { type: 'send_message', id, text: 'the end' });
    await until(() => (heard.includes('the end') ? null : 'the end is not there'));
    expect(heard.filter((said) => said === '~a').length).toBeLessThan(20);
    for (const each of [phone, desk]) each.close();
  });

  it('are each told everything once, at two servers, and all of it again after a reload', async () => {
    const one = await conversation();
    const [caller, counselor] = [listener(), listener()];
    const phone = createCallerWriting({ ...servicesOf(here), peer: caller.peer });
    const desk = createCounselorWriting({ ...servicesOf(there), peer: counselor.peer }, one.counselor);
    phone.show({ id: one.call, state: 'active' });
    desk.show({ id: one.call });
    await phone.say(one.call, one.visit, { type: 'send_message', ...message('a') });
    await desk.say({ type: 'send_message', call: one.call, ...message('b') });
    await phone.say(one.call, one.visit, { type: 'send_message', ...message('c') });
    for (const { heard } of [caller, counselor]) {
      await until(() => (heard.join('') === 'abc' ? null : `heard ${heard.join('')}`), 2);
    }
    const reloaded = listener();
    const again = createCallerWriting({ ...servicesOf(there), peer: reloaded.peer });
    again.show({ id: one.call, state: 'active' });
    await until(() => (reloaded.heard.join('') === 'abc' ? null : `heard ${reloaded.heard.join('')}`), 2);
    for (const each of [phone, desk, again]) each.close();
  });

  it('learn of what was written although the news of it was lost', async () => {
    const one = await conversation();
    const { heard, peer } = listener();
    const phone = createCallerWriting({ ...servicesOf(here), peer });
    phone.show({ id: one.call, state: 'active' });
    await here.app.db
      .insertInto('messages')
      .values({ call_id: one.call, number: 1, id: randomUUID(), author: 'counselor', text: 'unheard' })
      .execute();
    await until(() => (heard.length === 1 ? null : 'nothing was told'), 10);
    phone.close();
    phone.close();
  });
});
