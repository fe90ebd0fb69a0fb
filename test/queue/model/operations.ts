import fc from 'fast-check';
import type { CallEvent } from '../../../server/calls/call.ts';
import { callerPresenceRepository } from '../../../server/calls/presence-repository.ts';
import { callKinds } from '../../../server/contract/call.ts';
import { presenceRepository } from '../../../server/counselors/repository.ts';
import { DomainError } from '../../../server/errors.ts';
import { brand } from '../../../server/platform/ids.ts';
import type { DeskOfHistory, History } from './history.ts';
import type { CallNow } from './rows.ts';
import type { ModelServer } from './server.ts';
import { callerCount, languageChoices } from './world.ts';

// What can happen to the queue. An operation names who and where by number; what it does then follows from what that
// person's page showed last, which others may have overtaken.

const serverCount = 3;
const counselorCount = 6;
const caller = fc.nat({ max: callerCount - 1 });
const counselor = fc.nat({ max: counselorCount - 1 });
const server = fc.nat({ max: serverCount - 1 });
/** Seconds for which nothing was heard when a connection was found to be dead. */
const silent = fc.constantFrom(0, 0, 3, 12);

/** An operation of a kind, at some server. */
const at = <Name extends string, More>(type: Name, more: fc.Arbitrary<More>) =>
  fc.tuple(server, more).map(([server, rest]) => ({ type, server, ...rest }));

const often = <Value>(weight: number, arbitrary: fc.Arbitrary<Value>) => ({ weight, arbitrary });
const kind = fc.constantFrom(...callKinds);
const presence = fc.constantFrom('available', 'available', 'available', 'away');

const operation = fc.oneof(
  often(
    12,
    at(
      'ask',
      fc.record({ caller, campaign: fc.nat({ max: 4 }), kind, languages: fc.nat({ max: languageChoices.length - 1 }) }),
    ),
  ),
  often(3, at('hang_up', fc.record({ caller }))),
  often(4, at('drop', fc.record({ caller, silent }))),
  often(5, at('return', fc.record({ caller }))),
  often(2, at('change_kind', fc.record({ caller, kind }))),
  often(1, at('book_callback', fc.record({ caller }))),
  often(7, at('log_in', fc.record({ counselor }))),
  often(3, at('vanish', fc.record({ counselor, silent }))),
  often(9, at('choose', fc.record({ counselor, presence }))),
  often(9, at('accept', fc.record({ counselor, stale: fc.boolean() }))),
  often(4, at('decline', fc.record({ counselor, stale: fc.boolean() }))),
  often(4, at('media', fc.record({ counselor }))),
  often(3, at('end_talk', fc.record({ counselor }))),
  often(6, at('finish_record', fc.record({ counselor }))),
  often(1, at('prolong_record', fc.record({ counselor }))),
  often(1, at('move_room', fc.record({ counselor }))),
  often(3, at('timer', fc.record({ call: fc.nat() }))),
  often(3, at('match', fc.record({}))),
  often(2, at('sweep', fc.record({}))),
);
export type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** Some operations at once, after some time; meanwhile a server may be killed. */
export const round = fc.record({
  passes: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.constantFrom(1, 4, 6, 11, 16, 21, 31) },
    { weight: 1, arbitrary: fc.constantFrom(50, 95, 130, 620) },
    { weight: 1, arbitrary: fc.constantFrom(-5, -30, -3600) },
  ),
  operations: fc.oneof(
    { weight: 1, arbitrary: fc.array(operation, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(operation, { minLength: 2, maxLength: 6, size: 'max' }) },
    { weight: 2, arbitrary: fc.array(operation, { minLength: 8, maxLength: 24, size: 'max' }) },
  ),
  kill: fc.oneof({ weight: 30, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: server }),
});
export type Round = typeof round extends fc.Arbitrary<infer Value> ? Value : never;

/** Carries an operation out. False where the page that would have asked for it is not there. */
export async function carryOut(history: History, operation: Operation): Promise<boolean> {
  const here = history.server(operation.server);
  switch (operation.type) {
    case 'ask':
      return ask(history, here, operation);
    case 'hang_up':
      return callerSays(history, here, operation, 'caller_hung_up');
    case 'book_callback':
      return callerSays(history, here, operation, 'callback_booked');
    case 'change_kind': {
      const id = history.caller(operation.caller).call;
      if (id === null) return false;
      await here.calls.tryApply(brand(id), { type: 'change_kind', kind: operation.kind });
      return true;
    }
    case 'drop':
      return drop(history, operation);
    case 'return':
      return comeBack(history, operation);
    case 'log_in':
      return logIn(history, operation);
    case 'vanish':
      return vanish(history, operation);
    case 'choose':
      return choose(history, here, operation);
    case 'accept':
    case 'decline':
      return answer(history, here, operation);
    case 'media':
      return aboutTalk(history, here, operation, (call) => ({ type: 'media_flowing', epoch: call.epoch }));
    case 'move_room':
      return aboutTalk(history, here, operation, (call) => ({
        type: 'room_moved',
        epoch: call.epoch + 1,
        mediaHost: 'm2',
      }));
    case 'end_talk':
      return aboutTalk(history, here, operation, (call, by) => {
        history.mayEnd(call.id);
        return { type: 'counselor_hung_up', counselor: by };
      });
    case 'finish_record':
      return aboutTalk(history, here, operation, (_call, by) => ({ type: 'record_done', counselor: by }));
    case 'prolong_record':
      return aboutTalk(history, here, operation, (_call, by) => ({ type: 'prolong_record', counselor: by }));
    case 'timer': {
      const calls = [...history.seen.calls.values()].filter((call) => call.state !== 'closed');
      const call = calls[operation.call % Math.max(1, calls.length)];
      if (call === undefined) return false;
      await here.calls.due(brand(call.id), call.fence);
      return true;
    }
    case 'match':
      await here.dispatch.settle();
      return true;
    case 'sweep':
      await here.sweep();
      return true;
    default:
      return operation satisfies never;
  }
}

