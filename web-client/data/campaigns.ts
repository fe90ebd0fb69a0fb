import { Campaign, CampaignList, type NewCampaign, type Team, TeamList } from '../../server/contract/http.ts';
import { request } from './http.ts';

const path = (campaign: string) => `/api/campaigns/${encodeURIComponent(campaign)}`;

/** Every campaign that the reader may see, with what it brought. */
export async function listCampaigns(signal?: AbortSignal): Promise<Campaign[]> {
  return (await request('GET', '/api/campaigns', CampaignList, { signal })).campaigns;
}

/** One campaign; fails with `not_found`. */
export const getCampaign = (campaign: string, signal?: AbortSignal): Promise<Campaign> =>
  request('GET', path(campaign), Campaign, { signal });

/** Creates a campaign. */
export const createCampaign = (campaign: NewCampaign): Promise<Campaign> =>
  request('POST', '/api/campaigns', Campaign, { body: campaign });

/** The teams that can answer a campaign's calls. */
export async function listTeams(signal?: AbortSignal): Promise<Team[]> {
  return (await request('GET', '/api/teams', TeamList, { signal })).teams;
}
