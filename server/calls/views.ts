import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallerEnding, CallKind, CallState, CloseReason, Disposition } from '../contract/call.ts';
import type { CallOrigin, OfferView } from '../contract/counselor-socket.ts';
import type { CallId, CampaignId, TeamId, UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { now } from '../platform/sql.ts';
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
  counselorName: string | null;
  version: number;
  readAt: Date;
  isCallback: boolean;
  campaign: CampaignId;
  /** The step of the ladder that it has reached. */
  step: number;
  team: TeamId;
  /** The caller is thought to be gone, though this is asked on their behalf. */
  left: boolean;
}

/** Reads the caller's side of a call; null where there is no such call. */
export async function readCallerRow(db: Database, id: CallId): Promise<CallerRow | null> {
  const row = await db
    .selectFrom('calls')
    .leftJoin('users', 'users.id', 'calls.counselor_id')
    .select([
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
      'users.name as counselor_name',
      'calls.version',
      now.as('read_at'),
      'calls.is_callback',
      'calls.campaign_id',
      'calls.step',
      'calls.team_id',
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
    counselorName: row.counselor_name,
    version: row.version,
    readAt: row.read_at,
    isCallback: row.is_callback,
    campaign: brand(row.campaign_id),
    step: row.step,
    team: brand(row.team_id),
    left: row.left,
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

/** What the counselor's side of a call is made from. */
export interface CounselorRow {
  id: CallId;
  state: CallState;
  kind: CallKind;
  epoch: number;
  mediaHost: string | null;
  activeSince: Date | null;
  talkSeconds: number;
  version: number;
  readAt: Date;
  recordSecondsLeft: number | null;
  languages: string[];
  disposition: Disposition | null;
  note: string;
  origin: CallOrigin;
  offer: Pick<OfferView, 'id' | 'fence' | 'secondsLeft' | 'waitedSeconds' | 'isCallback'> | null;
}

/** Reads the call that a counselor is rung for, speaks in, or writes the record of; null where there is none. */
export async function readCounselorRow(db: Database, counselor: UserId): Promise<CounselorRow | null> {
  const row = await db
    .selectFrom('calls')
    .innerJoin('campaigns', 'campaigns.id', 'calls.campaign_id')
    .innerJoin('placements', 'placements.id', 'calls.placement_id')
    .leftJoin('offers', (join) => join.onRef('offers.call_id', '=', 'calls.id').on('offers.outcome', 'is', null))
    .select([
      'calls.id',
      'calls.state',
      'calls.kind',
      'calls.epoch',
      'calls.media_host',
      'calls.active_since',
      'calls.talk_seconds',
      'calls.languages',
      'calls.version',
      now.as('read_at'),
      'calls.is_callback',
      sql<number | null>`case when calls.state = 'wrap_up' then
        greatest(0, extract(epoch from calls.deadline - now()))::float8 end`.as('record_seconds_left'),
      'calls.disposition',
      'calls.note',
      'campaigns.name as campaign',
      'placements.label as placement',
      'placements.kind as placement_kind',
      'placements.address',
      'offers.id as offer_id',
      'offers.fence as offer_fence',
      sql<number>`extract(epoch from offers.deadline - now())::float8`.as('seconds_left'),
      sql<number>`extract(epoch from now() - calls.asked_at)::int`.as('waited'),
    ])
    .where('calls.counselor_id', '=', counselor)
    .where('calls.state', 'in', ['offered', 'connecting', 'active', 'wrap_up'])
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: brand(row.id),
    state: row.state,
    kind: row.kind,
    epoch: row.epoch,
    mediaHost: row.media_host,
    activeSince: row.active_since,
    talkSeconds: row.talk_seconds,
    version: row.version,
    readAt: row.read_at,
    recordSecondsLeft: row.record_seconds_left,
    languages: row.languages,
    disposition: row.disposition,
    note: row.note,
    origin: {
      campaign: row.campaign,
      placement: row.placement,
      placementKind: row.placement_kind,
      address: row.address,
    },
    offer:
      row.offer_id === null || row.offer_fence === null
        ? null
        : {
            id: brand(row.offer_id),
            fence: row.offer_fence,
            secondsLeft: Math.max(0, row.seconds_left),
            waitedSeconds: Math.max(0, row.waited),
            isCallback: row.is_callback,
          },
  };
}
