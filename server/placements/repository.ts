import type { Database } from '../../db/connect.ts';
import type { PlacementKind } from '../contract/call.ts';
import type { PlacementChange } from '../contract/http.ts';
import type { BatchId, CampaignId, PlacementId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { now } from '../platform/sql.ts';

export interface PlacementRow {
  id: PlacementId;
  campaign: CampaignId;
  batch: BatchId | null;
  kind: PlacementKind;
  label: string;
  address: string | null;
  code: string;
  state: 'live' | 'expired' | 'disabled';
  expiresAt: Date | null;
}

export interface NewPlacementRow {
  id: PlacementId;
  campaign: CampaignId;
  batch: BatchId | null;
  kind: PlacementKind;
  label: string;
  address: string | null;
  code: string;
  position: number;
}

export interface BatchRow {
  id: BatchId;
  campaign: CampaignId;
  label: string;
  createdAt: Date;
}

/** Placements and the batches they were made in. */
export const placementsRepository = {
  async list(
    db: Database,
    where: { campaign: CampaignId } | { batch: BatchId } | { placement: PlacementId },
  ): Promise<PlacementRow[]> {
    const rows = await db
      .selectFrom('placements')
      .select(({ eb }) => [
        'id',
        'campaign_id',
        'batch_id',
        'kind',
        'label',
        'address',
        'code',
        'disabled_at',
        'expires_at',
        eb('expires_at', '<=', now).as('expired'),
      ])
      .where((eb) =>
        'campaign' in where
          ? eb('campaign_id', '=', where.campaign)
          : 'batch' in where
            ? eb('batch_id', '=', where.batch)
            : eb('id', '=', where.placement),
      )
      .orderBy('created_at', 'desc')
      .orderBy('position')
      .execute();
    return rows.map((row) => ({
      id: brand(row.id),
      campaign: brand(row.campaign_id),
      batch: row.batch_id === null ? null : brand(row.batch_id),
      kind: row.kind,
      label: row.label,
      address: row.address,
      code: row.code,
      state: row.disabled_at !== null ? 'disabled' : row.expired ? 'expired' : 'live',
      expiresAt: row.expires_at,
    }));
  },

  /** The campaign's batches, newest first, or the one given. */
  async batches(db: Database, where: { campaign: CampaignId } | { batch: BatchId }): Promise<BatchRow[]> {
    const rows = await db
      .selectFrom('batches')
      .selectAll()
      .where((eb) => ('campaign' in where ? eb('campaign_id', '=', where.campaign) : eb('id', '=', where.batch)))
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map((row) => ({
      id: brand(row.id),
      campaign: brand(row.campaign_id),
      label: row.label,
      createdAt: row.created_at,
    }));
  },

  async insertBatch(db: Database, batch: { id: BatchId; campaign: CampaignId; label: string }): Promise<void> {
    await db.insertInto('batches').values({ id: batch.id, campaign_id: batch.campaign, label: batch.label }).execute();
  },

  async insert(db: Database, placements: readonly NewPlacementRow[]): Promise<void> {
    await db
      .insertInto('placements')
      .values(
        placements.map((row) => ({
          id: row.id,
          campaign_id: row.campaign,
          batch_id: row.batch,
          kind: row.kind,
          label: row.label,
          address: row.address,
          code: row.code,
          position: row.position,
        })),
      )
      .execute();
  },

  /** Which of these codes exist already. */
  async takenCodes(db: Database, codes: readonly string[]): Promise<string[]> {
    const rows = await db
      .selectFrom('placements')
      .select('code')
      .where('code', 'in', [...codes])
      .execute();
    return rows.map((row) => row.code);
  },

  async change(db: Database, id: PlacementId, change: PlacementChange): Promise<boolean> {
    const { label, address, disabled, expiresAt } = change;
    const result = await db
      .updateTable('placements')
      .set({
        ...(label === undefined ? {} : { label }),
        ...(address === undefined ? {} : { address }),
        ...(disabled === undefined ? {} : { disabled_at: disabled ? now : null }),
        ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
      })
      .where('id', '=', id)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },
};
