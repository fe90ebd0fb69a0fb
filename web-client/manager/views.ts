import { html, type TemplateResult } from 'lit';
import type { Role } from '../../server/contract/call.ts';
import type { Campaign, PlacementList } from '../../server/contract/http.ts';
import { getCampaign, listCampaigns, listTeams } from '../data/campaigns.ts';
import { getNumbers, getRatings } from '../data/numbers.ts';
import { listPlacements } from '../data/placements.ts';
import { getRouting } from '../data/routing.ts';
import { listScreens } from '../data/screens.ts';
import { listStructures } from '../data/structures.ts';
import { getTeam, listCounselors, listSkills } from '../data/teams.ts';
import type { StaffMessages } from '../locales/staff/fr.ts';
import { mayManage, maySeeNumbers } from '../staff/spaces.ts';
import type { HeaderSection } from '../staff/staff-header.ts';
import './campaign-list.ts';
import type { CampaignData } from './campaign-page.ts';
import './campaign-page.ts';
import { daysOf, firstChoice, ownZone, problemOf, queryOf } from './numbers/choice.ts';
import type { NumbersData } from './numbers/numbers-page.ts';
import { pathOf, type Route } from './routes.ts';
import type { RoutingData } from './routing/routing-page.ts';
import './routing/routing-page.ts';
import type { StructuresData } from './structures/structures-page.ts';
import './structures/structures-page.ts';
import type { TeamsData } from './teams/team-list.ts';
import './teams/team-list.ts';
import type { TeamData } from './teams/team-page.ts';
import './teams/team-page.ts';

/** What the server has for an address of the console. */
export type Shown =
  | { of: 'campaigns'; campaigns: Campaign[] }
  | ({ of: 'campaign' } & CampaignData)
  | ({ of: 'routing' } & RoutingData)
  | ({ of: 'structures' } & StructuresData)
  | ({ of: 'teams' } & TeamsData)
  | ({ of: 'team' } & TeamData)
  | ({ of: 'numbers' } & NumbersData)
  | { of: 'nothing' };

const everyPlacement = ({ batches, others }: PlacementList) => [
  ...batches.flatMap(({ placements }) => placements),
  ...others,
];

/** Asks the server for what an address shows. */
export async function loadView(route: Route, signal: AbortSignal): Promise<Shown> {
  switch (route.page) {
    case 'campaigns':
      return { of: 'campaigns', campaigns: await listCampaigns(signal) };
    case 'campaign': {
      const [campaign, placements, screens] = await Promise.all([
        getCampaign(route.campaign, signal),
        listPlacements(route.campaign, signal),
        listScreens(route.campaign, signal),
      ]);
      return { of: 'campaign', campaign, placements, screens };
    }
    case 'routing': {
      const [campaign, routing, teams, skills, placements] = await Promise.all([
        getCampaign(route.campaign, signal),
        getRouting(route.campaign, signal),
        listTeams(signal),
        listSkills(signal),
        listPlacements(route.campaign, signal),
      ]);
      return { of: 'routing', campaign, routing, teams, skills, placements: everyPlacement(placements) };
    }
    case 'structures': {
      const [campaign, structures] = await Promise.all([
        getCampaign(route.campaign, signal),
        listStructures(route.campaign, signal),
      ]);
      return { of: 'structures', campaign, structures };
    }
    case 'teams': {
      const [teams, counselors, skills] = await Promise.all([
        listTeams(signal),
        listCounselors(signal),
        listSkills(signal),
      ]);
      return { of: 'teams', teams, counselors, skills };
    }
    case 'team': {
      const [team, counselors, skills] = await Promise.all([
        getTeam(route.team, signal),
        listCounselors(signal),
        listSkills(signal),
      ]);
      return { of: 'team', team, counselors, skills };
    }
    case 'numbers': {
      const { choice } = route;
      const today = new Date();
      if (problemOf(choice, today) !== null) return { of: 'numbers', choice, numbers: null, ratings: null };
      const [numbers, ratings] = await Promise.all([
        getNumbers(queryOf(choice, today, ownZone()), signal),
        // Of a talk's team nothing is told: it would be one counselor's mark too easily.
        choice.by === 'campaign' ? getRatings({ ...daysOf(choice, today) }, signal) : null,
      ]);
      return { of: 'numbers', choice, numbers, ratings };
    }
    case 'new_campaign':
    case 'unknown':
      return { of: 'nothing' };
  }
}

/** The view of what the server has; null where there is nothing to show. */
export function viewOf(shown: Shown): TemplateResult | null {
  switch (shown.of) {
    case 'campaigns':
      return html`<manager-campaign-list .campaigns=${shown.campaigns}></manager-campaign-list>`;
    case 'campaign':
      return html`<manager-campaign .data=${shown}></manager-campaign>`;
    case 'routing':
      return html`<manager-routing .data=${shown}></manager-routing>`;
    case 'structures':
      return html`<manager-structures .data=${shown}></manager-structures>`;
    case 'teams':
      return html`<manager-teams .data=${shown}></manager-teams>`;
    case 'team':
      return html`<manager-team .data=${shown}></manager-team>`;
    // Their page shows more than what was loaded: the choice that is being loaded too.
    case 'numbers':
    case 'nothing':
      return null;
  }
}

/** The title of what the server has; null where it has none of its own. */
export function titleOf(shown: Shown, { figures, routing, structures, teams }: StaffMessages): string | null {
  switch (shown.of) {
    case 'campaign':
      return shown.campaign.name;
    case 'routing':
      return `${routing.title} · ${shown.campaign.name}`;
    case 'structures':
      return structures.of(shown.campaign.name);
    case 'teams':
      return teams.title;
    case 'team':
      return shown.team.name;
    case 'numbers':
      return figures.title;
    case 'campaigns':
    case 'nothing':
      return null;
  }
}

/** The sections of the console, for the header of who may see them. */
export function sectionsOf(
  { campaigns, figures, teams }: StaffMessages,
  page: Route['page'] | null,
  role: Role,
): HeaderSection[] {
  const ofTeams = page === 'teams' || page === 'team';
  const numbers = {
    href: pathOf({ page: 'numbers', choice: firstChoice }),
    name: figures.title,
    current: page === 'numbers',
  };
  if (!mayManage(role)) return maySeeNumbers(role) ? [numbers] : [];
  return [
    {
      href: pathOf({ page: 'campaigns' }),
      name: campaigns.title,
      current: page !== null && !ofTeams && page !== 'numbers',
    },
    { href: pathOf({ page: 'teams' }), name: teams.title, current: ofTeams },
    numbers,
  ];
}
