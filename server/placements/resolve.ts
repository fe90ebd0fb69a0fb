import type { Database } from '../../db/connect.ts';
import type { PlacementKind } from '../contract/call.ts';
import type { CampaignId, PlacementId, TeamId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { parseCode } from './code.ts';

export interface PlacementOfCode {
  id: PlacementId;
  code: string;
  kind: PlacementKind;
  label: string;
  campaign: { id: CampaignId; name: string; website: string | null; addressForm: 'tu' | 'vous'; team: TeamId };
}

/** What a code leads to. A code that is out of use still names its campaign, so that its page can help. */
export type ResolvedCode =
  | { state: 'live'; placement: PlacementOfCode }
  | { state: 'code_expired' | 'code_disabled'; placement: PlacementOfCode }
  | { state: 'code_unknown'; placement: null };

/** Looks a code up. What fails its check character is not asked of the database. */
export async function resolveCode(db: Database, text: string): Promise<ResolvedCode> {
  const code = parseCode(text);
  if (code === null) return { state: 'code_unknown', placement: null };
  const row = await db
    .selectFrom('placements')
    .innerJoin('campaigns', 'campaigns.id', 'placements.campaign_id')
    .select(({ eb, fn }) => [
      'placements.id',
      'placements.code',
      'placements.kind',
      'placements.label',
      'placements.disabled_at',
      'campaigns.id as campaign_id',
      'campaigns.name as campaign_name',
      'campaigns.website',
      'campaigns.address_form',
      'campaigns.team_id',
      eb
        .or([eb('placements.expires_at', '<=', fn<Date>('now')), eb('campaigns.closed_at', 'is not', null)])
        .as('expired'),
    ])
    .where('placements.code', '=', code)
    .executeTakeFirst();
  if (!row) return { state: 'code_unknown', placement: null };

  const placement: PlacementOfCode = {
    id: brand(row.id),
    code: row.code,
    kind: row.kind,
    label: row.label,
    campaign: {
      id: brand(row.campaign_id),
      name: row.campaign_name,
      website: row.website,
      addressForm: row.address_form === 'vous' ? 'vous' : 'tu',
      team: brand(row.team_id),
    },
  };
  if (row.disabled_at !== null) return { state: 'code_disabled', placement };
  return { state: row.expired ? 'code_expired' : 'live', placement };
}
