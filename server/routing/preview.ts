import type { PresenceState } from '../contract/call.ts';
import type { TeamId } from '../contract/ids.ts';
import type { Ladder, PreviewStep } from '../contract/routing.ts';
import { demandsUpTo, secondsOn } from '../dispatch/ladder.ts';
import { byMerit, candidateFor, type IdleCounselor } from '../dispatch/policy.ts';

/** A counselor as if nothing kept them from taking a call, with what they are doing in truth. */
export interface PreviewedCounselor extends IdleCounselor {
  readonly name: string;
  readonly presence: PresenceState;
}

/** Names enough to see that a step is right; a team may have hundreds. */
const named = 10;

/** Who would be rung for a caller of these languages on each step of a ladder, whom no step before had reached. */
export function previewOf(
  ladder: Ladder,
  languages: readonly string[],
  counselors: readonly PreviewedCounselor[],
  teamNames: ReadonlyMap<TeamId, string>,
): PreviewStep[] {
  const reached = new Set<PreviewedCounselor>();
  let afterSeconds = 0;
  return ladder.map((step, position) => {
    const demands = demandsUpTo(ladder, position, languages);
    const ownDemands = demandsUpTo([step], 0, languages);
    const already = [...reached].filter((counselor) => candidateFor({ demands: ownDemands }, counselor) !== null);
    const added = counselors.flatMap((counselor) => {
      const candidate = reached.has(counselor) ? null : candidateFor({ demands }, counselor);
      return candidate === null ? [] : [{ ...candidate, counselor }];
    });
    added.sort(byMerit);
    for (const { counselor } of added) reached.add(counselor);
    const result: PreviewStep = {
      position,
      afterSeconds,
      team: step.kind === 'team' ? { id: step.team, name: teamNames.get(step.team) ?? '' } : null,
      instead: step.kind === 'instead' ? step.instead : [],
      counselors: added.slice(0, named).map(({ counselor, fit }) => ({
        id: counselor.id,
        name: counselor.name,
        presence: counselor.presence,
        fit,
      })),
      eligible: added.length,
      already: already.length,
    };
    afterSeconds += secondsOn(ladder, position) ?? 0;
    return result;
  });
}
