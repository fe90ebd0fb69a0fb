import { sql } from 'kysely';
import { Compile } from 'typebox/compile';
import type { Database } from '../../db/connect.ts';
import type { PresenceState } from '../contract/call.ts';
import { OpeningHours } from '../contract/hours.ts';
import type { CampaignId, PlacementId, TeamId, UserId } from '../contract/ids.ts';
import { Ladder, type LadderStep, type Routing } from '../contract/routing.ts';
import { brand } from '../platform/ids.ts';
import { anyOf, now } from '../platform/sql.ts';
import type { PreviewedCounselor } from './preview.ts';

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

/** A campaign's routing, with the number of its edition: each edit raises it. */
export type KeptRouting = Routing & { version: number };

/** How campaigns route their calls. */
export const routingRepository = {
  /** The campaign's settings and their edition; null where there is no such campaign. */
  async read(db: Database, campaign: CampaignId): Promise<KeptRouting | null> {
    const row = await db
      .selectFrom('campaigns')
      .select([
        'routing_version',
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
      version: row.routing_version,
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

  /** Replaces a campaign's settings, whose first step names the team it is known by; in a transaction. */
  async write(tx: Database, campaign: CampaignId, routing: Routing, home: TeamId): Promise<void> {
    await tx
      .updateTable('campaigns')
      .set(({ eb }) => ({
        team_id: home,
        // Callers who wait already see from it that their ladder is an old one.
        routing_version: eb('routing_version', '+', 1),
        time_zone: routing.timeZone,
        opening_hours: routing.hours === null ? null : JSON.stringify(routing.hours),
        longest_wait_seconds: routing.longestWaitSeconds,
        longest_queue: routing.longestQueue,
        nobody_on_duty: routing.nobodyOnDuty,
        writing: routing.writing,
        callbacks: routing.callbacks,
        callback_minutes: routing.callbackMinutes,
        callbacks_per_slot: routing.callbacksPerSlot,
      }))
      .where('id', '=', campaign)
      .execute();
    await tx.deleteFrom('routing_steps').where('campaign_id', '=', campaign).execute();
    await tx
      .insertInto('routing_steps')
      .values(routing.ladder.map((step, position) => ({ campaign_id: campaign, position, ...columnsOf(step) })))
      .execute();
  },

  /** The ladder that a campaign begins with: its team, for as long as it takes. */
  async begin(tx: Database, campaign: CampaignId, team: TeamId): Promise<void> {
    await tx
      .insertInto('routing_steps')
      .values({ campaign_id: campaign, position: 0, kind: 'team', team_id: team })
      .execute();
  },

  /** Whether the campaign exists; if so, nobody else changes it to the end of the transaction. */
  async lock(tx: Database, campaign: CampaignId): Promise<boolean> {
    const row = await tx.selectFrom('campaigns').select('id').where('id', '=', campaign).forUpdate().executeTakeFirst();
    return row !== undefined;
  },

  /** Which of these teams and skills exist; they go on existing to the end of the transaction. */
  async known(tx: Database, teams: readonly TeamId[], skills: readonly string[]): Promise<KnownTargets> {
    const foundTeams = await tx.selectFrom('teams').select('id').where('id', '=', anyOf(teams)).forKeyShare().execute();
    const foundSkills = await tx
      .selectFrom('skills')
      .select('code')
      .where('code', '=', sql<string>`any(${[...skills]}::text[])`)
      .forKeyShare()
      .execute();
    return { teams: new Set(foundTeams.map((row) => row.id)), skills: new Set(foundSkills.map((row) => row.code)) };
  },

  async teamNames(db: Database, teams: readonly TeamId[]): Promise<Map<TeamId, string>> {
    const rows = await db.selectFrom('teams').select(['id', 'name']).where('id', '=', anyOf(teams)).execute();
    return new Map(rows.map((row) => [brand(row.id), row.name]));
  },

  /** Whether the placement is one of the campaign's. */
  async hasPlacement(db: Database, campaign: CampaignId, placement: PlacementId): Promise<boolean> {
    const row = await db
      .selectFrom('placements')
      .select('id')
      .where('id', '=', placement)
      .where('campaign_id', '=', campaign)
      .executeTakeFirst();
    return row !== undefined;
  },

  /** The members of these teams, whatever they are doing. */
  async counselorsOf(db: Database, teams: readonly TeamId[]): Promise<PreviewedCounselor[]> {
    const { rows } = await sql<FoundCounselor>`
      select users.id, users.name, coalesce(presence.state, 'offline') as state, presence.since,
        spoken_languages as languages,
        array(select skill from counselor_skills where user_id = users.id) as skills,
        array(select team_id from team_members where user_id = users.id) as teams
      from users left join presence on presence.user_id = users.id
      where users.disabled_at is null
        and exists (select from team_members where user_id = users.id and team_id = ${anyOf(teams)})`.execute(db);
    return rows.map(({ since, state, ...row }) => ({
      ...row,
      presence: state,
      // Whoever is not free now comes after those who are.
      idleSince: state === 'available' && since !== null ? since.getTime() : Number.MAX_SAFE_INTEGER,
    }));
  },

  /** The database's clock, milliseconds since 1970. */
  async clock(db: Database): Promise<number> {
    const { at } = await db.selectNoFrom(now.as('at')).executeTakeFirstOrThrow();
    return at.getTime();
  },
};

interface KnownTargets {
  teams: ReadonlySet<string>;
  skills: ReadonlySet<string>;
}

interface FoundCounselor {
  id: UserId;
  name: string;
  state: PresenceState;
  since: Date | null;
  languages: string[];
  skills: string[];
  teams: TeamId[];
}

const columnsOf = (step: LadderStep) =>
  step.kind === 'team'
    ? {
        kind: step.kind,
        team_id: step.team,
        required_skills: step.requiredSkills,
        preferred_skills: step.preferredSkills,
        language: step.language,
        priority: step.priority,
        seconds: step.seconds,
        instead: [],
      }
    : {
        kind: step.kind,
        team_id: null,
        required_skills: [],
        preferred_skills: [],
        language: 'any',
        priority: step.priority,
        seconds: step.seconds,
        instead: step.instead,
      };
