import type { Database } from '../../db/connect.ts';
import type { CallId, CampaignId, StructureId, UserId } from '../contract/ids.ts';
import type { GivableStructure, Structure, StructureChange, StructureText } from '../contract/referrals.ts';
import { brand } from '../platform/ids.ts';
import { now } from '../platform/sql.ts';

const columns = ['structures.name', 'address', 'phone', 'structures.website', 'opening'] as const;

/** The structures of campaigns. */
export const structuresRepository = {
  /** Those of a campaign by their names, or the one given; with the calls in which each was given. */
  async list(db: Database, of: { campaign: CampaignId } | { structure: StructureId }): Promise<Structure[]> {
    const rows = await db
      .selectFrom('structures')
      .select(({ selectFrom }) => [
        'id',
        ...columns,
        'archived_at',
        selectFrom('referrals')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .whereRef('referrals.structure_id', '=', 'structures.id')
          .$asScalar()
          .$notNull()
          .as('given'),
      ])
      .$if('campaign' in of, (query) => query.where('campaign_id', '=', 'campaign' in of ? of.campaign : null))
      .$if('structure' in of, (query) => query.where('id', '=', 'structure' in of ? of.structure : null))
      .orderBy('name')
      .orderBy('id')
      .execute();
    return rows.map(({ id, archived_at, ...row }) => ({ ...row, id: brand(id), archived: archived_at !== null }));
  },

  /** What can be given in a call by its counselor; null where it is not theirs, or is over. */
  async givable(db: Database, call: CallId, counselor: UserId): Promise<GivableStructure[] | null> {
    const theirs = await db
      .selectFrom('calls')
      .select('campaign_id')
      .where('id', '=', call)
      .where('counselor_id', '=', counselor)
      .where('state', 'in', ['connecting', 'active', 'wrap_up'])
      .executeTakeFirst();
    if (!theirs) return null;
    const rows = await db
      .selectFrom('structures')
      .select(['id', ...columns])
      .where('campaign_id', '=', theirs.campaign_id)
      .where('archived_at', 'is', null)
      .orderBy('name')
      .orderBy('id')
      .execute();
    return rows.map(({ id, ...row }) => ({ ...row, id: brand(id) }));
  },

  /** Lets nobody else add to the campaign's list until the transaction ends; how many it has, null where there is none. */
  async lockList(tx: Database, campaign: CampaignId): Promise<number | null> {
    const row = await tx
      .selectFrom('campaigns')
      .select('id')
      .where('id', '=', campaign)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row) return null;
    const { n } = await tx
      .selectFrom('structures')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('campaign_id', '=', campaign)
      .executeTakeFirstOrThrow();
    return n;
  },

  async insert(db: Database, id: StructureId, campaign: CampaignId, text: StructureText): Promise<void> {
    await db
      .insertInto('structures')
      .values({ id, campaign_id: campaign, ...text })
      .execute();
  },

  async change(db: Database, id: StructureId, { archived, ...text }: StructureChange): Promise<void> {
    await db
      .updateTable('structures')
      .set({ ...text, ...(archived === undefined ? {} : { archived_at: archived ? now : null }) })
      .where('id', '=', id)
      .execute();
  },
};
