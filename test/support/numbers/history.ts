import fc from 'fast-check';
import type { Insertable } from 'kysely';
import type { Database } from '../../../db/connect.ts';
import type { CallEvents, Calls, DB, Offers, PresenceSpans, Referrals, TurnedAway } from '../../../db/schema.ts';
import { type CallState, closeReasons, presenceStates } from '../../../server/contract/call.ts';

// Random histories of a queue, as rows: what could have happened, with no regard for whether a counselor could have been
// in two places at once, since the numbers must be right all the same.

/** Who and what all histories are about. */
export interface World {
  readonly teams: readonly { id: string; goalSeconds: number; members: readonly string[] }[];
  readonly campaigns: readonly { id: string; placement: string }[];
  readonly counselors: readonly string[];
}

/** The rows of a history, as they are written. */
export interface History {
  readonly calls: readonly Insertable<Calls>[];
  readonly events: readonly (Insertable<CallEvents> & { at: Date })[];
  readonly offers: readonly (Insertable<Offers> & { offered_at: Date })[];
  readonly spans: readonly (Insertable<PresenceSpans> & { began_at: Date; ended_at: Date })[];
  readonly presence: readonly (Insertable<DB['presence']> & { since: Date })[];
  readonly referrals: readonly Insertable<Referrals>[];
  readonly turnedAway: readonly (Insertable<TurnedAway> & { at: Date })[];
}

/** How long a history may be, milliseconds. */
export const longest = 60 * 3600 * 1000;
const seconds = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 20 }));

