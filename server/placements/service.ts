import { randomInt } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import { countsByPlacement, noCounts } from '../attribution/counts.ts';
import { campaignsRepository } from '../campaigns/repository.ts';
import type { Batch, Counts, NewBatch, Placement, PlacementChange, PlacementList } from '../contract/http.ts';
import type { BatchId, CampaignId, PlacementId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../platform/ids.ts';
import { newCode } from './code.ts';
import { printCodes } from './print.ts';
import { qrPng, qrSvg } from './qr.ts';
import {
  type BatchRow,
  type NewPlacementRow,
  type PlacementRow,
  placementsRepository as repository,
} from './repository.ts';

/** A file for a browser to save. */
export interface Download {
  fileName: string;
  type: string;
  content: string | Buffer;
}

/** Placements: made in batches, printed, changed, and counted. */
export function createPlacements(db: Database, publicUrl: string) {
  const urlOf = (code: string): string => `${publicUrl}/q/${code}`;

  const view = (row: PlacementRow, counts: Map<string, Counts>): Placement => ({
    id: row.id,
    batch: row.batch,
    kind: row.kind,
    label: row.label,
    address: row.address,
    code: row.code,
    url: urlOf(row.code),
    state: row.state,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    counts: counts.get(row.id) ?? noCounts,
  });

  /** So many codes that no placement has; two of a batch are never the same. */
  async function freshCodes(tx: Database, count: number): Promise<string[]> {
    const codes = new Set<string>();
    while (codes.size < count) {
      const wanted = Array.from({ length: count - codes.size }, () => newCode(randomInt));
      const taken = new Set(await repository.takenCodes(tx, wanted));
      for (const code of wanted) if (!taken.has(code)) codes.add(code);
    }
    return [...codes];
  }

  async function campaignExists(id: CampaignId): Promise<void> {
    if ((await campaignsRepository.list(db, id)).length === 0) {
      throw new DomainError('not_found', 'There is no such campaign');
    }
  }

  async function readBatch(id: BatchId): Promise<{ batch: BatchRow; placements: PlacementRow[] }> {
    const [batch] = await repository.batches(db, { batch: id });
    if (!batch) throw new DomainError('not_found', 'There is no such batch');
    return { batch, placements: await repository.list(db, { batch: id }) };
  }

  async function readPlacement(id: PlacementId): Promise<PlacementRow> {
    const [row] = await repository.list(db, { placement: id });
    if (!row) throw new DomainError('not_found', 'There is no such placement');
    return row;
  }

  return {
    /** Makes one placement with a code of its own, within the transaction. */
    async addOne(
      tx: Database,
      placement: Pick<NewPlacementRow, 'campaign' | 'kind' | 'label' | 'address'>,
    ): Promise<PlacementId> {
      const id = newId<PlacementId>();
      const [code] = await freshCodes(tx, 1);
      if (code === undefined) throw new DomainError('internal', 'No code was made');
      await repository.insert(tx, [{ ...placement, id, batch: null, code, position: 0 }]);
      return id;
    },

    /** Makes a batch: all of its codes, or none. Throws `not_found` for the campaign. */
    async makeBatch(campaign: CampaignId, wish: NewBatch): Promise<Batch> {
      await campaignExists(campaign);
      const batch = newId<BatchId>();
      await db.transaction().execute(async (tx) => {
        await repository.insertBatch(tx, { id: batch, campaign, label: wish.label });
        const codes = await freshCodes(tx, wish.count);
        const digits = String(wish.count).length;
        await repository.insert(
          tx,
          codes.map((code, position) => ({
            id: newId<PlacementId>(),
            campaign,
            batch,
            kind: wish.kind,
            label: wish.count === 1 ? wish.label : `${wish.label} ${String(position + 1).padStart(digits, '0')}`,
            address: wish.address ?? null,
            code,
            position,
          })),
        );
      });
      const made = await readBatch(batch);
      return {
        id: batch,
        label: made.batch.label,
        createdAt: made.batch.createdAt.toISOString(),
        placements: made.placements.map((row) => view(row, new Map())),
      };
    },

    /** A campaign's placements by batch, with what each brought; `others` came in no batch, screens for instance. */
    async list(campaign: CampaignId): Promise<PlacementList> {
      await campaignExists(campaign);
      const counts = await countsByPlacement(db, campaign);
      const placements = await repository.list(db, { campaign });
      const batches = await repository.batches(db, { campaign });
      return {
        batches: batches.map((batch) => ({
          id: batch.id,
          label: batch.label,
          createdAt: batch.createdAt.toISOString(),
          placements: placements.filter((row) => row.batch === batch.id).map((row) => view(row, counts)),
        })),
        others: placements.filter((row) => row.batch === null).map((row) => view(row, counts)),
      };
    },

    async read(id: PlacementId): Promise<Placement> {
      const row = await readPlacement(id);
      return view(row, await countsByPlacement(db, row.campaign));
    },

    /** Throws `not_found`, and `bad_request` for an expiry that is no moment. */
    async change(id: PlacementId, change: PlacementChange): Promise<Placement> {
      if (change.expiresAt && Number.isNaN(Date.parse(change.expiresAt))) {
        throw new DomainError('bad_request', 'expiresAt is no date and time: write it like 2026-12-31T18:00:00Z');
      }
      if (!(await repository.change(db, id, change))) throw new DomainError('not_found', 'There is no such placement');
      return this.read(id);
    },

    /** One code as a file. */
    async codeFile(id: PlacementId, format: 'svg' | 'png'): Promise<Download> {
      const row = await readPlacement(id);
      const url = urlOf(row.code);
      return format === 'svg'
        ? { fileName: `${row.code}.svg`, type: 'image/svg+xml', content: qrSvg(url) }
        : { fileName: `${row.code}.png`, type: 'image/png', content: await qrPng(url) };
    },

    /** All codes of a batch in one PDF. */
    async batchFile(id: BatchId, layout: 'sheet' | 'poster'): Promise<Download> {
      const { batch, placements } = await readBatch(id);
      const [campaign] = await campaignsRepository.list(db, batch.campaign);
      if (!campaign) throw new DomainError('not_found', 'There is no such campaign');
      const content = await printCodes(
        {
          title: `${campaign.name} – ${batch.label}`,
          callToAction: campaign.callToAction,
          codes: placements.map((row) => ({ url: urlOf(row.code), code: row.code, label: row.label })),
        },
        layout,
      );
      return { fileName: `${layout}-${placements[0]?.code ?? 'empty'}.pdf`, type: 'application/pdf', content };
    },
  };
}

export type Placements = ReturnType<typeof createPlacements>;
