import { type Static, Type } from 'typebox';
import { AwayReason, CallKind, ChosenAwayReason, Disposition, PlacementKind, PresenceState } from './call.ts';
import {
  Heartbeat,
  LiveText,
  longestMessage,
  MessagesWritten,
  OtherLive,
  OtherTyping,
  Refused,
  RoomAccess,
} from './caller-socket.ts';
import { CallId, MessageId, Moment, OfferId, ReferralId, StructureId } from './ids.ts';
import { KnownCaller } from './known.ts';
import { Referral, StructureText } from './referrals.ts';
import { SummaryProposal, SummaryText } from './summaries.ts';
import { Lines } from './text.ts';

/** The path of the counselor's socket; the session's cookie opens it. */
export const counselorSocketPath = '/ws/counselor';

// ---- what the dashboard may say ----

/**
 * The dashboard's answer to each heartbeat. A tab that is dead or frozen, or a laptop whose lid was closed, gives none:
 * the server notices after `deskSilenceSeconds`, and whatever rang there rings elsewhere.
 */
export const Here = Type.Object({ type: Type.Literal('here') }, { additionalProperties: false });
export const deskHeartbeatSeconds = 1;
export const deskSilenceSeconds = 3;

/** What a counselor can choose; the other presences follow from calls and from the socket. */
export const SetPresence = Type.Object(
  {
    type: Type.Literal('set_presence'),
    presence: Type.Union([Type.Literal('available'), Type.Literal('away')]),
    reason: Type.Optional(ChosenAwayReason),
  },
  { additionalProperties: false },
);
/** `fence` is the number that came with the offer: an answer to an older offer can't take a newer one. */
const answer = <Name extends string>(name: Name) =>
  Type.Object(
    { type: Type.Literal(name), offer: OfferId, fence: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  );
const aboutCall = <Name extends string>(name: Name) =>
  Type.Object({ type: Type.Literal(name), call: CallId }, { additionalProperties: false });

export const AcceptOffer = answer('accept_offer');
export const DeclineOffer = answer('decline_offer');
export const RenewCounselorRoom = aboutCall('renew_room');
export const CounselorHangUp = aboutCall('hang_up');
/** Keeps note and outcome; may be sent again and again until the record is finished. */
export const SaveRecord = Type.Object(
  {
    type: Type.Literal('save_record'),
    call: CallId,
    disposition: Type.Union([Disposition, Type.Null()]),
    note: Lines({ maxLength: 4000 }),
  },
  { additionalProperties: false },
);
/** The record is done: closes the call and frees the counselor. */
export const FinishRecord = aboutCall('finish_record');
/** More time for the record: as much again as the team gives. */
export const ProlongRecord = aboutCall('prolong_record');
/** Says something in writing. Sent again with the same id after a cut, it is said once. */
export const CounselorSendMessage = Type.Object(
  {
    type: Type.Literal('send_message'),
    call: CallId,
    id: MessageId,
    text: Type.String({ minLength: 1, maxLength: longestMessage }),
  },
  { additionalProperties: false },
);
/** The counselor writes at this moment. Nothing of it is kept. */
export const CounselorTyping = aboutCall('typing');
/** What stands where the counselor writes, for the caller to read along. Nothing of it is kept. */
export const CounselorLive = Type.Object(
  { type: Type.Literal('live'), call: CallId, ...LiveText },
  { additionalProperties: false },
);

/** Goes on in writing: both sides' cameras and microphones are off. Only the caller asks for more than that. */
export const GoOnWriting = aboutCall('go_on_writing');

/** Points the caller to a structure of the campaign's list. Sent again with the same id, it is given once. */
export const GiveStructure = Type.Object(
  { type: Type.Literal('give_structure'), call: CallId, id: ReferralId, structure: StructureId },
  { additionalProperties: false },
);
/** Points the caller to a structure that is on no list. */
export const GiveWritten = Type.Object(
  { type: Type.Literal('give_written'), call: CallId, id: ReferralId, written: StructureText },
  { additionalProperties: false },
);
/** Takes a referral back: the caller's page shows it no more. */
export const TakeBackReferral = Type.Object(
  { type: Type.Literal('take_back_referral'), call: CallId, id: ReferralId },
  { additionalProperties: false },
);

/** Proposes a short summary to keep, or another one; null takes it back. The caller reads it before they answer. */
export const ProposeSummary = Type.Object(
  { type: Type.Literal('propose_summary'), call: CallId, text: Type.Union([SummaryText, Type.Null()]) },
  { additionalProperties: false },
);

export const CounselorMessage = Type.Union([
  SetPresence,
  AcceptOffer,
  DeclineOffer,
  RenewCounselorRoom,
  CounselorHangUp,
  SaveRecord,
  FinishRecord,
  ProlongRecord,
  CounselorSendMessage,
  CounselorTyping,
  CounselorLive,
  GoOnWriting,
  GiveStructure,
  GiveWritten,
  TakeBackReferral,
  ProposeSummary,
  Here,
]);
export type CounselorMessage = Static<typeof CounselorMessage>;

// ---- GET /api/presence/today ----

/** How a counselor's day has been spent so far, in seconds. */
export const PresenceToday = Type.Object({
  available: Type.Integer(),
  offered: Type.Integer(),
  busy: Type.Integer(),
  wrap_up: Type.Integer(),
  away: Type.Integer(),
});
export type PresenceToday = Static<typeof PresenceToday>;

// ---- what the server says ----

/** Where a call comes from, as far as a counselor may know. */
export const CallOrigin = Type.Object({
  campaign: Type.String(),
  placement: Type.String(),
  placementKind: PlacementKind,
  address: Type.Union([Type.String(), Type.Null()]),
  known: Type.Union([KnownCaller, Type.Null()], {
    description: 'The caller wants to be recognised, and has talked here',
  }),
});
export type CallOrigin = Static<typeof CallOrigin>;

export const OfferView = Type.Object({
  id: OfferId,
  call: CallId,
  fence: Type.Integer({ minimum: 1 }),
  kind: CallKind,
  origin: CallOrigin,
  languages: Type.Array(Type.String()),
  waitedSeconds: Type.Integer({ minimum: 0 }),
  secondsLeft: Type.Number({ description: 'Until the offer goes to somebody else, when this was sent' }),
  isCallback: Type.Boolean({ description: 'The caller booked this time' }),
  room: Type.Union([RoomAccess, Type.Null()], {
    description: 'Where the call will be: to be entered while it rings, with nothing sent before it is accepted',
  }),
});
export type OfferView = Static<typeof OfferView>;

export const CounselorCall = Type.Object({
  id: CallId,
  state: Type.Union([Type.Literal('connecting'), Type.Literal('active'), Type.Literal('wrap_up')]),
  kind: CallKind,
  origin: CallOrigin,
  languages: Type.Array(Type.String()),
  activeSince: Type.Union([Type.String(), Type.Null()]),
  talkSeconds: Type.Integer({ minimum: 0, description: 'Seconds talked, once the talk is over; 0 before' }),
  room: Type.Union([RoomAccess, Type.Null()], { description: 'Null in wrap-up, and for a call in writing' }),
  recordSecondsLeft: Type.Union([Type.Number(), Type.Null()], {
    description: 'Time left for the record when this was sent; null before wrap-up',
  }),
  exited: Type.Boolean({
    description: 'The caller left by the way out at once, in the call or after it: their page is erased',
  }),
  disposition: Type.Union([Disposition, Type.Null()]),
  note: Type.String(),
  summary: SummaryProposal,
  referrals: Type.Array(Referral, {
    description: 'What the caller was pointed to, in the order in which it was given',
  }),
});
export type CounselorCall = Static<typeof CounselorCall>;

/** Everything that the dashboard shows, whole: a lost or a repeated one does no harm. */
export const Desk = Type.Object({
  presence: PresenceState,
  since: Moment,
  awayReason: Type.Union([AwayReason, Type.Null()]),
  offer: Type.Union([OfferView, Type.Null()]),
  call: Type.Union([CounselorCall, Type.Null()]),
  queue: Type.Object({
    waiting: Type.Integer({ minimum: 0 }),
    longestWaitSeconds: Type.Integer({ minimum: 0 }),
    available: Type.Integer({ minimum: 0, description: "Colleagues of the counselor's teams who are available" }),
  }),
  missedOffers: Type.Integer({ minimum: 0, description: 'Offers missed in a row' }),
});
export type Desk = Static<typeof Desk>;

export const DeskChanged = Type.Object({ type: Type.Literal('desk'), desk: Desk });
export const ToCounselor = Type.Union([DeskChanged, MessagesWritten, OtherTyping, OtherLive, Refused, Heartbeat]);
export type ToCounselor = Static<typeof ToCounselor>;
