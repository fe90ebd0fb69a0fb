import type { Database } from '../../db/connect.ts';
import { countsByPlacement, noCounts, sumCounts } from '../attribution/counts.ts';
import type { Campaign, Counts, NewCampaign } from '../contract/http.ts';
import type { CampaignId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../platform/ids.ts';
import { beginRouting } from '../routing/service.ts';
import { type CampaignRow, campaignsRepository as repository } from './repository.ts';

const withCounts = (row: CampaignRow, counts: Map<string, Counts>): Campaign => ({
  id: row.id,
  name: row.name,
  team: row.team,
  website: row.website,
  callToAction: row.callToAction,
  address: row.address,
  createdAt: row.createdAt.toISOString(),
  placements: row.placements.length,
  counts: sumCounts(row.placements.map((placement) => counts.get(placement) ?? noCounts)),
});

/** Campaigns, with what they brought. */
export function createCampaigns(db: Database) {
  return {
    async list(): Promise<Campaign[]> {
      const counts = await countsByPlacement(db);
      return (await repository.list(db)).map((row) => withCounts(row, counts));
    },

    /** Throws `not_found`. */
    async read(id: CampaignId): Promise<Campaign> {
      const [row] = await repository.list(db, id);
      if (!row) throw new DomainError('not_found', 'There is no such campaign');
      return withCounts(row, await countsByPlacement(db, id));
    },

    /** Begins a campaign whose calls go to its team. Throws `bad_request` for a team that does not exist. */
    async create(campaign: NewCampaign): Promise<Campaign> {
      const id = newId<CampaignId>();
      await db.transaction().execute(async (tx) => {
        if (!(await repository.hasTeam(tx, campaign.team))) {
          throw new DomainError('bad_request', 'There is no such team: choose one of the list');
        }
        await repository.insert(tx, id, campaign);
        await beginRouting(tx, id, campaign.team);
      });
      return this.read(id);
    },
  };
}

export type Campaigns = ReturnType<typeof createCampaigns>;
