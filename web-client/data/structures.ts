import {
  GivableList,
  type GivableStructure,
  Structure,
  type StructureChange,
  StructureList,
  type StructureText,
} from '../../server/contract/referrals.ts';
import { request } from './http.ts';

const listPath = (campaign: string) => `/api/campaigns/${encodeURIComponent(campaign)}/structures`;

/** The structures that callers of a campaign can be pointed to, the archived ones too. */
export async function listStructures(campaign: string, signal?: AbortSignal): Promise<Structure[]> {
  return (await request('GET', listPath(campaign), StructureList, { signal })).structures;
}

/** Adds a structure. */
export const createStructure = (campaign: string, text: StructureText): Promise<Structure> =>
  request('POST', listPath(campaign), Structure, { body: text });

/** Changes a structure, archives it, or brings it back. */
export const changeStructure = (structure: string, change: StructureChange): Promise<Structure> =>
  request('PATCH', `/api/structures/${encodeURIComponent(structure)}`, Structure, { body: change });

/** What can be given in one's own call; fails with `call_over`. */
export async function listGivable(call: string, signal?: AbortSignal): Promise<GivableStructure[]> {
  return (await request('GET', `/api/calls/${encodeURIComponent(call)}/structures`, GivableList, { signal }))
    .structures;
}
