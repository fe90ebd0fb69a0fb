import { choiceOf, type NumbersChoice, pathOfChoice } from './numbers/choice.ts';

/** Where in the console the reader is. */
export type Route =
  | { page: 'campaigns' }
  | { page: 'new_campaign' }
  | { page: 'campaign'; campaign: string }
  | { page: 'routing'; campaign: string }
  | { page: 'structures'; campaign: string }
  | { page: 'teams' }
  | { page: 'team'; team: string }
  | { page: 'numbers'; choice: NumbersChoice }
  /** What names nothing; in the numbers where it would name them. */
  | { page: 'unknown'; of?: 'numbers' };

/** The route that an address names. */
export function routeOf(path: string): Route {
  const [console, section, ...rest] = path.split('/').filter((part) => part !== '');
  if (console !== 'console') return { page: 'unknown' };
  switch (section) {
    case undefined:
      return { page: 'campaigns' };
    case 'campaigns':
      return campaignRoute(rest);
    case 'teams':
      return teamRoute(rest);
    case 'numbers': {
      const choice = choiceOf(rest.map(decoded));
      return choice === null ? { page: 'unknown', of: 'numbers' } : { page: 'numbers', choice };
    }
    default:
      return { page: 'unknown' };
  }
}

function campaignRoute([id, view, ...rest]: readonly string[]): Route {
  if (rest.length > 0 || (view !== undefined && view !== 'routing' && view !== 'structures'))
    return { page: 'unknown' };
  if (id === undefined) return { page: 'campaigns' };
  if (view !== undefined) return { page: view, campaign: decoded(id) };
  return id === 'new' ? { page: 'new_campaign' } : { page: 'campaign', campaign: decoded(id) };
}

function teamRoute([id, ...rest]: readonly string[]): Route {
  if (rest.length > 0) return { page: 'unknown' };
  return id === undefined ? { page: 'teams' } : { page: 'team', team: decoded(id) };
}

/** The address of a route. */
export function pathOf(route: Exclude<Route, { page: 'unknown' }>): string {
  switch (route.page) {
    case 'campaigns':
      return '/console';
    case 'new_campaign':
      return '/console/campaigns/new';
    case 'campaign':
      return `/console/campaigns/${encodeURIComponent(route.campaign)}`;
    case 'routing':
      return `/console/campaigns/${encodeURIComponent(route.campaign)}/routing`;
    case 'structures':
      return `/console/campaigns/${encodeURIComponent(route.campaign)}/structures`;
    case 'teams':
      return '/console/teams';
    case 'team':
      return `/console/teams/${encodeURIComponent(route.team)}`;
    case 'numbers':
      return `/console/numbers/${pathOfChoice(route.choice)}`;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
