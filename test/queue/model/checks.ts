import type { CallState, PresenceState } from '../../../server/contract/call.ts';
import type { History } from './history.ts';
import { hasCaller, isIdle, isWaiting, mayRing, meritOf, reachedSteps, surelyThere } from './plain.ts';
import type { CallNow, Snapshot } from './rows.ts';

// What must hold whenever nothing is under way: after each round, once a sweep has been made and all that can be matched
// has been.

/** Seconds around a limit within which a passing moment may have decided either way. */
const slack = 2;
const grace = { waiting: 180, talking: 30, deskOffered: 5, deskTalking: 20 };

const presenceOf: Partial<Record<CallState, PresenceState>> = {
  offered: 'offered',
  connecting: 'busy',
  active: 'busy',
  wrap_up: 'wrap_up',
};

/** Complains of everything that is not as it must be. */
export function checkRest(history: History, before: Snapshot, killed: boolean): void {
  const { seen } = history;
  checkOffers(history, seen);
  checkPresence(history, seen);
  checkCallers(history, before, killed);
  checkEntries(history, seen);
  checkDesks(history, before);
  checkNobodyWaitsInVain(history, seen);
  for (const call of seen.calls.values()) {
    // What came back to the queue late in this round climbs in the next.
    const rested = before.calls.get(call.id)?.version === call.version;
    if (rested && call.state !== 'closed' && call.deadline !== null && call.deadline < seen.now - slack * 1000) {
      history.complain(`${call.id} is ${call.state} though its deadline passed`);
    }
  }
}

function checkOffers(history: History, seen: Snapshot): void {
  const live = seen.offers.filter((offer) => offer.outcome === null);
  for (const key of ['call', 'counselor'] as const) {
    if (new Set(live.map((offer) => offer[key])).size < live.length) history.complain(`a ${key} has two live offers`);
  }
  const offered = [...seen.calls.values()].filter((call) => call.state === 'offered');
  const names = (one: { fence: number | null; counselor: string | null }) => `${one.fence} ${one.counselor}`;
  const wanted = offered.map((call) => `${call.id} ${names(call)}`).sort();
  const found = live.map((offer) => `${offer.call} ${names(offer)}`).sort();
  if (wanted.join() !== found.join()) history.complain(`calls ring as ${wanted}, offers live are ${found}`);
}

function checkPresence(history: History, seen: Snapshot): void {
  for (const row of seen.presence.values()) {
    const calls = [...seen.calls.values()].filter(
      (call) => call.counselor === row.user && call.state !== 'closed' && call.state !== 'waiting',
    );
    const [call] = calls;
    if (calls.length > 1) history.complain(`${row.user} has ${calls.length} calls`);
    const engaged = row.state === 'offered' || row.state === 'busy' || row.state === 'wrap_up';
    if (call === undefined ? engaged : presenceOf[call.state] !== row.state) {
      history.complain(`${row.user} is ${row.state} while their call is ${call?.state ?? 'none'}`);
    }
  }
}

function checkCallers(history: History, before: Snapshot, killed: boolean): void {
  const { seen } = history;
  // Whoever was given another call had lost the one before.
  for (const { call, caller } of history.followed) explainEnd(history, before, call, caller);
  for (const caller of history.callers) {
    const open = [...seen.calls.values()].filter((call) => call.visit === caller.visit && hasCaller(call));
    if (open.length > 1) history.complain(`${caller.visit} has ${open.length} calls`);
    const [call] = open;
    if (call !== undefined && call.id !== caller.call) {
      // Begun by a server that died before it could say so, or beside another request of the same page.
      if (!killed && !caller.crowded) history.complain(`${caller.visit} has a call that nobody asked for`);
      caller.call = call.id;
    }
    if (call === undefined) {
      if (caller.call !== null) explainEnd(history, before, caller.call, caller);
      caller.call = null;
      caller.server = null;
      continue;
    }
    checkThere(history, call, caller);
  }
}

type Caller = History['callers'][number];

/** The server that the rows say somebody is connected to, if it lives. */
const serverOf = (history: History, row: { left: boolean; server: string | null }) =>
  row.left ? null : (history.servers.find(({ lease }) => lease === row.server) ?? null);

/** A caller whose call is open is known to be there if they are, and given up when they are not for long. */
function checkThere(history: History, call: CallNow, caller: Caller): void {
  if (caller.crowded) {
    const at = serverOf(history, call);
    if (at === null) caller.absentSince = history.clock() - (call.absent ?? 0);
    caller.server = at;
    return;
  }
  if (caller.server !== null) {
    if (!surelyThere(call)) history.complain(`${call.id}: its caller is there, and the queue does not know`);
    return;
  }
  const absent = history.clock() - caller.absentSince;
  const longest = call.state === 'connecting' || call.state === 'active' ? grace.talking : grace.waiting;
  // Killed with its server, a page was last seen a lease's length ago at most.
  if (absent > longest + 4 + slack) history.complain(`${call.id} is ${call.state} ${absent} s after its caller left`);
}

