import { html } from 'lit';
import type { FailureCode } from '../data/http.ts';
import { draftOf, type RoutingDraft } from '../manager/routing/routing-draft.ts';
import '../manager/routing/routing-page.ts';
import type { RoutingData } from '../manager/routing/routing-page.ts';
import '../manager/teams/counselor-form.ts';
import '../manager/teams/team-list.ts';
import '../manager/teams/team-page.ts';
import { i18n } from '../staff/i18n.ts';
import { batch, campaign, counselors, preview, routing, skills, teamOf, teams } from './data.ts';
import { type States, shownInConsole } from './staff-states.ts';

const data: RoutingData = { campaign, routing, teams, skills, placements: batch.placements };
const draft = draftOf(routing);
const [first, ...rest] = draft.steps;
/** Everything that a page can find wrong, at once. */
const wrong: RoutingDraft = {
  ...draft,
  steps: [
    ...rest.slice(1),
    ...(first?.kind === 'team' ? [{ ...first, key: 9, team: '', seconds: '', priority: '200' }] : []),
    ...rest.slice(0, 1),
  ],
  timeZone: 'Europe/Atlantide',
  hours: {
    week: draft.hours.week.map((spans, day) => (day === 0 ? [...spans, { from: '17:00', to: '19:00' }] : spans)),
    special: [...draft.hours.special, { key: 9, date: '', label: '', spans: [{ from: '10:00', to: '' }] }],
  },
  limits: { ...draft.limits, longestWait: '0', longestQueue: 'x', writing: false, callbacksPerSlot: '' },
};
/** As many steps as a ladder can have. */
const full = Array.from({ length: 12 }, (_, place) =>
  draft.steps.map((step) => ({ ...step, key: place * 12 + step.key })),
)
  .flat()
  .slice(0, 12);

const page = (change: Partial<RoutingData> = {}, own: RoutingDraft | null = null, open = true) =>
  shownInConsole(
    html`<manager-routing
      .data=${{ ...data, ...change }}
      .draft=${own}
      .preview=${preview(open)}
    ></manager-routing>`,
    'campaigns',
  );
const team = (members: number, editing: string | null = null) =>
  shownInConsole(
    html`<manager-team .data=${{ team: teamOf(members), counselors, skills }} .editing=${editing}></manager-team>`,
    'teams',
  );
const teamList = (creating = false, none = false) =>
  shownInConsole(
    html`<manager-teams
      .data=${none ? { teams: [], counselors: [], skills: [] } : { teams, counselors, skills }}
      .creating=${creating}
    ></manager-teams>`,
    'teams',
  );
const refused = (code: FailureCode) =>
  shownInConsole(
    html`<h1>${i18n.messages.teams.title}</h1><manager-skills .skills=${skills} .refused=${{ name: 'Logement', code }}></manager-skills>`,
    'teams',
  );

/** The console's pages of routing, hours, teams and skills. */
export const routingStates: States = {
  routing: page(),
  'routing-closed': page({}, null, false),
  'routing-new': page({ routing: { ...routing, ladder: routing.ladder.slice(0, 1), hours: null }, placements: [] }),
  'routing-full': page({}, { ...draft, steps: full }),
  'routing-unsaved': page({}, { ...draft, steps: draft.steps.slice(0, 2) }),
  'routing-wrong': shownInConsole(
    html`<manager-routing .data=${data} .draft=${wrong} .preview=${preview(true)} .tried=${true}></manager-routing>`,
    'campaigns',
  ),
  teams: teamList(),
  'teams-empty': teamList(false, true),
  'teams-create': teamList(true),
  'skill-in-use': refused('conflict'),
  team: team(4),
  'team-empty': team(0),
  'team-counselor': team(4, counselors[2]?.id ?? null),
};
