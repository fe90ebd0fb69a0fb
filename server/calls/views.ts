import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallerEnding, CallKind, CallState, CloseReason, Disposition } from '../contract/call.ts';
import type { CallOrigin, OfferView } from '../contract/counselor-socket.ts';
import type { CallId, CampaignId, UserId } from '../contract/ids.ts';
import { type Profile, picturePath } from '../contract/profiles.ts';
import type { Referral } from '../contract/referrals.ts';
import type { SummaryProposal } from '../contract/summaries.ts';
import { brand } from '../platform/ids.ts';
import { milliseconds, now } from '../platform/sql.ts';
import { referralsOf } from '../referrals/given.ts';
import { proposedIn } from '../returning/proposed.ts';
import { recognisedIn } from '../returning/recognised.ts';
import { thoughtGone } from '../signalling/leases.ts';

/** What the caller's side of a call is made from. */
export interface CallerRow {
  id: CallId;
  state: CallState;
  kind: CallKind;
  epoch: number;
  mediaHost: string | null;
  backInLine: boolean;
  activeSince: Date | null;
  talkSeconds: number;
  talked: boolean;
  closeReason: CloseReason | null;
  /** Whoever answers, as they want to be seen. */
  counselor: Profile;
  version: number;
  /** Milliseconds since 1970. */
  readAt: number;
  isCallback: boolean;
  campaign: CampaignId;
  /** The step of the ladder that it has reached. */
  step: number;
  /** The caller is thought to be gone, though this is asked on their behalf. */
  left: boolean;
  /** The server at which the caller is, or was last. */
  server: string | null;
}

/** Reads the caller's side of a call; null where there is no such call. */
export async function readCallerRow(db: Database, id: CallId): Promise<CallerRow | null> {
  const row = await db
    .selectFrom('calls')
    .leftJoin('users', 'users.id', 'calls.counselor_id')
    .leftJoin('profiles', 'profiles.user_id', 'calls.counselor_id')
    .select(({ fn }) => [
      'calls.id',
      'calls.state',
      'calls.kind',
      'calls.epoch',
      'calls.media_host',
      'calls.back_in_line',
      'calls.active_since',
      'calls.active_at',
      'calls.talk_seconds',
      'calls.close_reason',
      fn.coalesce('profiles.name', 'users.name').as('counselor_name'),
      'profiles.initials',
      'profiles.picture_id',
      'calls.version',
      milliseconds(now).as('read_at'),
      'calls.is_callback',
      'calls.campaign_id',
      'calls.step',
      'calls.caller_server',
      thoughtGone('calls.caller_left_at', 'calls.caller_server').as('left'),
    ])
    .where('calls.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: brand(row.id),
    state: row.state,
    kind: row.kind,
    epoch: row.epoch,
    mediaHost: row.media_host,
    backInLine: row.back_in_line,
    activeSince: row.active_since,
    talkSeconds: row.talk_seconds,
    talked: row.active_at !== null,
    closeReason: row.close_reason,
    counselor: {
      name: row.counselor_name ?? '',
      initials: row.initials,
      picture: row.picture_id === null ? null : picturePath(row.picture_id),
    },
    version: row.version,
    readAt: row.read_at,
    isCallback: row.is_callback,
    campaign: brand(row.campaign_id),
    step: row.step,
    left: row.left,
    server: row.caller_server,
  };
}

/** What a caller is told of an ending. */
export function callerEnding(reason: CloseReason | null, talked: boolean): CallerEnding {
  if (talked) return 'talked';
  switch (reason) {
    case 'abandoned':
    case 'completed':
      return 'left';
    case 'callback_booked':
      return 'callback';
    case 'no_answer':
    case 'closed_hours':
    case 'blocked':
      return 'unanswered';
    case 'failed':
    case null:
      return 'failed';
    default:
      return reason satisfies never;
  }
}

/** What the counselor's side of a call is made from. Moments are milliseconds since 1970. */
export interface CounselorRow {
  id: CallId;
  state: CallState;
  kind: CallKind;
  epoch: number;
  mediaHost: string | null;
  activeSince: number | null;
  talkSeconds: number;
  version: number;
  readAt: number;
  recordSecondsLeft: number | null;
  exited: boolean;
  languages: string[];
  disposition: Disposition | null;
  note: string;
  referrals: Referral[];
  summary: SummaryProposal;
  origin: CallOrigin;
  offer: Pick<OfferView, 'id' | 'fence' | 'secondsLeft' | 'waitedSeconds' | 'isCallback'> | null;
}

/** The call that a counselor is rung for, speaks in, or writes the record of, read as JSON; null where there is none. */
export const counselorCall = (counselor: RawBuilder<unknown>): RawBuilder<CounselorRow | null> => sql`(
  select json_build_object(
    'id', calls.id, 'state', calls.state, 'kind', calls.kind, 'epoch', calls.epoch, 'mediaHost', calls.media_host,
    'activeSince', ${milliseconds(sql.ref('calls.active_since'))}, 'talkSeconds', calls.talk_seconds,
    'version', calls.version, 'readAt', ${milliseconds(now)},
    'recordSecondsLeft', case when calls.state = 'wrap_up' then ${secondsUntil('calls.deadline')} end,
    'exited', calls.exited, 'languages', calls.languages, 'disposition', calls.disposition, 'note', calls.note,
    'referrals', ${referralsOf(sql.ref('calls.id'))}, 'summary', ${proposedIn(sql.ref('calls.id'))},
    'origin', json_build_object(
      'campaign', campaigns.name, 'placement', placements.label, 'placementKind', placements.kind,
      'address', placements.address, 'known', ${recognisedIn(sql.ref('calls.id'))}),
    'offer', case when offers.id is not null then json_build_object(
      'id', offers.id, 'fence', offers.fence, 'secondsLeft', ${secondsUntil('offers.deadline')},
      'waitedSeconds', greatest(0, extract(epoch from now() - coalesce(calls.came_at, calls.asked_at))::int),
      'isCallback', calls.is_callback) end)
  from calls
    join campaigns on campaigns.id = calls.campaign_id
    join placements on placements.id = calls.placement_id
    left join offers on offers.call_id = calls.id and offers.outcome is null
  where calls.counselor_id = ${counselor} and calls.state in ('offered', 'connecting', 'active', 'wrap_up'))`;

const secondsUntil = (column: string) => sql`greatest(0, extract(epoch from ${sql.ref(column)} - now()))::float8`;

/** Reads that call alone. */
export async function readCounselorRow(db: Database, counselor: UserId): Promise<CounselorRow | null> {
  const row = await db.selectNoFrom(counselorCall(sql`${counselor}::uuid`).as('call')).executeTakeFirst();
  return row?.call ?? null;
}
