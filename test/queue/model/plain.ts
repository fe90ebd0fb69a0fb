import type { TeamStep } from '../../../server/contract/routing.ts';
import type { CallNow, PresenceNow, Snapshot } from './rows.ts';
import type { CounselorOfModel, World } from './world.ts';

// The rules of the queue once more, as plainly as they can be said: no index, no lock, no memory. What the product does is
// held against these.

/** A lease is four seconds; within half a second of that nobody can say. */
const leaseEnds = { surelyBefore: 3.5, surelyAfter: 4.5 };
const connected = (row: { left: boolean; leaseAge: number | null }, seconds: number): boolean =>
  !row.left && row.leaseAge !== null && row.leaseAge < seconds;
/** Certainly connected to a server that lives. */
export const surelyThere = (row: { left: boolean; leaseAge: number | null }): boolean =>
  connected(row, leaseEnds.surelyBefore);
/** Perhaps still connected. */
export const maybeThere = (row: { left: boolean; leaseAge: number | null }): boolean =>
  connected(row, leaseEnds.surelyAfter);

export const isWaiting = (call: CallNow): boolean => call.state === 'waiting';
export const hasCaller = (call: CallNow): boolean => call.state !== 'wrap_up' && call.state !== 'closed';

type Turn = Pick<CallNow, 'id' | 'priority' | 'askedAt'>;

/** Whether the first is served before the second. */
export const goesBefore = (a: Turn, b: Turn): boolean =>
  a.priority !== b.priority ? a.priority > b.priority : a.askedAt !== b.askedAt ? a.askedAt < b.askedAt : a.id < b.id;

/** What a call asks for on the steps that it has reached, in their order. */
export function reachedSteps(world: World, call: CallNow): readonly TeamStep[] {
  const campaign = world.campaigns.find(({ placement }) => placement.campaign.id === call.campaign);
  return (campaign?.ladder ?? []).slice(0, call.step + 1).filter((step): step is TeamStep => step.kind === 'team');
}

const spokenBy = (step: TeamStep, call: CallNow, counselor: CounselorOfModel): boolean =>
  step.language !== 'any' && call.languages.some((language) => counselor.languages.includes(language));

function canServe(step: TeamStep, call: CallNow, counselor: CounselorOfModel): boolean {
  if (!counselor.teams.includes(step.team)) return false;
  if (!step.requiredSkills.every((skill) => counselor.skills.includes(skill))) return false;
  return step.language !== 'required' || call.languages.length === 0 || spokenBy(step, call, counselor);
}

/** The first step on which the counselor could take the call, and how well they fit there; null where on none. */
export function meritOf(
  world: World,
  call: CallNow,
  counselor: CounselorOfModel,
): { step: number; fit: number } | null {
  const steps = reachedSteps(world, call);
  const index = steps.findIndex((one) => canServe(one, call, counselor));
  const step = steps[index];
  if (step === undefined) return null;
  const preferred = step.preferredSkills.filter((skill) => counselor.skills.includes(skill)).length;
  return { step: index, fit: preferred + (spokenBy(step, call, counselor) ? 1 : 0) };
}

/** Whether the counselor declined or missed the call a short while ago, at a moment. */
function cooling(world: World, snapshot: Snapshot, call: string, counselor: string, at: number): number | null {
  const ends = snapshot.offers
    .filter((offer) => offer.call === call && offer.counselor === counselor)
    .filter(({ outcome }) => outcome === 'declined' || outcome === 'expired')
    .filter(({ team, resolvedAt }) => {
      const cooldown = world.teams.find(({ id }) => id === team)?.cooldown ?? 0;
      return resolvedAt !== null && at - resolvedAt < cooldown * 1000;
    })
    .map(({ resolvedAt }) => resolvedAt ?? 0);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** `yes`: nothing forbids it. `last_resort`: only since nobody else is there. `unsure`: a limit passes at this moment. */
export type MayRing = 'yes' | 'last_resort' | 'no' | 'unsure';

/** Whether a call may be rung at a counselor who could take it, as far as what they declined is concerned. */
export function mayRing(world: World, snapshot: Snapshot, call: CallNow, counselor: string): MayRing {
  // It takes a moment to look: what differs between its two ends is unsure.
  const [early, late] = [-1_500, 300].map((away) => mayRingAt(world, snapshot, call, counselor, snapshot.now + away));
  return early === late && early !== undefined ? early : 'unsure';
}

function mayRingAt(world: World, snapshot: Snapshot, call: CallNow, counselor: string, at: number): MayRing {
  const since = cooling(world, snapshot, call.id, counselor, at);
  if (since === null) return 'yes';
  if (at - since < 5_000) return 'no';
  const others = world.counselors.filter((other) => {
    const row = snapshot.presence.get(other.id);
    if (row === undefined || !atWork(row) || meritOf(world, call, other) === null) return false;
    return cooling(world, snapshot, call.id, other.id, at) === null;
  });
  const sure = others.some(({ id }) => surelyThere(snapshot.presence.get(id) ?? gone));
  if (sure) return 'no';
  return others.some(({ id }) => maybeThere(snapshot.presence.get(id) ?? gone)) ? 'unsure' : 'last_resort';
}

const gone = { left: true, leaseAge: null };
const atWork = ({ state }: PresenceNow): boolean => state !== 'away' && state !== 'offline';
export const isIdle = ({ state }: PresenceNow): boolean => state === 'available';
