import { sql } from 'kysely';
import type { Database } from '../../../db/connect.ts';
import type { TeamId } from '../../../server/contract/ids.ts';
import { brand } from '../../../server/platform/ids.ts';

// Rows for a busy night: counselors of many skills and languages, and people who wait for all kinds of them.

const serverId = '00000000-0000-4000-8000-000000000001';

/** A server whose lease does not run out while the benchmark lasts: whoever is connected to it is there. */
async function addServer(db: Database): Promise<void> {
  await sql`insert into servers (id, seen_at) values (${serverId}, now() + interval '1 day')`.execute(db);
}

/** So many counselors of the team, all in the same state and connected. Their skills and languages differ. */
export async function addCounselors(db: Database, team: TeamId, count: number, state: 'busy' | 'away'): Promise<void> {
  await addServer(db);
  await sql`insert into skills (code, name)
    select code, code from unnest(array['sign', 'teens', 'housing', 'rights', 'health']) as code
    on conflict do nothing`.execute(db);
  await sql`
    with someone as (
      insert into users (id, email, name, role, password_hash, spoken_languages)
      select gen_random_uuid(), 'someone-' || n || '@bench.example', 'Someone ' || n, 'counselor', '-',
        case n % 4 when 0 then array['fr', 'en'] when 1 then array['fr', 'ar'] when 2 then array['fr'] else array['fr', 'uk', 'en'] end
      from generate_series(1, ${count}::int) as n
      returning id, substring(email from '[0-9]+')::int as n),
    members as (insert into team_members (team_id, user_id) select ${team}, id from someone),
    skilled as (
      insert into counselor_skills (user_id, skill)
      select someone.id, skill from someone
        cross join unnest(array['sign', 'teens', 'housing', 'rights', 'health']) with ordinality as s (skill, nth)
      where someone.n % (s.nth + 1) = 0)
    insert into presence (user_id, state, since, server_id, left_at)
    select id, ${state}::presence_state, now() - n * interval '1 second', ${serverId}, null from someone`.execute(db);
}

/** A team and a campaign with one placement; nobody works or waits there yet. */
export async function addTeam(db: Database): Promise<TeamId> {
  const { rows } = await sql<{ id: string }>`
    with t as (insert into teams (id, name) values (gen_random_uuid(), 'The night') returning id),
    c as (
      insert into campaigns (id, name, team_id, call_to_action_fr, call_to_action_en)
      select gen_random_uuid(), 'Talk', id, '-', '-' from t returning id, team_id),
    r as (insert into routing_steps (campaign_id, position, kind, team_id) select id, 0, 'team', team_id from c),
    p as (
      insert into placements (id, campaign_id, kind, label, code)
      select gen_random_uuid(), id, 'link', 'A link', 'BENCH' from c)
    select id from t`.execute(db);
  return brand<TeamId>(rows[0]?.id ?? '');
}

/** So many callers who wait, connected, for one of 48 different demands. One in ten may go ahead of the others. */
export async function addCallers(db: Database, team: TeamId, count: number): Promise<void> {
  await sql`
    insert into demands (team_id, required_skills, preferred_skills, languages, language_required)
    select ${team}, required::text[], preferred::text[], languages::text[], strict
    from (values ('{}'), ('{sign}'), ('{teens}'), ('{housing}'), ('{rights}'), ('{health,teens}')) as r (required),
      (values ('{}'), ('{health}')) as p (preferred),
      (values ('{fr}', false), ('{fr}', true), ('{en}', true), ('{ar}', true)) as l (languages, strict)`.execute(db);
  await sql`
    with n as (select generate_series(1, ${count}::int) as n),
    v as (
      insert into visits (id, placement_id, language)
      select md5('visit ' || n)::uuid, placements.id, 'fr' from n, placements),
    k as (
      insert into calls (id, campaign_id, placement_id, visit_id, team_id, kind, resume_hash, asked_at, priority,
        caller_left_at, caller_server)
      select md5('call ' || n)::uuid, campaigns.id, placements.id, md5('visit ' || n)::uuid, ${team}, 'video',
        decode(md5('resume ' || n), 'hex'), now() - (${count}::int - n) * interval '0.1 second', case when n % 10 = 0 then 10 else 0 end,
        null, ${serverId}
      from n, campaigns, placements
      returning id, priority, asked_at)
    insert into queue_entries (call_id, demand_id, team_id, step, waiting, priority, asked_at)
    select k.id, d.id, ${team}, 0, true, k.priority, k.asked_at
    from k join (select id, row_number() over (order by id) - 1 as nth, count(*) over () as all_of_them from demands) d
      on d.nth = abs(hashtext(k.id::text)) % d.all_of_them`.execute(db);
  await sql`vacuum analyze`.execute(db);
}
