import {
  Batch,
  download,
  type NewBatch,
  Placement,
  type PlacementChange,
  PlacementList,
} from '../../server/contract/http.ts';
import { request } from './http.ts';

/** The addresses of the files that a browser saves. */
export { download };

/** Makes codes, all at once or none. */
export const createBatch = (campaign: string, batch: NewBatch): Promise<Batch> =>
  request('POST', `/api/campaigns/${encodeURIComponent(campaign)}/batches`, Batch, { body: batch });

/** Every placement of a campaign: by batch, and those that were made alone. */
export const listPlacements = (campaign: string, signal?: AbortSignal): Promise<PlacementList> =>
  request('GET', `/api/campaigns/${encodeURIComponent(campaign)}/placements`, PlacementList, { signal });

/** Renames, disables, enables or dates a placement. */
export const changePlacement = (placement: string, change: PlacementChange): Promise<Placement> =>
  request('PATCH', `/api/placements/${encodeURIComponent(placement)}`, Placement, { body: change });
