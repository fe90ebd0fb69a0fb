import { sql } from 'kysely';
import { Compile } from 'typebox/compile';
import type { Database } from '../../db/connect.ts';
import { OpeningHours } from '../contract/hours.ts';
import type { CampaignId } from '../contract/ids.ts';
import { Ladder, type Routing } from '../contract/routing.ts';

const isLadder = Compile(Ladder);
const areHours = Compile(OpeningHours);

/** The steps of a campaign's ladder as the contract writes them. */
const ladderAsJson = sql<unknown>`
  (select json_agg(case kind
      when 'team' then json_build_object('kind', kind, 'team', team_id, 'requiredSkills', required_skills,
        'preferredSkills', preferred_skills, 'language', language, 'priority', priority, 'seconds', seconds)
      else json_build_object('kind', kind, 'instead', instead, 'priority', priority, 'seconds', seconds) end
      order by position)
    from routing_steps where campaign_id = campaigns.id)`;

/** How campaigns route their calls. */
export const routingRepository = {
  /** The campaign's settings; null where there is no such campaign. */
  async read(db: Database, campaign: CampaignId): Promise<Routing | null> {
    const row = await db
      .selectFrom('campaigns')
      .select([
        'time_zone',
        'opening_hours',
        'longest_wait_seconds',
        'longest_queue',
        'nobody_on_duty',
        'writing',
        'callbacks',
        'callback_minutes',
        'callbacks_per_slot',
        ladderAsJson.as('ladder'),
      ])
      .where('id', '=', campaign)
      .executeTakeFirst();
    if (!row) return null;
    const hours: unknown = row.opening_hours;
    if (!isLadder.Check(row.ladder)) throw new Error('A ladder in the database is not one');
    if (hours !== null && !areHours.Check(hours)) throw new Error('Opening hours in the database are none');
    return {
      ladder: row.ladder,
      timeZone: row.time_zone,
      hours,
      longestWaitSeconds: row.longest_wait_seconds,
      longestQueue: row.longest_queue,
      nobodyOnDuty: row.nobody_on_duty === 'turn_away' ? 'turn_away' : 'queue',
      writing: row.writing,
      callbacks: row.callbacks,
      callbackMinutes: row.callback_minutes,
      callbacksPerSlot: row.callbacks_per_slot,
    };
  },
};
