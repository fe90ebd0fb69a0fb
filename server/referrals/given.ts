import { type RawBuilder, sql } from 'kysely';
import type { Referral } from '../contract/referrals.ts';

/**
 * What a call's caller was pointed to, read as JSON. One that was written by hand is not among them once its words are
 * forgotten.
 */
export const referralsOf = (call: RawBuilder<unknown>): RawBuilder<Referral[]> => sql<Referral[]>`(
  select coalesce(json_agg(json_build_object(
    'id', referrals.id, 'structure', referrals.structure_id,
    'name', coalesce(structures.name, written->>'name'), 'address', coalesce(structures.address, written->>'address'),
    'phone', coalesce(structures.phone, written->>'phone'), 'website', coalesce(structures.website, written->>'website'),
    'opening', coalesce(structures.opening, written->>'opening')) order by referrals.given_at, referrals.id), '[]')
  from referrals left join structures on structures.id = referrals.structure_id
  where referrals.call_id = ${call} and (referrals.structure_id is not null or referrals.written is not null))`;
