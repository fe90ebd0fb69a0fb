import type { Database } from '../../db/connect.ts';
import type { CampaignId, PlacementId, ScreenId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';

export interface ScreenRow {
  name: string;
  placement: PlacementId;
  code: string;
  disabled: boolean;
  campaign: string;
  callToAction: { fr: string; en: string };
  campaignId: CampaignId;
}

/** Screens: each shows the code of a placement of its own, so that its scans are credited to it. */
export const screensRepository = {
  async byName(db: Database, name: string): Promise<ScreenRow | null> {
    const row = await db
      .selectFrom('screens')
      .innerJoin('placements', 'placements.id', 'screens.placement_id')
      .innerJoin('campaigns', 'campaigns.id', 'placements.campaign_id')
      .select([
        'screens.name',
        'placements.id as placement_id',
        'placements.code',
        'placements.disabled_at',
        'campaigns.name as campaign',
        'campaigns.call_to_action_fr',
        'campaigns.call_to_action_en',
        'campaigns.id as campaign_id',
      ])
      .where('screens.name', '=', name)
      .executeTakeFirst();
    if (!row) return null;
    return {
      name: row.name,
      placement: brand(row.placement_id),
      code: row.code,
      disabled: row.disabled_at !== null,
      campaign: row.campaign,
      callToAction: { fr: row.call_to_action_fr, en: row.call_to_action_en },
      campaignId: brand(row.campaign_id),
    };
  },

  /** The campaign's screens, each with its placement's id. */
  async ofCampaign(
    db: Database,
    campaign: CampaignId,
  ): Promise<{ id: ScreenId; name: string; placement: PlacementId }[]> {
    const rows = await db
      .selectFrom('screens')
      .innerJoin('placements', 'placements.id', 'screens.placement_id')
      .select(['screens.id', 'screens.name', 'screens.placement_id'])
      .where('placements.campaign_id', '=', campaign)
      .orderBy('screens.name')
      .execute();
    return rows.map((row) => ({ id: brand(row.id), name: row.name, placement: brand(row.placement_id) }));
  },

  async insert(db: Database, screen: { id: ScreenId; name: string; placement: PlacementId }): Promise<void> {
    await db
      .insertInto('screens')
      .values({ id: screen.id, name: screen.name, placement_id: screen.placement })
      .execute();
  },
};
