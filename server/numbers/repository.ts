import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { type NumbersQuery, type NumbersRow, shortAbandonSeconds } from '../contract/numbers.ts';
import type { Interval, Step } from './period.ts';

export interface NumbersWish {
  readonly by: NumbersQuery['by'];
  readonly step: Step;
  /** The time to count, cut: in order, without a gap. */
  readonly intervals: readonly Interval[];
  /** The service level's time; null: the goal of the call's team. */
  readonly withinSeconds: number | null;
}

/** A row, with the place of its interval in the list. */
export type CountedRow = Omit<NumbersRow, 'begins'> & { readonly interval: number };

/** How each way of grouping finds what belongs to a group. */
const groups = {
  team: { names: sql`teams`, ofCall: sql`calls.team_id`, ofOffer: sql`offers.team_id` },
  campaign: { names: sql`campaigns`, ofCall: sql`calls.campaign_id`, ofOffer: sql`calls.campaign_id` },
} as const;

/** Counts the rows of the database, as `docs/numbers.md` defines each number, in one statement: at one moment. */
export const numbersRepository = {
  async count(db: Database, { by, step, intervals, withinSeconds }: NumbersWish): Promise<CountedRow[]> {
    const { names, ofCall, ofOffer } = groups[by];
    const during = duringAll(intervals);
    const { rows } = await sql<CountedRow>`
      with period as materialized (
        select ${moments(intervals.map(({ begins }) => begins))} as begins, ${moments(intervals.map(({ ends }) => ends))} as ends
      ),
      asked as (${calls(ofCall, withinSeconds, during)}),
      call_counts as (${callCounts}),
      offer_counts as (${offerCounts(ofOffer, during)}),
      duty as (${by === 'team' ? dutyOfTeams(during) : noDuty}),
      turned as (${by === 'campaign' ? turnedAway(during) : noneTurnedAway}),
      cells as (
        select id, n from call_counts union select id, n from offer_counts
        union select id, n from duty where on_duty > 0 union select id, n from turned
        ${step === 'whole' ? sql`union select id, 1 from ${names}` : sql``}
      )
      select cells.id, names.name, cells.n - 1 as interval,
        coalesce(asked, 0) as asked, coalesce(answered, 0) as answered,
        coalesce(answered_in_time, 0) as "answeredInTime", coalesce(abandoned, 0) as abandoned,
        coalesce(short_abandoned, 0) as "shortAbandoned", coalesce(unanswered, 0) as unanswered,
        coalesce(callbacks_booked, 0) as "callbacksBooked", coalesce(waiting, 0) as waiting,
        coalesce(undecided, 0) as undecided, coalesce(turned_away, 0) as "turnedAway", coalesce(referrals, 0) as referrals,
        answered_in_time::float8 / nullif(asked - short_abandoned - undecided, 0) as "serviceLevel",
        average_seconds as "averageAnswerSeconds", p90_seconds as "p90AnswerSeconds",
        coalesce(made, 0) as "offersMade", coalesce(accepted, 0) as "offersAccepted",
        coalesce(declined, 0) as "offersDeclined", coalesce(missed, 0) as "offersMissed",
        coalesce(withdrawn, 0) as "offersWithdrawn",
        occupied / nullif(on_duty, 0) as occupancy
      from cells join ${names} names using (id)
        left join call_counts using (id, n) left join offer_counts using (id, n)
        left join duty using (id, n) left join turned using (id, n)
      order by cells.n, names.name, cells.id`.execute(db);
    return rows;
  },
};

const moments = (all: readonly number[]): RawBuilder<Date[]> =>
  sql<Date[]>`${all.map((moment) => new Date(moment))}::timestamptz[]`;

/** Tells whether a stretch of time touches the intervals, or a moment lies in them. */
interface During {
  moment(at: RawBuilder<unknown>): RawBuilder<boolean>;
  /** Whether the moment lies in them, or so much earlier that somebody booked then may come in them. */
  booked(at: RawBuilder<unknown>): RawBuilder<boolean>;
  stretch(began: RawBuilder<unknown>, ended: RawBuilder<unknown>): RawBuilder<boolean>;
}

/** Callers come to a booked time before it is over, and it is never as long as this. */
const longestSlotHours = 3;

function duringAll(intervals: readonly Interval[]): During {
  const from = sql`${new Date(intervals[0]?.begins ?? 0)}::timestamptz`;
  const to = sql`${new Date(intervals.at(-1)?.ends ?? 0)}::timestamptz`;
  return {
    moment: (at) => sql`(${at} >= ${from} and ${at} < ${to})`,
    booked: (at) => sql`(${at} >= ${from} - make_interval(hours => ${longestSlotHours}) and ${at} < ${to})`,
    stretch: (began, ended) => sql`(${ended} > ${from} and ${began} < ${to})`,
  };
}

const secondsBetween = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
  sql<number>`greatest(extract(epoch from ${to} - ${from})::float8, 0)`;

/** A booked caller asks when they come; one who does not come has asked at the booked time. */
const begun = sql`coalesce(calls.came_at, calls.asked_at)`;

