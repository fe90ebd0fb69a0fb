import type { Database } from '../../db/connect.ts';
import type { NewCampaign, Team } from '../contract/http.ts';
import type { CampaignId, TeamId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';

export interface CampaignRow {
  id: CampaignId;
  name: string;
  team: Team;
  website: string | null;
  callToAction: { fr: string; en: string };
  address: 'tu' | 'vous';
  createdAt: Date;
  /** The ids of its placements. */
  placements: string[];
}

/** Campaigns, with the teams that answer them first. */
export const campaignsRepository = {
  async hasTeam(db: Database, team: TeamId): Promise<boolean> {
    const row = await db.selectFrom('teams').select('id').where('id', '=', team).executeTakeFirst();
    return row !== undefined;
  },

  /** All campaigns, newest first, or the one given. */
  async list(db: Database, only?: CampaignId): Promise<CampaignRow[]> {
    const rows = await db
      .selectFrom('campaigns')
      .innerJoin('teams', 'teams.id', 'campaigns.team_id')
      .leftJoin('placements', 'placements.campaign_id', 'campaigns.id')
      .select(({ fn }) => [
        'campaigns.id',
        'campaigns.name',
        'campaigns.website',
        'campaigns.call_to_action_fr',
        'campaigns.call_to_action_en',
        'campaigns.address_form',
        'campaigns.created_at',
        'teams.id as team_id',
        'teams.name as team_name',
        fn.agg<string[]>('array_agg', ['placements.id']).filterWhere('placements.id', 'is not', null).as('placements'),
      ])
      .$if(only !== undefined, (query) => query.where('campaigns.id', '=', only ?? null))
      .groupBy(['campaigns.id', 'teams.id'])
      .orderBy('campaigns.created_at', 'desc')
      .execute();
    return rows.map((row) => ({
      id: brand(row.id),
      name: row.name,
      team: { id: brand(row.team_id), name: row.team_name },
      website: row.website,
      callToAction: { fr: row.call_to_action_fr, en: row.call_to_action_en },
      address: row.address_form === 'vous' ? 'vous' : 'tu',
      createdAt: row.created_at,
      placements: row.placements ?? [],
    }));
  },

  async insert(db: Database, id: CampaignId, campaign: NewCampaign): Promise<void> {
    await db
      .insertInto('campaigns')
      .values({
        id,
        name: campaign.name,
        team_id: campaign.team,
        website: campaign.website ?? null,
        address_form: campaign.address,
        call_to_action_fr: campaign.callToAction.fr,
        call_to_action_en: campaign.callToAction.en,
      })
      .execute();
  },
};
