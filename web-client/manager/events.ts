import type { Span } from '../../server/contract/hours.ts';
import type { Team } from '../../server/contract/http.ts';
import type { Structure } from '../../server/contract/referrals.ts';
import type { Preview, Routing } from '../../server/contract/routing.ts';
import type { Counselor, TeamDetail } from '../../server/contract/teams.ts';
import type { NumbersChoice } from './numbers/choice.ts';
import type { SpecialDraft } from './routing/hours-draft.ts';
import type { HoursEdit } from './routing/hours-editor.ts';
import type { StepDraft } from './routing/ladder-draft.ts';
import type { LimitsDraft } from './routing/routing-draft.ts';

// What the console's editors say to the page around them, beside what every staff page knows.
declare module '../staff/events.ts' {
  interface StaffEvents {
    /** Some of many were chosen. */
    picked: { values: readonly string[] };
    'step-edited': { step: StepDraft };
    'step-moved': { by: -1 | 1 };
    'step-removed': null;
    'ladder-edited': { steps: readonly StepDraft[] };
    'spans-edited': { spans: readonly Span[] };
    'special-edited': { special: readonly SpecialDraft[] };
    'hours-edited': HoursEdit;
    'routing-changed': { routing: Routing };
    previewed: { preview: Preview; now: boolean };
    'limits-edited': { limits: LimitsDraft };
    'team-created': Team;
    'team-changed': TeamDetail;
    'counselor-changed': Counselor;
    'structure-saved': Structure;
    'numbers-chosen': { choice: NumbersChoice };
  }
}
