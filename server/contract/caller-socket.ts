import { type Static, Type } from 'typebox';
import { CallerEnding, CallKind, UiLanguage } from './call.ts';
import { ErrorCode } from './errors.ts';
import { CallId, Code, LanguageTag, VisitId } from './ids.ts';

/** The path of the caller's socket. */
export const callerSocketPath = '/ws/caller';

// ---- what the page may say ----

/** The first message: opens the visit and records the scan, once for each visit's id however often it is sent. */
export const OpenVisit = Type.Object(
  { type: Type.Literal('open_visit'), visit: VisitId, code: Code, language: UiLanguage },
  { additionalProperties: false },
);
/** Asks for a counselor. */
export const AskCall = Type.Object(
  {
    type: Type.Literal('ask_call'),
    kind: CallKind,
    languages: Type.Array(LanguageTag, { maxItems: 8 }),
  },
  { additionalProperties: false },
);
/** Takes up a call again after a reload or a cut, by the token that came with it. */
export const ResumeCall = Type.Object(
  { type: Type.Literal('resume_call'), resume: Type.String({ minLength: 20, maxLength: 200 }) },
  { additionalProperties: false },
);
/** Asks for the call's snapshot with a fresh room token; the old one is short-lived. */
export const RenewRoom = Type.Object({ type: Type.Literal('renew_room') }, { additionalProperties: false });
/** Leaves the queue, or hangs up. */
export const HangUp = Type.Object({ type: Type.Literal('hang_up') }, { additionalProperties: false });

export const CallerMessage = Type.Union([OpenVisit, AskCall, ResumeCall, RenewRoom, HangUp]);
export type CallerMessage = Static<typeof CallerMessage>;

// ---- what the server says ----

/** Whether somebody could answer now. */
export const Availability = Type.Object({
  free: Type.Boolean({ description: 'A counselor of the team is available this moment' }),
  onDuty: Type.Boolean({ description: 'A counselor of the team is at work: available, ringing, talking or noting' }),
  waiting: Type.Integer({ minimum: 0, description: 'Calls that wait in the same queue' }),
});
export type Availability = Static<typeof Availability>;

/** How long the wait may be, in minutes; null where too little is known to be honest. */
export const WaitRange = Type.Union([
  Type.Object({ fromMinutes: Type.Integer({ minimum: 0 }), toMinutes: Type.Integer({ minimum: 1 }) }),
  Type.Null(),
]);
export type WaitRange = Static<typeof WaitRange>;

/** Where the media of a call is: the media host's socket and the token that opens the room. */
export const RoomAccess = Type.Object({
  url: Type.String({ description: 'The WebSocket address of the media host, absolute or a path of this origin' }),
  token: Type.String({ description: 'Signed, good for one room and one participant, for 60 s' }),
  epoch: Type.Integer({ description: 'Raised each time that the room is placed anew' }),
});
export type RoomAccess = Static<typeof RoomAccess>;

/** The caller's call as it stands: always whole, so that a lost or a repeated one does no harm. */
export const CallerCall = Type.Union([
  Type.Object({
    state: Type.Literal('waiting'),
    id: CallId,
    kind: CallKind,
    place: Type.Integer({ minimum: 1, description: 'Place in the queue; 1 is next' }),
    wait: WaitRange,
    backInLine: Type.Boolean({ description: 'The counselor was lost, and the caller is first in the queue again' }),
  }),
  Type.Object({ state: Type.Literal('ringing'), id: CallId, kind: CallKind }),
  Type.Object({
    state: Type.Literal('talking'),
    id: CallId,
    kind: CallKind,
    counselor: Type.Object({ name: Type.String() }),
    room: RoomAccess,
    activeSince: Type.Union([Type.String(), Type.Null()]),
  }),
  Type.Object({
    state: Type.Literal('ended'),
    id: CallId,
    ending: CallerEnding,
    talkSeconds: Type.Integer({ minimum: 0 }),
  }),
]);
export type CallerCall = Static<typeof CallerCall>;

export const VisitOpened = Type.Object({
  type: Type.Literal('visit_opened'),
  campaign: Type.Object({ name: Type.String() }),
  availability: Availability,
});
export const AvailabilityChanged = Type.Object({ type: Type.Literal('availability'), availability: Availability });
export const CallChanged = Type.Object({ type: Type.Literal('call'), call: CallerCall });
/** Sent once, when a call begins: keeps the caller's place through a reload. */
export const CallKept = Type.Object({ type: Type.Literal('call_kept'), resume: Type.String() });
/** An error in answer to a message; the socket stays open. */
export const Refused = Type.Object({
  type: Type.Literal('refused'),
  code: ErrorCode,
  detail: Type.String(),
  to: Type.Union([Type.String({ description: "The refused message's type, where it had one" }), Type.Null()]),
});
export type Refused = Static<typeof Refused>;
/** Sent every `heartbeatSeconds`: a page that hears nothing for two of them reconnects. */
export const Heartbeat = Type.Object({ type: Type.Literal('heartbeat') });
export const heartbeatSeconds = 5;

export const ToCaller = Type.Union([VisitOpened, AvailabilityChanged, CallChanged, CallKept, Refused, Heartbeat]);
export type ToCaller = Static<typeof ToCaller>;