/** No caller lost: a call that its caller counted on has ended by somebody's doing, or as the rules have it. */
function explainEnd(history: History, before: Snapshot, id: string, caller: Caller): void {
  if (history.mayHaveEnded(id)) return;
  const was = before.calls.get(id);
  const is = history.seen.calls.get(id);
  const absent = history.clock() - caller.absentSince;
  if (is === undefined) {
    if (!caller.crowded) history.complain(`${id} is not in the database any more`);
    return;
  }
  const campaign = history.world.campaigns.find(({ placement }) => placement.campaign.id === is.campaign);
  const waited = (history.seen.now - is.askedAt) / 1000;
  const gone = caller.server === null && absent > grace.talking - slack;
  switch (is.closeReason) {
    case 'no_answer':
      if (campaign?.longestWait != null && waited > campaign.longestWait - slack) return;
      break;
    case 'abandoned':
    case 'completed':
      if (gone || (caller.crowded && absent > grace.talking - slack)) return;
      break;
    case 'failed':
      // Both sides had their time to see each other.
      if (was?.state === 'connecting' && history.moved(was.deadline ?? 0) < history.seen.now + slack * 1000) return;
      break;
  }
  history.complain(`${id} was lost: ${was?.state} before, then ${is.state} as ${is.closeReason} after ${waited} s`);
}

function checkEntries(history: History, seen: Snapshot): void {
  const text = (values: readonly string[]) => [...values].sort().join('+');
  for (const call of seen.calls.values()) {
    const wanted = !hasCaller(call)
      ? []
      : reachedSteps(history.world, call).map((step) => {
          const spoken = call.languages.filter((one) =>
            history.world.counselors.some(({ languages }) => languages.includes(one)),
          );
          const unspoken = call.languages.length > 0 && spoken.length === 0;
          const languages = step.language === 'any' ? [] : unspoken ? ['und'] : spoken;
          const skills = `${text(step.requiredSkills)}/${text(step.preferredSkills)}`;
          return `${step.team} ${skills} ${text(languages)} ${step.language === 'required'} ${isWaiting(call)} ${call.priority}`;
        });
    const found = seen.entries
      .filter((entry) => entry.call === call.id)
      .map((entry) => {
        const skills = `${text(entry.requiredSkills)}/${text(entry.preferredSkills)}`;
        return `${entry.team} ${skills} ${text(entry.languages)} ${entry.languageRequired} ${entry.waiting} ${entry.priority}`;
      });
    const [is, should] = [found, [...new Set(wanted)]].map((lines) => lines.sort().join('\n'));
    if (is !== should) history.complain(`${call.id} (${call.state}) is in the queue as\n${is}\nnot as\n${should}`);
  }
}

function checkDesks(history: History, before: Snapshot): void {
  for (const desk of history.desks) {
    const row = history.seen.presence.get(desk.user);
    if (row === undefined) continue;
    const was = before.presence.get(desk.user);
    if (desk.crowded) {
      desk.wants = null;
      const there = serverOf(history, row);
      if (there === null) desk.absentSince = history.clock() - (row.absent ?? 0);
      desk.server = there;
    } else if (desk.server !== null) {
      if (!surelyThere(row)) history.complain(`${desk.user} is there, and the queue does not know`);
      if (row.state === 'offline') history.complain(`${desk.user} is offline with a dashboard open`);
    } else {
      const gone = history.clock() - desk.absentSince - 4;
      const longest = row.state === 'busy' ? grace.deskTalking : grace.deskOffered;
      if (gone > longest + slack && row.state !== 'offline' && row.state !== 'wrap_up') {
        history.complain(`${desk.user} is ${row.state} ${gone} s after the dashboard went`);
      }
    }
    checkWish(history, desk, row, was?.state === 'offline' ? was.backUntil : undefined);
  }
}

/** Whoever is free has chosen it; whoever is away chose that, or was set away for a reason, or was gone for long. */
function checkWish(
  history: History,
  desk: History['desks'][number],
  row: { state: PresenceState; reason: string | null },
  backUntil: number | null | undefined,
): void {
  if (desk.chose !== null) desk.wants = desk.chose === 'both' ? null : desk.chose;
  if (row.state === 'available' && desk.wants === 'away')
    history.complain(`${desk.user} is free without having said so`);
  if (row.state === 'available') desk.wants = 'available';
  if (row.state !== 'away') return;
  const blip = backUntil != null && history.moved(backUntil) > history.seen.now + slack * 1000;
  if (desk.wants === 'available' && desk.chose === null && row.reason === null && blip) {
    history.complain(`${desk.user} was free, gone for a moment, and is away`);
  }
  desk.wants = 'away';
}

function checkNobodyWaitsInVain(history: History, seen: Snapshot): void {
  for (const call of seen.calls.values()) {
    if (!isWaiting(call) || !surelyThere(call)) continue;
    for (const counselor of history.world.counselors) {
      const row = seen.presence.get(counselor.id);
      if (row === undefined || !isIdle(row) || !surelyThere(row)) continue;
      if (meritOf(history.world, call, counselor) === null) continue;
      const may = mayRing(history.world, seen, call, counselor.id);
      if (may === 'yes' || may === 'last_resort') {
        history.complain(`${call.id} waits though ${counselor.id} is free (${may})`);
      }
    }
  }
}