type Of<Type extends Operation['type']> = Extract<Operation, { type: Type }>;

async function ask(history: History, here: ModelServer, operation: Of<'ask'>): Promise<boolean> {
  const person = history.touchCaller(operation.caller);
  const campaign = history.world.campaigns[operation.campaign];
  if (campaign === undefined) return false;
  try {
    const { id } = await here.calls.begin(campaign.placement, person.visit, {
      kind: operation.kind,
      languages: languageChoices[operation.languages] ?? [],
      there: here.lease,
    });
    history.began(person, id, here);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (person.call === null && !person.crowded) history.complain(`${person.visit} was refused a call: ${error.code}`);
  }
  return true;
}

async function callerSays(
  history: History,
  here: ModelServer,
  operation: { caller: number },
  type: 'caller_hung_up' | 'callback_booked',
): Promise<boolean> {
  const { call } = history.caller(operation.caller);
  if (call === null) return false;
  history.mayEnd(call);
  await here.calls.tryApply(brand(call), { type });
  return true;
}

async function drop(history: History, operation: Of<'drop'>): Promise<boolean> {
  const person = history.touchCaller(operation.caller);
  const { call, server: from } = person;
  if (call === null || from === null) return false;
  history.callerLeft(person, operation.silent);
  await callerPresenceRepository.left(from.db, brand(call), from.lease, operation.silent);
  return true;
}

/** The caller opens the page anew; an older page of theirs, at another server, goes at the same time. */
async function comeBack(history: History, operation: Of<'return'>): Promise<boolean> {
  const person = history.touchCaller(operation.caller);
  const { call, server: old } = person;
  if (call === null) return false;
  const here = history.server(operation.server);
  history.callerArrived(person, here);
  await Promise.all([
    callerPresenceRepository.arrived(here.db, brand(call), here.lease),
    old === null || old === here ? null : callerPresenceRepository.left(old.db, brand(call), old.lease, 0),
  ]);
  return true;
}

async function logIn(history: History, operation: Of<'log_in'>): Promise<boolean> {
  const desk = history.touchDesk(operation.counselor);
  const old = desk.server;
  const here = history.server(operation.server);
  history.deskArrived(desk, here);
  await Promise.all([
    presenceRepository.arrive(here.db, desk.user, here.lease),
    old === null || old === here ? null : presenceRepository.left(old.db, desk.user, old.lease, 0),
  ]);
  return true;
}

async function vanish(history: History, operation: Of<'vanish'>): Promise<boolean> {
  const desk = history.touchDesk(operation.counselor);
  const from = desk.server;
  if (from === null) return false;
  history.deskLeft(desk, operation.silent);
  await presenceRepository.left(from.db, desk.user, from.lease, operation.silent);
  return true;
}

async function choose(history: History, here: ModelServer, operation: Of<'choose'>): Promise<boolean> {
  const desk = history.touchDesk(operation.counselor);
  if (desk.server === null) return false;
  const presence = operation.presence === 'available' ? 'available' : 'away';
  const reason = presence === 'away' ? 'break' : null;
  if (await presenceRepository.choose(here.db, desk.user, presence, reason)) {
    desk.chose = desk.chose === null || desk.chose === presence ? presence : 'both';
  }
  return true;
}

async function answer(history: History, here: ModelServer, operation: Of<'accept' | 'decline'>): Promise<boolean> {
  const desk = history.desk(operation.counselor);
  const offers = history.seen.offers.filter((offer) => offer.counselor === desk.user);
  const offer = offers.at(operation.stale ? -2 : -1);
  const call = history.seen.calls.get(offer?.call ?? '');
  if (offer === undefined || call === undefined) return false;
  const said = { counselor: desk.user, fence: offer.fence };
  const step = await here.calls.tryApply(
    brand(call.id),
    operation.type === 'decline'
      ? { type: 'decline', ...said }
      : { type: 'accept', ...said, mediaHost: call.kind === 'text' ? null : 'm1' },
  );
  if (step !== null && offer.outcome !== null) history.complain(`an offer that was ${offer.outcome} was answered`);
  return true;
}

async function aboutTalk(
  history: History,
  here: ModelServer,
  operation: { counselor: number },
  event: (call: CallNow, by: DeskOfHistory['user']) => CallEvent,
): Promise<boolean> {
  const desk = history.desk(operation.counselor);
  const call = [...history.seen.calls.values()].find(
    ({ counselor: whose, state }) => whose === desk.user && state !== 'closed' && state !== 'offered',
  );
  if (call === undefined) return false;
  await here.calls.tryApply(brand(call.id), event(call, desk.user));
  return true;
}
