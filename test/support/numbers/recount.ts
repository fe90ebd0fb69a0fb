import type { NumbersRow } from '../../../server/contract/numbers.ts';
import type { History, World } from './history.ts';

// The numbers of docs/numbers.md counted a second time: one thing after another, from the events, offers and spans
// alone, in the plainest way. It shares no code with what it checks.

export interface Question {
  readonly by: 'team' | 'campaign';
  readonly step: 'hour' | 'day' | 'whole';
  /** Milliseconds since 1970, on a quarter of an hour. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly withinSeconds: number | null;
}

export type Recounted = Omit<NumbersRow, 'id' | 'name' | 'begins'>;

const quarter = 15 * 60_000;

/** The moments at which the clock of the zone shows another hour or day, found by looking at it every quarter. */
export function beginnings({ from, to, zone, step }: Question): number[] {
  if (step === 'whole') return [from];
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(step === 'hour' ? { hour: '2-digit', timeZoneName: 'longOffset' } : {}),
  });
  const found = [from];
  for (let moment = from + quarter; moment < to; moment += quarter) {
    if (clock.format(moment) !== clock.format(moment - quarter)) found.push(moment);
  }
  return found;
}

/** Every row at the moment `now` (milliseconds since 1970, with their fraction), by the group's id and the number of its interval, as `id 3`. */
export function recount(world: World, history: History, question: Question, now: number): Map<string, Recounted> {
  const begins = beginnings(question);
  const byTeam = question.by === 'team';
  const found = new Map<string, Recounted>();
  const answers = new Map<Recounted, number[]>();
  const duty = new Map<Recounted, { all: number; occupied: number }>();
  const rowOf = (group: string, moment: number): Recounted => {
    const key = `${group} ${begins.findLastIndex((begin) => begin <= moment)}`;
    const row = found.get(key) ?? { ...nothing };
    found.set(key, row);
    return row;
  };
  const inTime = (moment: number) => moment >= question.from && moment < question.to;

  if (question.step === 'whole') {
    for (const { id } of byTeam ? world.teams : world.campaigns) rowOf(id, question.from);
  }

  for (const call of history.calls) {
    // Who booked a time asks when they come to it. Nobody waits before that; who never comes has left at its beginning.
    if (call.is_callback && !call.came_at && call.state !== 'closed') continue;
    const asked = new Date(call.came_at ?? call.asked_at ?? 0).getTime();
    if (!inTime(asked)) continue;
    const events = history.events.filter((event) => event.call_id === call.id);
    const offers = history.offers.filter((offer) => offer.call_id === call.id);
    const team = offers.at(-1)?.team_id ?? call.team_id;
    const goal = question.withinSeconds ?? world.teams.find(({ id }) => id === team)?.goalSeconds ?? 0;
    const row = rowOf(byTeam ? team : call.campaign_id, asked);
    row.asked += 1;
    row.referrals += history.referrals.filter(({ call_id }) => call_id === call.id).length;
    const accept = events.find((event) => event.type === 'accept');
    const end = events.find((event) => event.to_state === 'closed');
    if (accept) {
      const waited = secondsFrom(asked, accept.at.getTime());
      row.answered += 1;
      if (waited <= goal) row.answeredInTime += 1;
      answers.set(row, [...(answers.get(row) ?? []), waited]);
    } else if (!end) {
      row.waiting += 1;
      if (secondsFrom(asked, now) <= goal) row.undecided += 1;
    } else if (end.type === 'caller_hung_up' || end.type === 'caller_gone') {
      const last = end.type === 'caller_gone' ? new Date(call.caller_left_at ?? 0) : end.at;
      if (secondsFrom(asked, last.getTime()) > 10) row.abandoned += 1;
      else row.shortAbandoned += 1;
    } else if (end.type === 'callback_booked') {
      row.callbacksBooked += 1;
    } else {
      row.unanswered += 1;
    }
  }

  for (const offer of history.offers) {
    if (!inTime(offer.offered_at.getTime())) continue;
    const campaign = history.calls.find((call) => call.id === offer.call_id)?.campaign_id ?? '';
    const row = rowOf(byTeam ? offer.team_id : campaign, offer.offered_at.getTime());
    row.offersMade += 1;
    if (offer.outcome === 'accepted') row.offersAccepted += 1;
    if (offer.outcome === 'declined') row.offersDeclined += 1;
    if (offer.outcome === 'expired') row.offersMissed += 1;
    if (offer.outcome === 'withdrawn') row.offersWithdrawn += 1;
  }

  if (byTeam) {
    const left = history.spans.map((span) => ({
      ...span,
      began: span.began_at.getTime(),
      ended: span.ended_at.getTime(),
    }));
    const open = history.presence.map((one) => ({ ...one, began: one.since.getTime(), ended: now }));
    for (const { user_id, state, began, ended } of [...left, ...open]) {
      if (state === 'away' || state === 'offline') continue;
      for (const [number, begin] of begins.entries()) {
        const first = Math.max(began, begin);
        const last = Math.min(ended, begins[number + 1] ?? question.to);
        if (last <= first) continue;
        for (const team of world.teams.filter(({ members }) => members.includes(user_id))) {
          const row = rowOf(team.id, first);
          const time = duty.get(row) ?? { all: 0, occupied: 0 };
          time.all += last - first;
          if (state !== 'available') time.occupied += last - first;
          duty.set(row, time);
        }
      }
    }
  } else {
    const counted = new Set<string>();
    for (const refusal of history.turnedAway.toSorted(
      (a, b) => a.at.getTime() - b.at.getTime() || (a.reason < b.reason ? -1 : 1),
    )) {
      if (counted.has(refusal.visit_id)) continue;
      counted.add(refusal.visit_id);
      if (inTime(refusal.at.getTime())) rowOf(refusal.campaign_id, refusal.at.getTime()).turnedAway += 1;
    }
  }

  for (const row of found.values()) {
    const decided = row.asked - row.shortAbandoned - row.undecided;
    row.serviceLevel = decided === 0 ? null : row.answeredInTime / decided;
    const waits = (answers.get(row) ?? []).toSorted((a, b) => a - b);
    row.averageAnswerSeconds = waits.length === 0 ? null : waits.reduce((sum, one) => sum + one, 0) / waits.length;
    // The first wait that is at least as long as nine in ten of them.
    row.p90AnswerSeconds = waits.find((_, place) => (place + 1) * 10 >= waits.length * 9) ?? null;
    const time = duty.get(row);
    row.occupancy = time ? time.occupied / time.all : null;
  }
  return found;
}

const secondsFrom = (from: number, to: number): number => Math.max(0, to - from) / 1000;

const nothing: Recounted = {
  asked: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  shortAbandoned: 0,
  unanswered: 0,
  callbacksBooked: 0,
  waiting: 0,
  undecided: 0,
  turnedAway: 0,
  referrals: 0,
  serviceLevel: null,
  averageAnswerSeconds: null,
  p90AnswerSeconds: null,
  offersMade: 0,
  offersAccepted: 0,
  offersDeclined: 0,
  offersMissed: 0,
  offersWithdrawn: 0,
  occupancy: null,
};
