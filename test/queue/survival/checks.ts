import type { CallerCall } from '../../../server/contract/caller-socket.ts';
import type { Reason } from '../../support/until.ts';
import { goesBefore } from '../model/plain.ts';
import type { People } from './operations.ts';
import type { Span } from './people.ts';
import type { CallRow, OfferRow, Rows } from './rows.ts';

// What must be so, seen from the pages and from the rows together.

/** Deadlines are kept within this, when what should have kept them in time was killed. */
const lateMs = 5_000;
/** A call is not rung again for five seconds at whoever declined it or let it ring; and it takes a moment to look. */
const coolMs = 7_000;

/** Why it is not at rest yet: what some page does not show though it is so, or what should have happened by now. */
export function unrest({ callers, counselors }: People, rows: Rows): Reason {
  for (const { session } of callers) {
    if (session === null) continue;
    const { connection, call } = session.state;
    if (connection !== 'open') return `a caller's page is ${connection}`;
    const row = rows.calls.find(({ id }) => id === call?.id);
    if (call === null || call.state === 'ended') continue;
    if (row === undefined) return `a page shows ${call.id}, which is not there`;
    const why = differs(call, row, rows);
    if (why !== null) return `${row.id} is ${row.state}, and its page says ${why}`;
    if (row.left) return `${row.id} is thought to have lost its caller, who is there`;
  }
  for (const counselor of counselors) {
    const row = rows.desks.find(({ user }) => user === counselor.id);
    if (counselor.desk === null || counselor.frozen) continue;
    const { connection, desk } = counselor.desk.state;
    if (connection !== 'open' || desk === null) return `a dashboard is ${connection}`;
    if (row?.state !== desk.presence) return `a counselor is ${row?.state}, and their desk says ${desk.presence}`;
    const rings = rows.offers.some(({ counselor: whose, outcome }) => whose === counselor.id && outcome === null);
    if (rings !== (desk.offer !== null)) return `an offer ${rings ? 'is not' : 'is still'} shown`;
  }
  const late = rows.offers.find(({ outcome, deadline }) => outcome === null && deadline < rows.now - 500);
  if (late) return `${late.call} rings ${(rows.now - late.deadline) / 1000} s beyond its deadline`;
  return inVain({ callers, counselors }, rows);
}

function differs(call: CallerCall, row: CallRow, rows: Rows): Reason {
  const state = `${call.state}${call.state === 'waiting' ? ` at place ${call.place}` : ''}`;
  switch (row.state) {
    case 'waiting': {
      const place = 1 + rows.calls.filter((other) => other.state === 'waiting' && goesBefore(other, row)).length;
      return state === `waiting at place ${place}` ? null : `${state}, not ${place}`;
    }
    case 'offered':
      return call.state === 'ringing' ? null : state;
    case 'active':
      return call.state === 'writing' ? null : state;
    default:
      return state;
  }
}

/** Somebody waits though somebody is free. */
function inVain({ callers, counselors }: People, rows: Rows): Reason {
  for (const caller of callers) {
    const shown = caller.session?.state.call?.id;
    const call = rows.calls.find(({ id, state }) => id === shown && state === 'waiting');
    if (call === undefined || !caller.isSteady() || !caller.hasCall()) continue;
    for (const counselor of counselors) {
      const free = rows.desks.some(({ user, state }) => user === counselor.id && state === 'available');
      if (free && counselor.isSteady() && !isCool(call, counselor.id, rows)) {
        return `${call.id} waits though ${counselor.id} is free`;
      }
    }
  }
  return null;
}

const unwanted = ({ outcome }: OfferRow): boolean => outcome === 'declined' || outcome === 'expired';
const isCool = (call: CallRow, counselor: string, { offers, now }: Rows): boolean =>
  offers.some(
    (offer) =>
      offer.call === call.id &&
      offer.counselor === counselor &&
      unwanted(offer) &&
      now - (offer.resolvedAt ?? 0) < coolMs,
  );

/** The call of the offer did not wait at that moment: it rang, or somebody had it. */
const isTaken = (offer: OfferRow, at: number): boolean =>
  offer.offeredAt <= at && (offer.outcome === 'accepted' || offer.resolvedAt === null || offer.resolvedAt >= at);

/** A page is told of what it shows some moments before and after the offer's own. */
const marginMs = 150;

/**
 * Whoever was there all the time and ahead was rung before those behind: judged of offers made while all was up and at
 * rest. Gives also how many who waited were compared with somebody rung.
 */
export function checkOrder(
  { callers }: People,
  rows: Rows,
  quiet: readonly Span[],
): { complaints: string[]; compared: number } {
  const complaints: string[] = [];
  let compared = 0;
  const within = (spans: readonly Span[], from: number, to: number) =>
    spans.some((span) => span.from < from && span.to > to);
  const waited = (call: string, from: number, to: number) =>
    callers.some(({ waits }) => [...waits].some(([id, spans]) => id === call && within(spans, from, to)));
  for (const { call, counselor, offeredAt } of rows.offers) {
    const rung = rows.calls.find(({ id }) => id === call);
    if (rung === undefined || !within(quiet, offeredAt, offeredAt)) continue;
    for (const other of rows.calls) {
      const offers = rows.offers.filter((one) => one.call === other.id);
      // A page may show for a moment that a call waits which rings already.
      if (offers.some((one) => isTaken(one, offeredAt) || (one.counselor === counselor && unwanted(one)))) continue;
      if (other.priority !== rung.priority || !waited(other.id, offeredAt - marginMs, offeredAt + marginMs)) continue;
      compared += 1;
      if (goesBefore(other, rung)) complaints.push(`${call} was rung at ${counselor}, though ${other.id} was ahead`);
    }
  }
  return { complaints, compared };
}

/** Offers that nobody answered ended in time, or within five seconds of when somebody could end them again. */
export function checkDeadlines({ offers }: Rows, outages: readonly Span[]): string[] {
  return offers.flatMap(({ call, outcome, deadline, resolvedAt }) => {
    if (outcome !== 'expired' || resolvedAt === null) return [];
    const could = Math.max(
      deadline,
      ...outages.filter(({ from, to }) => deadline > from && deadline < to).map(({ to }) => to),
    );
    return resolvedAt < could + lateMs ? [] : [`an offer of ${call} rang ${(resolvedAt - deadline) / 1000} s too long`];
  });
}

/** Calls that a page was told it has, and whose caller did not leave. */
export const promisesOf = ({ callers }: People): string[] =>
  callers.flatMap(({ promised, left }) => [...promised].filter((call) => !left.has(call)));

/** No caller lost: each of these calls was answered. */
export function checkPromises(people: People, { calls }: Rows): string[] {
  const lost = promisesOf(people).flatMap((promise) => {
    const row = calls.find(({ id }) => id === promise);
    return row?.accepted && row.state === 'closed'
      ? []
      : [`${promise} was lost: it is ${row?.state} (${row?.closeReason})`];
  });
  return [...lost, ...people.callers.flatMap(({ complaints }) => complaints)];
}
