import type { Database } from '../../db/connect.ts';
import type { CallId, CampaignId, StructureId, UserId } from '../contract/ids.ts';
import type { GivableStructure, Structure, StructureChange, StructureText } from '../contract/referrals.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../platform/ids.ts';
import { structuresRepository as repository } from './structures-repository.ts';

/** A dashboard loads a campaign's list whole, to search it without a wait: a county fits, a country does not. */
export const longestList = 1_000;

/** The places that callers of a campaign can be pointed to. */
export function createStructures(db: Database) {
  async function read(structure: StructureId): Promise<Structure> {
    const [found] = await repository.list(db, { structure });
    if (!found) throw new DomainError('not_found', 'There is no such structure');
    return found;
  }

  return {
    list: (campaign: CampaignId): Promise<Structure[]> => repository.list(db, { campaign }),

    /** Throws `not_found` for a campaign that does not exist, and `conflict` where its list is full. */
    async create(campaign: CampaignId, text: StructureText): Promise<Structure> {
      const id = newId<StructureId>();
      await db.transaction().execute(async (tx) => {
        const listed = await repository.lockList(tx, campaign);
        if (listed === null) throw new DomainError('not_found', 'There is no such campaign');
        if (listed >= longestList) {
          throw new DomainError('conflict', `A campaign has ${longestList} structures at most: change one of them`);
        }
        await repository.insert(tx, id, campaign, text);
      });
      return read(id);
    },

    /** Throws `not_found`. */
    async change(id: StructureId, change: StructureChange): Promise<Structure> {
      await read(id);
      await repository.change(db, id, change);
      return read(id);
    },

    /** What the counselor of a call can give in it. Throws `call_over` where the call is not theirs, or is over. */
    async givable(call: CallId, counselor: UserId): Promise<GivableStructure[]> {
      const structures = await repository.givable(db, call, counselor);
      if (structures === null) throw new DomainError('call_over', 'This call is not yours, or its record is done');
      return structures;
    },
  };
}
