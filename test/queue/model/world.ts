import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../db/connect.ts';
import type { PlacementId, TeamId, UserId, VisitId } from '../../../server/contract/ids.ts';
import type { Ladder, TeamStep } from '../../../server/contract/routing.ts';
import type { PlacementOfCode } from '../../../server/placements/resolve.ts';
import { brand, newId } from '../../../server/platform/ids.ts';
import { routingRepository } from '../../../server/routing/repository.ts';

// Who and what the histories of the model are about: two teams, six counselors who differ, five campaigns whose ladders do.

export interface TeamOfModel {
  readonly id: TeamId;
  readonly rings: number;
  readonly misses: number;
  readonly cooldown: number;
  readonly wrapUp: number;
}
export interface CounselorOfModel {
  readonly id: UserId;
  readonly teams: readonly TeamId[];
  readonly skills: readonly string[];
  readonly languages: readonly string[];
}
export interface CampaignOfModel {
  readonly placement: PlacementOfCode;
  readonly ladder: Ladder;
  readonly longestWait: number | null;
}
export interface World {
  readonly teams: readonly TeamOfModel[];
  readonly counselors: readonly CounselorOfModel[];
  readonly campaigns: readonly CampaignOfModel[];
}

export const callerCount = 8;
/** Nobody speaks Tigrinya. */
export const languageChoices: readonly (readonly string[])[] = [['fr'], ['en', 'ti'], ['ar', 'fr'], [], ['ti']];

/** Fills an empty database with what stays the same in all histories. */
export async function createWorld(db: Database): Promise<World> {
  const [near, far] = [
    { id: newId<TeamId>(), rings: 20, misses: 2, cooldown: 60, wrapUp: 600 },
    { id: newId<TeamId>(), rings: 10, misses: 1, cooldown: 30, wrapUp: 30 },
  ];
  for (const team of [near, far]) {
    await db
      .insertInto('teams')
      .values({
        id: team.id,
        name: team.id,
        offer_seconds: team.rings,
        misses_until_away: team.misses,
        cooldown_seconds: team.cooldown,
        wrap_up_seconds: team.wrapUp,
      })
      .execute();
  }
  await db
    .insertInto('skills')
    .values(['sign', 'youth', 'nobody-has-it'].map((code) => ({ code, name: code })))
    .execute();
  const counselor = (teams: TeamId[], languages: string[], skills: string[] = []) => ({
    id: newId<UserId>(),
    teams,
    skills,
    languages,
  });
  const counselors = [
    counselor([near.id], ['fr']),
    counselor([near.id], ['en', 'fr'], ['sign']),
    counselor([near.id, far.id], ['ar', 'fr']),
    counselor([far.id], ['en']),
    counselor([far.id], ['fr'], ['youth']),
    counselor([near.id], ['fr'], ['youth', 'sign']),
  ];
  for (const one of counselors) await insertCounselor(db, one);

  const step = (team: TeamOfModel, seconds: number | null, more: Partial<TeamStep> = {}): TeamStep => ({
    kind: 'team',
    team: team.id,
    requiredSkills: [],
    preferredSkills: [],
    language: 'preferred',
    priority: 0,
    seconds,
    ...more,
  });
  const campaigns = await Promise.all([
    createCampaign(db, near, [step(near, null)], null),
    createCampaign(
      db,
      near,
      [
        step(near, 20, { requiredSkills: ['sign'] }),
        step(near, 30, { language: 'any', priority: 10 }),
        step(far, null, { preferredSkills: ['youth'], priority: 10 }),
      ],
      null,
    ),
    createCampaign(
      db,
      far,
      [
        step(far, 15, { language: 'required', priority: 5 }),
        { kind: 'instead', instead: ['writing'], priority: 5, seconds: 30 },
        step(near, null, { language: 'any', priority: 5 }),
      ],
      120,
    ),
    // Nobody has what it asks for: it must hold up nobody.
    createCampaign(db, near, [step(near, null, { requiredSkills: ['nobody-has-it'], priority: 50 })], 300),
    createCampaign(db, near, [step(near, 5), step(far, null, { priority: 20, preferredSkills: ['youth'] })], 60),
  ]);
  return { teams: [near, far], counselors, campaigns };
}

async function insertCounselor(db: Database, one: CounselorOfModel): Promise<void> {
  await db
    .insertInto('users')
    .values({
      id: one.id,
      role: 'counselor',
      email: `${one.id}@demo.example`,
      name: 'Ana',
      password_hash: 'none',
      spoken_languages: [...one.languages],
    })
    .execute();
  await db
    .insertInto('team_members')
    .values(one.teams.map((team_id) => ({ team_id, user_id: one.id })))
    .execute();
  if (one.skills.length === 0) return;
  await db
    .insertInto('counselor_skills')
    .values(one.skills.map((skill) => ({ user_id: one.id, skill })))
    .execute();
}

async function createCampaign(
  db: Database,
  home: TeamOfModel,
  ladder: Ladder,
  longestWait: number | null,
): Promise<CampaignOfModel> {
  const id = randomUUID();
  await db
    .insertInto('campaigns')
    .values({ id, name: id, team_id: home.id, call_to_action_fr: 'Scanne.', call_to_action_en: 'Scan.' })
    .execute();
  await routingRepository.write(
    db,
    brand(id),
    {
      ladder,
      timeZone: 'Europe/Paris',
      hours: null,
      longestWaitSeconds: longestWait,
      longestQueue: null,
      nobodyOnDuty: 'queue',
      writing: true,
      callbacks: true,
      callbackMinutes: 30,
      callbacksPerSlot: 2,
    },
    home.id,
  );
  const placement = newId<PlacementId>();
  await db
    .insertInto('placements')
    .values({ id: placement, campaign_id: id, kind: 'poster', label: 'A poster', code: id.slice(0, 8) })
    .execute();
  return {
    placement: {
      id: placement,
      code: id.slice(0, 8),
      kind: 'poster',
      label: 'A poster',
      campaign: { id: brand(id), name: id, website: null, addressForm: 'tu', team: home.id },
    },
    ladder,
    longestWait,
  };
}

/** Forgets one history, and opens the pages of the next: one visit for each caller. Demands stay: servers know them. */
export async function emptyQueue(db: Database, world: World): Promise<VisitId[]> {
  await sql`delete from calls; delete from visits; delete from presence; delete from presence_spans;
    delete from servers; delete from offer_log`.execute(db);
  const visits = Array.from({ length: callerCount }, () => newId<VisitId>());
  const placement = world.campaigns[0]?.placement.id ?? '';
  await db
    .insertInto('visits')
    .values(visits.map((id) => ({ id, placement_id: placement, language: 'fr' as const })))
    .execute();
  return visits;
}

/**
 * Writes down, by the database itself, in which order offers began and ended: their own moments are those at which their
 * transactions began, which says less.
 */
export async function logOffers(db: Database): Promise<void> {
  await sql`create table offer_log (
    seq bigint generated always as identity primary key,
    fence integer not null, call_id uuid not null, counselor_id uuid not null, outcome text)`.execute(db);
  await sql`create function log_offer() returns trigger language plpgsql as $$
    begin
      insert into offer_log (fence, call_id, counselor_id, outcome)
      values (new.fence, new.call_id, new.counselor_id, new.outcome);
      return null;
    end $$`.execute(db);
  await sql`create trigger log_offer after insert or update of outcome on offers for each row execute function log_offer()`.execute(
    db,
  );
}
