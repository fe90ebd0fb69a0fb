import { type Holiday, HolidayList } from '../../server/contract/hours.ts';
import { Preview, type PreviewWish, Routing } from '../../server/contract/routing.ts';
import { request } from './http.ts';

const path = (campaign: string) => `/api/campaigns/${encodeURIComponent(campaign)}/routing`;

/** How a campaign's calls are routed, and when it is open. */
export const getRouting = (campaign: string, signal?: AbortSignal): Promise<Routing> =>
  request('GET', path(campaign), Routing, { signal });

/**
 * Replaces all of it. Fails with `bad_request` and a message that lists what is wrong, or with `conflict` where its edition
 * is no longer the newest.
 */
export const putRouting = (campaign: string, routing: Routing): Promise<Routing> =>
  request('PUT', path(campaign), Routing, { body: routing });

/** Who would be rung for a caller by a ladder that need not be saved. */
export const previewRouting = (campaign: string, wish: PreviewWish, signal?: AbortSignal): Promise<Preview> =>
  request('POST', `${path(campaign)}/preview`, Preview, { body: wish, signal });

/** The French public holidays of a year. */
export async function listHolidays(year: number): Promise<Holiday[]> {
  return (await request('GET', `/api/holidays?country=FR&year=${year}`, HolidayList)).holidays;
}