/**
 * The calls asked for in the period; one whose booked caller is still to come is not yet. The first acceptance answers a
 * call: what comes after, when a counselor is lost, is not another answer. A caller who vanished left when they were last
 * there, not when the grace was over.
 */
const calls = (group: RawBuilder<unknown>, withinSeconds: number | null, during: During) => sql`
  select ${group} as id, width_bucket(${begun}, period.begins) as n, calls.state, calls.close_reason,
    coalesce(${withinSeconds}::int, teams.answer_goal_seconds) as goal,
    ${secondsBetween(begun, sql`answer.at`)} as answer_seconds, answer.at is not null as answered,
    ${secondsBetween(begun, sql`least(calls.caller_left_at, calls.closed_at)`)} as left_seconds,
    ${secondsBetween(begun, sql`now()`)} as open_seconds,
    (select count(*) from referrals where referrals.call_id = calls.id) as referrals
  from period cross join calls join teams on teams.id = calls.team_id
    left join lateral (
      select min(offers.resolved_at) as at from offers where offers.call_id = calls.id and offers.outcome = 'accepted'
    ) answer on calls.accepted_at is not null
  where ${during.booked(sql`calls.asked_at`)} and ${during.moment(begun)}
    and not (calls.is_callback and calls.came_at is null and calls.accepted_at is null and calls.state <> 'closed')`;

const left = sql`not answered and close_reason = 'abandoned'`;
const waits = sql`not answered and state <> 'closed'`;

/** Each call asked for is exactly one of answered, abandoned, short abandoned, callback booked, unanswered, waiting. */
const callCounts = sql`
  select id, n, count(*) as asked,
    count(*) filter (where answered) as answered,
    count(*) filter (where answered and answer_seconds <= goal) as answered_in_time,
    count(*) filter (where ${left} and left_seconds > ${shortAbandonSeconds}::int) as abandoned,
    count(*) filter (where ${left} and left_seconds <= ${shortAbandonSeconds}::int) as short_abandoned,
    count(*) filter (where not answered and close_reason = 'callback_booked') as callbacks_booked,
    count(*) filter (where not answered and close_reason not in ('abandoned', 'callback_booked')) as unanswered,
    count(*) filter (where ${waits}) as waiting,
    count(*) filter (where ${waits} and open_seconds <= goal) as undecided,
    sum(referrals)::int as referrals,
    avg(answer_seconds) filter (where answered) as average_seconds,
    percentile_disc(0.9) within group (order by answer_seconds) filter (where answered) as p90_seconds
  from asked group by id, n`;

/** Offers by the moment at which they began to ring, whenever their calls were asked for. */
const offerCounts = (group: RawBuilder<unknown>, during: During) => sql`
  select ${group} as id, width_bucket(offers.offered_at, period.begins) as n, count(*) as made,
    count(*) filter (where offers.outcome = 'accepted') as accepted,
    count(*) filter (where offers.outcome = 'declined') as declined,
    count(*) filter (where offers.outcome = 'expired') as missed,
    count(*) filter (where offers.outcome = 'withdrawn') as withdrawn
  from period cross join offers join calls on calls.id = offers.call_id
  where ${during.moment(sql`offers.offered_at`)}
  group by 1, 2`;

/**
 * Seconds on duty, and those with callers and records, of each team's members. The state that somebody is in has no row
 * of its own until it is left: it lasts until now. Each stretch is cut where the intervals meet.
 */
const dutyOfTeams = (during: During) => sql`
  select team_members.team_id as id, pieces.n, sum(pieces.seconds) as on_duty,
    coalesce(sum(pieces.seconds) filter (where stretches.state <> 'available'), 0) as occupied
  from period cross join (
    select user_id, state, began_at, ended_at from presence_spans
    union all select user_id, state, since, now() from presence
  ) stretches
  cross join lateral (
    select n, ${secondsBetween(
      sql`greatest(stretches.began_at, period.begins[n])`,
      sql`least(stretches.ended_at, period.ends[n])`,
    )} as seconds
    from generate_series(
      greatest(width_bucket(stretches.began_at, period.begins), 1),
      width_bucket(stretches.ended_at, period.begins)) n
  ) pieces
  join team_members on team_members.user_id = stretches.user_id
  where stretches.state in ('available', 'offered', 'busy', 'wrap_up')
    and ${during.stretch(sql`stretches.began_at`, sql`stretches.ended_at`)}
  group by 1, 2`;

/** A visit counts once, where it was first refused. */
const turnedAway = (during: During) => sql`
  select campaign_id as id, width_bucket(at, period.begins) as n, count(*) as turned_away
  from period cross join turned_away
  where ${during.moment(sql`at`)} and not exists (
    select from turned_away before where before.visit_id = turned_away.visit_id
      and (before.at, before.reason) < (turned_away.at, turned_away.reason))
  group by 1, 2`;

const noDuty = sql`select null::uuid as id, 0 as n, 0::float8 as on_duty, 0::float8 as occupied where false`;
const noneTurnedAway = sql`select null::uuid as id, 0 as n, 0 as turned_away where false`;
