/** Where in the console the reader is. */
export type Route =
  | { page: 'campaigns' }
  | { page: 'new_campaign' }
  | { page: 'campaign'; campaign: string }
  | { page: 'unknown' };

/** The route that an address names. */
export function routeOf(path: string): Route {
  const [console, section, id, ...rest] = path.split('/').filter((part) => part !== '');
  if (console !== 'console' || rest.length > 0) return { page: 'unknown' };
  if (section === undefined) return { page: 'campaigns' };
  if (section !== 'campaigns') return { page: 'unknown' };
  if (id === undefined) return { page: 'campaigns' };
  if (id === 'new') return { page: 'new_campaign' };
  return { page: 'campaign', campaign: decoded(id) };
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
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
