import type { PreviewWish } from '../../../server/contract/routing.ts';
import { hoursOf } from './hours-draft.ts';
import { ladderOf } from './ladder-draft.ts';
import type { RoutingDraft, RoutingGround, RoutingProblems } from './routing-draft.ts';

/** What of the preview's question the rest of the page decides. */
export type PreviewGround = Pick<PreviewWish, 'ladder' | 'timeZone' | 'hours'>;

/** What the preview goes by; null while the ladder or the hours have to be mended. */
export function previewGround(
  draft: RoutingDraft,
  { teams }: RoutingGround,
  { steps, hours, timeZone }: RoutingProblems,
): PreviewGround | null {
  const ladder = ladderOf(draft.steps, teams);
  if (ladder === null || steps.length > 0 || hours.length > 0 || timeZone) return null;
  return { ladder, timeZone: draft.timeZone, hours: draft.alwaysOpen ? null : hoursOf(draft.hours) };
}