const round = fc.record({
  after: seconds(400),
  team: fc.nat({ max: 2 }),
  counselor: fc.nat({ max: 3 }),
  outcome: fc.constantFrom('accepted', 'declined', 'expired', 'withdrawn', null),
  rings: fc.integer({ min: 1, max: 30 }),
  // The counselor is lost in the talk, and the caller waits again.
  lost: fc.boolean(),
});
const callScript = fc.record({
  // Milliseconds; many at the end, so that where the end is now some may still be answered in time.
  asked: fc.oneof(fc.integer({ min: 0, max: longest }), fc.integer({ min: longest - 200_000, max: longest })),
  campaign: fc.nat({ max: 1 }),
  team: fc.nat({ max: 2 }),
  rounds: fc.array(round, { maxLength: 4 }),
  ending: fc.option(fc.constantFrom('caller_hung_up', 'caller_gone', 'waited_too_long', 'callback_booked')),
  reason: fc.constantFrom(...closeReasons),
  ends: seconds(600),
  vanishedBefore: seconds(90),
  // A booked time, and how long after its beginning the caller comes to it; never where there are no rounds.
  booked: fc.option(seconds(7_000)),
  // Structures that its caller was pointed to.
  pointed: fc.nat({ max: 2 }),
});
const stateScript = fc.record({ state: fc.constantFrom(...presenceStates), lasts: seconds(20 * 3600) });
/** What happens within some sixty hours; `historyAt` says which. */
export const scripts = fc.record({
  calls: fc.array(callScript, { maxLength: 14 }),
  presence: fc.array(fc.record({ begins: seconds(40 * 3600), states: fc.array(stateScript, { maxLength: 6 }) }), {
    minLength: 4,
    maxLength: 4,
  }),
  refused: fc.array(
    fc.record({
      campaign: fc.nat({ max: 1 }),
      at: fc.array(seconds(60 * 3600), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 4 },
  ),
});

type Script = typeof scripts extends fc.Arbitrary<infer Value> ? Value : never;

/** The rows of a script whose first moment is `start`, milliseconds since 1970. */
export function historyAt(world: World, { calls, presence, refused }: Script, start: number): History {
  const at = (secondsAfter: number) => new Date(start + secondsAfter * 1000);
  const taken = new Set<string>();
  const told = calls.map((one, number) => tellCall(world, one, start, number, taken));
  const lives = presence.map(({ begins, states }, number) => {
    const user = world.counselors[number % world.counselors.length] ?? '';
    let since = begins;
    const spans = states.slice(0, -1).map(({ state, lasts }) => {
      since += lasts;
      return { user_id: user, state, away_reason: null, began_at: at(since - lasts), ended_at: at(since) };
    });
    return { spans, last: { user_id: user, state: states.at(-1)?.state ?? 'offline', since: at(since) } };
  });
  const reasons = ['closed_hours', 'queue_full', 'nobody_on_duty'];
  return {
    calls: told.map(({ call }) => call),
    events: told.flatMap(({ events }) => events),
    offers: told.flatMap(({ offers }) => offers),
    spans: lives.flatMap(({ spans }) => spans),
    presence: lives.map(({ last }) => last),
    referrals: told.flatMap(({ referrals }) => referrals),
    turnedAway: refused.flatMap(({ campaign: number, at: moments }) => {
      const visit = crypto.randomUUID();
      const campaign = world.campaigns[number] ?? { id: '', placement: '' };
      return moments.map((moment, place) => ({
        visit_id: visit,
        reason: reasons[place] ?? '',
        campaign_id: campaign.id,
        placement_id: campaign.placement,
        at: at(moment),
      }));
    }),
  };
}

type CallScript = Script['calls'][number];

/** Tells one call; `taken` are the counselors whom an open call holds already. */
function tellCall(world: World, one: CallScript, start: number, number: number, taken: Set<string>) {
  const id = crypto.randomUUID();
  const asked = start + one.asked;
  const events: History['events'][number][] = [];
  const offers: History['offers'][number][] = [];
  let now = asked;
  const happens = (type: string, from: CallState | null, to: CallState) => {
    events.push({ call_id: id, version: events.length + 1, type, from_state: from, to_state: to, at: new Date(now) });
  };
  happens('asked', null, 'waiting');
  const comes = one.booked !== null && one.rounds.length > 0;
  now += comes ? (one.booked ?? 0) * 1000 : 0;
  const came = comes ? new Date(now) : null;
  let team = world.teams[one.team]?.id ?? '';
  let holder: string | null = null;
  let state: 'waiting' | 'offered' | 'active' = 'waiting';
  let accepted: Date | null = null;
  for (const { after, team: wanted, counselor: who, outcome, rings, lost } of one.rounds) {
    now += after * 1000;
    const counselor = world.counselors[who] ?? '';
    // Only one offer may ring at a counselor, or at a caller.
    if (outcome === null && (taken.has(counselor) || one.ending !== null)) continue;
    team = world.teams[wanted]?.id ?? '';
    const offer = { id: crypto.randomUUID(), call_id: id, counselor_id: counselor, team_id: team, outcome };
    const rung = { ...offer, offered_at: new Date(now), deadline: new Date(now + 30_000), resolved_at: null };
    happens('offer', 'waiting', 'offered');
    if (outcome === null) {
      offers.push(rung);
      taken.add(counselor);
      [holder, state] = [counselor, 'offered'];
      break;
    }
    now += rings * 1000;
    offers.push({ ...rung, resolved_at: new Date(now) });
    if (outcome !== 'accepted') {
      happens(
        outcome === 'declined' ? 'decline' : outcome === 'expired' ? 'time_over' : 'counselor_gone',
        'offered',
        'waiting',
      );
      continue;
    }
    accepted = new Date(now);
    happens('accept', 'offered', 'active');
    if (!lost) {
      [holder, state] = [counselor, 'active'];
      break;
    }
    now += 30_000;
    happens('counselor_gone', 'active', 'waiting');
  }
  const talks = state === 'active';
  const stays = one.ending === null && (holder === null || state === 'offered' || !taken.has(holder));
  if (stays && holder !== null) taken.add(holder);
  let vanished: Date | null = null;
  let reason: (typeof closeReasons)[number] | null = null;
  if (!stays) {
    const ending = talks ? 'record_done' : (one.ending ?? 'caller_hung_up');
    const before = now;
    now += one.ends * 1000;
    happens(ending, state, 'closed');
    reason = talks ? one.reason : (reasonOf[ending] ?? 'no_answer');
    if (ending === 'caller_gone') vanished = new Date(Math.max(before, now - one.vanishedBefore * 1000));
  }
  const campaign = world.campaigns[one.campaign] ?? { id: '', placement: '' };
  const call: Insertable<Calls> = {
    id,
    campaign_id: campaign.id,
    placement_id: campaign.placement,
    visit_id: crypto.randomUUID(),
    team_id: team,
    kind: 'video',
    state: stays ? state : 'closed',
    version: events.length,
    close_reason: reason,
    counselor_id: stays ? holder : null,
    resume_hash: Buffer.from(`${number}-${id}`),
    asked_at: new Date(asked),
    is_callback: one.booked !== null,
    came_at: came,
    accepted_at: accepted,
    active_since: stays && talks ? accepted : null,
    closed_at: stays ? null : new Date(now),
    caller_left_at: stays ? new Date(asked) : vanished,
  };
  const referrals = Array.from({ length: one.pointed }, () => ({ id: crypto.randomUUID(), call_id: id }));
  return { call, events, offers, referrals };
}

const reasonOf: Partial<Record<string, (typeof closeReasons)[number]>> = {
  caller_hung_up: 'abandoned',
  caller_gone: 'abandoned',
  waited_too_long: 'no_answer',
  callback_booked: 'callback_booked',
};

/** Writes a history down. */
export async function writeHistory(db: Database, world: World, history: History): Promise<void> {
  const placements = new Map(world.campaigns.map(({ id, placement }) => [id, placement]));
  const visits = [...history.calls, ...history.turnedAway].map(({ visit_id, campaign_id }) => ({
    id: visit_id,
    placement_id: placements.get(campaign_id) ?? '',
    language: 'fr',
  }));
  const unique = [...new Map(visits.map((visit) => [visit.id, visit])).values()];
  const insert = async <Table extends keyof DB>(table: Table, rows: readonly Insertable<DB[Table]>[]) => {
    if (rows.length > 0) await db.insertInto(table).values(rows).execute();
  };
  await insert('visits', unique);
  await insert('calls', history.calls);
  await insert('call_events', history.events);
  await insert('offers', history.offers);
  await insert('presence_spans', history.spans);
  await insert('presence', history.presence);
  await insert('turned_away', history.turnedAway);
  await insert('referrals', history.referrals);
}
