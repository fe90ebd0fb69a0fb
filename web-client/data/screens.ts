import { type NewScreen, Screen, ScreenList } from '../../server/contract/http.ts';
import { request } from './http.ts';

const path = (campaign: string) => `/api/campaigns/${encodeURIComponent(campaign)}/screens`;

/** The screens of a campaign. */
export async function listScreens(campaign: string, signal?: AbortSignal): Promise<Screen[]> {
  return (await request('GET', path(campaign), ScreenList, { signal })).screens;
}

/** Creates a screen; fails with `conflict` where its name is taken. */
export const createScreen = (campaign: string, screen: NewScreen): Promise<Screen> =>
  request('POST', path(campaign), Screen, { body: screen });
