import type { Database } from '../../db/connect.ts';
import type { CallerLanguage, DoorReason } from '../contract/call.ts';
import type { VisitId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import { type PlacementOfCode, resolveCode } from '../placements/resolve.ts';

/** Visits: one for each page opened from a code, and the scan that goes with it. */
export function createVisits(db: Database) {
  return {
    /**
     * Opens the visit and records its scan, once for each id however often a page says so: it is committed when this
     * resolves. Throws `code_unknown`, `code_expired`, `code_disabled`, and `conflict` for an id that came from
     * another code.
     */
    async open(visit: { id: VisitId; code: string; language: CallerLanguage }): Promise<PlacementOfCode> {
      const resolved = await resolveCode(db, visit.code);
      if (resolved.state !== 'live')
        throw new DomainError(resolved.state, 'Scan another poster, or type the code again');
      const { placement } = resolved;
      await db.transaction().execute(async (tx) => {
        const opened = await tx
          .insertInto('visits')
          .values({ id: visit.id, placement_id: placement.id, language: visit.language })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (opened) {
          await tx.insertInto('scans').values({ visit_id: visit.id, placement_id: placement.id }).execute();
          return;
        }
        const known = await tx
          .selectFrom('visits')
          .select('placement_id')
          .where('id', '=', visit.id)
          .executeTakeFirst();
        if (known?.placement_id !== placement.id) {
          throw new DomainError('conflict', 'This visit began with another code: open the page anew');
        }
      });
      return placement;
    },

    /** Writes down that somebody came, and was told that no call is taken now; once for each visit and reason. */
    async turnedAway(visit: VisitId, placement: PlacementOfCode, reason: DoorReason): Promise<void> {
      await db
        .insertInto('turned_away')
        .values({ visit_id: visit, reason, campaign_id: placement.campaign.id, placement_id: placement.id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

export type Visits = ReturnType<typeof createVisits>;
