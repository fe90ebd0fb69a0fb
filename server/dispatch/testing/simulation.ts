import { type Call, type CallEvent, newCall } from '../../calls/call.ts';
import { transition } from '../../calls/lifecycle.ts';
import type { CallId, UserId } from '../../contract/ids.ts';
import { brand } from '../../platform/ids.ts';
import { type Demand, type IdleCounselor, match, type Pair, type WaitingCall } from '../policy.ts';
import { createAgenda } from './agenda.ts';
import type { Random } from './random.ts';

/** A counselor of the simulation; everybody is idle when it begins. */
export type SimulatedCounselor = Omit<IdleCounselor, 'idleSince'>;

export interface Scenario {
  /** How many callers to follow to their end. */
  readonly callers: number;
  readonly arrivalRate: number;
  readonly serviceRate: number;
  /** One over the mean patience; null: everybody waits as long as it takes. */
  readonly patienceRate: number | null;
  readonly counselors: readonly SimulatedCounselor[];
  /** What the next caller asks for. */
  readonly wish: (random: Random) => { priority: number; demands: readonly Demand[] };
  readonly random: Random;
  /** Sees each matching. */
  readonly onMatch?: (waiting: readonly WaitingCall[], idle: readonly IdleCounselor[], pairs: readonly Pair[]) => void;
}

/** What became of the callers, in the order in which they asked. */
export interface Followed {
  readonly askedAt: Float64Array;
  /** Their place in the queue when they asked, from 1; whoever found somebody free was at place 1 for no time. */
  readonly places: Uint32Array;
  /** Until the answer, or until they left. */
  readonly waits: Float64Array;
  /** 1 for whoever left. */
  readonly left: Uint8Array;
}

type Happening =
  | { type: 'asks' }
  | { type: 'patience_ends'; caller: Caller }
  | { type: 'talk_ends'; caller: Caller; counselor: UserId };

interface Caller {
  readonly number: number;
  readonly waiting: WaitingCall;
  call: Call;
}

/**
 * A day at the queue by a clock that jumps from event to event: the real `match` pairs, and each call lives by the real
 * `transition`. Callers come by chance, talks and patience last by chance; offers are accepted, media flow and records
 * are done at once, so that nothing but the matching makes a difference to theory. Times are in the unit of the rates.
 */
export function simulate(scenario: Scenario): Followed {
  const { callers, arrivalRate, serviceRate, patienceRate, counselors, wish, random, onMatch } = scenario;
  const askedAt = new Float64Array(callers);
  const places = new Uint32Array(callers);
  const waits = new Float64Array(callers);
  const left = new Uint8Array(callers);
  const gaps = random.exponentials(callers, arrivalRate);
  const talks = random.exponentials(callers, serviceRate);
  const known = new Map(counselors.map((counselor) => [counselor.id, counselor]));
  const idle = new Map<UserId, IdleCounselor>();
  const waiting = new Map<CallId, Caller>();
  const agenda = createAgenda<Happening>();
  let now = 0;
  let asked = 0;
  let followed = 0;
  let fence = 0;

  function apply(caller: Caller, event: CallEvent): void {
    const result = transition(caller.call, event, now);
    if (!result.ok) throw new Error(`A call refused '${event.type}' in '${caller.call.state}': ${result.refusal}`);
    caller.call = result.call;
    const counselor = result.counselor && known.get(result.counselor.counselor);
    if (!counselor) return;
    if (result.counselor?.presence === 'available') idle.set(counselor.id, { ...counselor, idleSince: now });
    else idle.delete(counselor.id);
  }

  function stopsWaiting(caller: Caller, leaves: boolean): void {
    waiting.delete(caller.waiting.id);
    if (caller.number >= callers) return;
    waits[caller.number] = now - caller.waiting.askedAt;
    left[caller.number] = leaves ? 1 : 0;
    followed += 1;
  }

  function answer(pair: Pair): void {
    const caller = waiting.get(pair.call);
    if (!caller || !idle.has(pair.counselor)) throw new Error('Matched who does not wait, or who is not free');
    const { counselor, team } = pair;
    fence += 1;
    apply(caller, { type: 'offer', counselor, fence, team, rings: 20 });
    apply(caller, { type: 'accept', counselor, fence, mediaHost: 'host' });
    apply(caller, { type: 'media_flowing', epoch: caller.call.epoch });
    stopsWaiting(caller, false);
    const talk = talks[caller.number] ?? random.exponential(serviceRate);
    agenda.add(now + talk, { type: 'talk_ends', caller, counselor });
  }

  function matchNow(): void {
    if (idle.size === 0 || waiting.size === 0) return;
    const calls = Array.from(waiting.values(), (caller) => caller.waiting);
    const free = [...idle.values()];
    const pairs = match(calls, free);
    onMatch?.(calls, free, pairs);
    pairs.forEach(answer);
  }

  function nextAsks(): void {
    agenda.add(now + (gaps[asked] ?? random.exponential(arrivalRate)), { type: 'asks' });
  }

  function asks(): void {
    const id = brand<CallId>(`call-${asked}`);
    const { priority, demands } = wish(random);
    const team = demands[0]?.team;
    if (team === undefined) throw new Error('A caller asked for nobody');
    const rules = { missesUntilAway: 2, wrapUpSeconds: 600 };
    const call = newCall({ kind: 'video', team, rules, stepEndsAt: null, giveUpAt: null, priority, isCallback: false });
    const caller: Caller = { number: asked, waiting: { id, priority, askedAt: now, demands }, call };
    asked += 1;
    waiting.set(id, caller);
    if (caller.number < callers) {
      askedAt[caller.number] = now;
      places[caller.number] = waiting.size;
    }
    nextAsks();
    if (patienceRate !== null) {
      agenda.add(now + random.exponential(patienceRate), { type: 'patience_ends', caller });
    }
  }

  function happen(event: Happening): void {
    switch (event.type) {
      case 'asks':
        asks();
        return;
      case 'patience_ends':
        if (event.caller.call.state !== 'waiting') return;
        apply(event.caller, { type: 'caller_hung_up' });
        stopsWaiting(event.caller, true);
        return;
      case 'talk_ends':
        apply(event.caller, { type: 'counselor_hung_up', counselor: event.counselor });
        apply(event.caller, { type: 'record_done', counselor: event.counselor });
        return;
      default:
        event satisfies never;
    }
  }

  for (const counselor of counselors) idle.set(counselor.id, { ...counselor, idleSince: now });
  nextAsks();
  while (followed < callers) {
    const next = agenda.next();
    now = next.at;
    happen(next.event);
    matchNow();
  }
  return { askedAt, places, waits, left };
}
