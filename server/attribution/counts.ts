import type { Database } from '../../db/connect.ts';
import type { Counts } from '../contract/http.ts';
import type { CampaignId } from '../contract/ids.ts';

export const noCounts: Counts = { scans: 0, asked: 0, answered: 0, talkSeconds: 0 };

/**
 * What each placement brought, by its id; a placement that brought nothing is not listed. Scans: pages opened from its
 * code. Asked: calls begun from it. Answered: calls in which both sides saw or heard each other. Seconds: of talks that
 * are over.
 */
export async function countsByPlacement(db: Database, campaign?: CampaignId): Promise<Map<string, Counts>> {
  const scans = await db
    .selectFrom('scans')
    .innerJoin('placements', 'placements.id', 'scans.placement_id')
    .select(({ fn }) => ['scans.placement_id', fn.countAll<number>().as('scans')])
    .$if(campaign !== undefined, (query) => query.where('placements.campaign_id', '=', campaign ?? null))
    .groupBy('scans.placement_id')
    .execute();
  const calls = await db
    .selectFrom('calls')
    .select(({ fn }) => [
      'placement_id',
      fn.countAll<number>().as('asked'),
      fn.count<number>('active_at').as('answered'),
      fn.sum<number>('talk_seconds').as('talk_seconds'),
    ])
    .$if(campaign !== undefined, (query) => query.where('campaign_id', '=', campaign ?? null))
    .groupBy('placement_id')
    .execute();

  const counts = new Map<string, Counts>();
  for (const row of scans) counts.set(row.placement_id, { ...noCounts, scans: row.scans });
  for (const row of calls) {
    counts.set(row.placement_id, {
      ...(counts.get(row.placement_id) ?? noCounts),
      asked: row.asked,
      answered: row.answered,
      talkSeconds: Number(row.talk_seconds),
    });
  }
  return counts;
}

/** The sum of several counts. */
export function sumCounts(all: Iterable<Counts>): Counts {
  let sum = noCounts;
  for (const counts of all) {
    sum = {
      scans: sum.scans + counts.scans,
      asked: sum.asked + counts.asked,
      answered: sum.answered + counts.answered,
      talkSeconds: sum.talkSeconds + counts.talkSeconds,
    };
  }
  return sum;
}
