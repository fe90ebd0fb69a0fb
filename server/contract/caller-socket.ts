import { type Static, Type } from 'typebox';
import { CallerEnding, CallerLanguage, CallKind, DoorReason, InsteadKind } from './call.ts';
import { ErrorCode } from './errors.ts';
import { CallId, Code, LanguageTag, MessageId, Moment, VisitId } from './ids.ts';
import { KnownCaller, Phrase } from './known.ts';
import { Profile } from './profiles.ts';
import { Score } from './ratings.ts';
import { Referral } from './referrals.ts';
import { SummaryProposal, SummaryText } from './summaries.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

/** The path of the caller's socket. */
export const callerSocketPath = '/ws/caller';

// ---- what the page may say ----

/** The first message: opens the visit and records the scan, once for each visit's id however often it is sent. */
export const OpenVisit = Type.Object(
  { type: Type.Literal('open_visit'), visit: VisitId, code: Code, language: CallerLanguage },
  { additionalProperties: false },
);
const Wish = { kind: CallKind, languages: Type.Array(LanguageTag, { maxItems: 8 }) };
/** Asks for a counselor. */
export const AskCall = Type.Object({ type: Type.Literal('ask_call'), ...Wish }, { additionalProperties: false });
/** Takes up a call again after a reload or a cut, by the token that came with it. */
export const ResumeCall = Type.Object(
  { type: Type.Literal('resume_call'), resume: Type.String({ minLength: 20, maxLength: 200 }) },
  { additionalProperties: false },
);
/** Asks for the call's snapshot with a fresh room token; the old one is short-lived. */
export const RenewRoom = Type.Object({ type: Type.Literal('renew_room') }, { additionalProperties: false });
/** Leaves the queue, or hangs up. `exit`: the page was left at once and is erased, so nothing can be shown on it any more. */
export const HangUp = Type.Object(
  { type: Type.Literal('hang_up'), exit: Type.Optional(Type.Literal(true)) },
  { additionalProperties: false },
);

/** Goes on in another way, in writing for instance: a wait keeps its place, a talk its counselor. */
export const ChangeKind = Type.Object(
  { type: Type.Literal('change_kind'), kind: CallKind },
  { additionalProperties: false },
);
/** Another language was chosen for the page: whoever waits is matched by these from now on. */
export const ChangeLanguages = Type.Object(
  { type: Type.Literal('change_languages'), languages: Wish.languages },
  { additionalProperties: false },
);
/**
 * A caller who was cut off may take this long to come back, in seconds, and finds their place in the queue again. Longer
 * would be kinder still, but who has left for good counts as somebody before the others until then.
 */
export const waitingGraceSeconds = 180;
/** The same in a talk: then the counselor is freed. */
export const callGraceSeconds = 30;
/** Says something in writing. Sent again with the same id after a cut, it is said once. */
export const longestMessage = 2_000;
const MessageText = Type.String({ minLength: 1, maxLength: longestMessage });
export const SendMessage = Type.Object(
  { type: Type.Literal('send_message'), id: MessageId, text: MessageText },
  { additionalProperties: false },
);
/** Somebody writes at this moment. Nothing of it is kept. */
export const SayTyping = Type.Object({ type: Type.Literal('typing') }, { additionalProperties: false });
/**
 * What stands where one writes, for the other side to read along (real-time text, EN 301 549, 6.2): whole, so that the
 * next one makes a lost one good. Nothing of it is kept. `id`: of the message that it becomes once it is sent; `number`
 * grows with each change of it. Said every `liveTextMs` at most; what comes much faster is told to nobody.
 */
export const liveTextMs = 250;
export const LiveText = {
  id: MessageId,
  number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  text: Type.String({ maxLength: longestMessage }),
};
export const SayLive = Type.Object({ type: Type.Literal('live'), ...LiveText }, { additionalProperties: false });
/** Asks for the times at which the campaign calls back. */
export const AskSlots = Type.Object({ type: Type.Literal('ask_slots') }, { additionalProperties: false });
/** Where a browser can be woken, as the Push API gives it (W3C Push API, RFC 8030, RFC 8291). */
export const PushSubscription = Type.Object(
  {
    endpoint: Type.String({ pattern: '^https?://', maxLength: 1_000 }),
    keys: Type.Object(
      { p256dh: Type.String({ maxLength: 200 }), auth: Type.String({ maxLength: 100 }) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type PushSubscription = Static<typeof PushSubscription>;
/**
 * Books one of the offered times instead of waiting, or instead of a closed door. Ends the wait, if there is one. A page
 * has one callback: booked again, the time before is given back and its link leads nowhere.
 */
export const BookCallback = Type.Object(
  { type: Type.Literal('book_callback'), from: Moment, push: nullable(PushSubscription), ...Wish },
  { additionalProperties: false },
);
/** Comes back to a callback by the secret of its return link. In its time, its call begins. */
export const ReturnCallback = Type.Object(
  { type: Type.Literal('return_callback'), secret: Type.String({ minLength: 20, maxLength: 200 }) },
  { additionalProperties: false },
);
/** Lets the time of a booked callback wake this browser; null: no longer. */
export const NotifyCallback = Type.Object(
  { type: Type.Literal('notify_callback'), push: nullable(PushSubscription) },
  { additionalProperties: false },
);
/** Gives the booked time back. */
export const CancelCallback = Type.Object({ type: Type.Literal('cancel_callback') }, { additionalProperties: false });

/** Follows what comes of a call, in it and after it, as long as the page is open: by the token that came with the call. */
export const FollowGoodbye = Type.Object(
  { type: Type.Literal('follow_goodbye'), resume: Type.String({ minLength: 20, maxLength: 200 }) },
  { additionalProperties: false },
);
/** Says whether the followed call helped, once it is over; said again, it replaces what was said before. */
export const RateCall = Type.Object({ type: Type.Literal('rate_call'), score: Score }, { additionalProperties: false });

/** Wants to be recognised the next time: said of the followed call, once its talk is over. */
export const BeKnown = Type.Object(
  { type: Type.Literal('be_known'), language: CallerLanguage },
  { additionalProperties: false },
);
/** Says who one is, by the words that came with `known_kept`: with any code of the same campaign. */
export const Recognise = Type.Object(
  { type: Type.Literal('recognise'), phrase: Phrase },
  { additionalProperties: false },
);
/** Deletes all that is kept of the caller whom the page belongs to. */
export const ForgetMe = Type.Object({ type: Type.Literal('forget_me') }, { additionalProperties: false });

/** Would like a short summary of the followed call to be kept. */
export const AskSummary = Type.Object({ type: Type.Literal('ask_summary') }, { additionalProperties: false });
/** Says yes or no to the summary of the followed call, as it was read. */
export const AnswerSummary = Type.Object(
  { type: Type.Literal('answer_summary'), text: SummaryText, agree: Type.Boolean() },
  { additionalProperties: false },
);

export const CallerMessage = Type.Union([
  OpenVisit,
  AskCall,
  ResumeCall,
  RenewRoom,
  HangUp,
  ChangeKind,
  ChangeLanguages,
  SendMessage,
  SayTyping,
  SayLive,
  AskSlots,
  BookCallback,
  ReturnCallback,
  NotifyCallback,
  CancelCallback,
  FollowGoodbye,
  RateCall,
  BeKnown,
  Recognise,
  ForgetMe,
  AskSummary,
  AnswerSummary,
]);
export type CallerMessage = Static<typeof CallerMessage>;

// ---- what the server says ----

/** How long the wait may be, in minutes; null where too little is known to be honest. */
export const WaitRange = Type.Union([
  Type.Object({ fromMinutes: Type.Integer({ minimum: 0 }), toMinutes: Type.Integer({ minimum: 1 }) }),
  Type.Null(),
]);
export type WaitRange = Static<typeof WaitRange>;

/** Whether somebody could answer now, and what there is instead. */
export const Availability = Type.Object({
  free: Type.Boolean({ description: 'A counselor of the team is available this moment' }),
  onDuty: Type.Boolean({ description: 'A counselor of the ladder is at work: available, ringing, talking or noting' }),
  waiting: Type.Integer({ minimum: 0, description: 'Calls that wait in the same queue' }),
  wait: WaitRange,
  door: nullable(DoorReason),
  opensAt: nullable(Moment),
  timeZone: Type.String({ description: 'The time zone in which opening times are told' }),
  instead: Type.Array(InsteadKind, { description: 'What the campaign has instead of a face or a voice' }),
});
export type Availability = Static<typeof Availability>;

/** Where the media of a call is: the media host's socket and the token that opens the room. */
export const RoomAccess = Type.Object({
  url: Type.String({ description: 'The WebSocket address of the media host, absolute or a path of this origin' }),
  token: Type.String({ description: 'Signed, good for one room and one participant, for 60 s' }),
  epoch: Type.Integer({ description: 'Raised each time that the room is placed anew' }),
});
export type RoomAccess = Static<typeof RoomAccess>;

/**
 * Where the call will be, if it is prepared already: its caller enters it while they wait or it rings, and sends nothing
 * before somebody has accepted.
 */
const preparedRoom = nullable(RoomAccess);
const mayWrite = Type.Boolean({ description: 'The caller may go on in writing, at any moment and at the same place' });

/** The caller's call as it stands: always whole, so that a lost or a repeated one does no harm. */
export const CallerCall = Type.Union([
  Type.Object({
    state: Type.Literal('waiting'),
    id: CallId,
    kind: CallKind,
    place: Type.Integer({ minimum: 1, description: 'Place in the queue; 1 is next' }),
    wait: WaitRange,
    backInLine: Type.Boolean({ description: 'The counselor was lost, and the caller is first in the queue again' }),
    instead: Type.Array(InsteadKind, { description: 'What the step of the ladder proposes instead of waiting on' }),
    isCallback: Type.Boolean({ description: 'A callback whose time has come: ahead of others' }),
    mayWrite,
    room: preparedRoom,
  }),
  Type.Object({ state: Type.Literal('ringing'), id: CallId, kind: CallKind, mayWrite, room: preparedRoom }),
  Type.Object({
    state: Type.Literal('talking'),
    id: CallId,
    kind: CallKind,
    counselor: Profile,
    room: RoomAccess,
    activeSince: nullable(Type.String()),
  }),
  Type.Object({
    state: Type.Literal('writing'),
    id: CallId,
    kind: Type.Literal('text'),
    counselor: Profile,
    activeSince: nullable(Type.String()),
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
/** One message of a conversation in writing. They live as long as the call. */
export const Written = Type.Object({
  id: MessageId,
  number: Type.Integer({ minimum: 1, description: 'Its place in the conversation, from 1, without gaps' }),
  author: Type.Union([Type.Literal('caller'), Type.Literal('counselor')]),
  text: Type.String(),
  at: Moment,
});
export type Written = Static<typeof Written>;
/** Messages that this page has not been told yet; after a reconnection, all of them. */
export const MessagesWritten = Type.Object({
  type: Type.Literal('messages'),
  call: CallId,
  messages: Type.Array(Written),
});
/** The other side of the conversation writes at this moment. */
export const OtherTyping = Type.Object({ type: Type.Literal('typing'), call: CallId });

/** What the other side is writing, letter by letter, where they chose to show it. */
export const OtherLive = Type.Object({ type: Type.Literal('live'), call: CallId, ...LiveText });
export type OtherLive = Static<typeof OtherLive>;

export const CallbackSlot = Type.Object({ from: Moment, to: Moment });
export type CallbackSlot = Static<typeof CallbackSlot>;
/** In answer to `ask_slots`. */
export const SlotsOffered = Type.Object({
  type: Type.Literal('slots'),
  slots: Type.Array(CallbackSlot),
  timeZone: Type.String(),
  pushKey: nullable(Type.String({ description: "The server's VAPID key (RFC 8292); null: no web push" })),
});
/** Sent once, when a callback is booked: the secret of the return link. */
export const CallbackKept = Type.Object({ type: Type.Literal('callback_kept'), secret: Type.String() });
export const CallbackView = Type.Object({
  state: Type.Union([
    Type.Literal('booked'),
    Type.Literal('due'),
    Type.Literal('taken'),
    Type.Literal('missed'),
    Type.Literal('cancelled'),
  ]),
  from: Moment,
  to: Moment,
  timeZone: Type.String(),
});
export type CallbackView = Static<typeof CallbackView>;
export const CallbackChanged = Type.Object({ type: Type.Literal('callback'), callback: CallbackView });

/** What comes of a call: always whole. What was written by hand is told until an hour after the record was done. */
export const Goodbye = Type.Object({
  call: CallId,
  open: Type.Boolean({ description: 'The record is not done: more may come' }),
  referrals: Type.Array(Referral),
  score: nullable(Score),
  summary: SummaryProposal,
});
export type Goodbye = Static<typeof Goodbye>;
export const GoodbyeChanged = Type.Object({ type: Type.Literal('goodbye'), goodbye: Goodbye });

/** Sent once: the words by which the caller is recognised the next time, in a language that may not be the page's. */
export const KnownKept = Type.Object({
  type: Type.Literal('known_kept'),
  phrase: Type.String(),
  language: CallerLanguage,
});
/** What is kept of the caller; null: nothing. */
export const KnownChanged = Type.Object({ type: Type.Literal('known'), known: nullable(KnownCaller) });

/** An error in answer to a message; the socket stays open. */
export const Refused = Type.Object({
  type: Type.Literal('refused'),
  code: ErrorCode,
  detail: Type.String(),
  to: nullable(Type.String({ description: "The refused message's type, where it had one" })),
});
export type Refused = Static<typeof Refused>;
/** Sent every `heartbeatSeconds`: a page that hears nothing for two of them reconnects. */
export const Heartbeat = Type.Object({ type: Type.Literal('heartbeat') });
export const heartbeatSeconds = 5;

export const ToCaller = Type.Union([
  VisitOpened,
  AvailabilityChanged,
  CallChanged,
  CallKept,
  MessagesWritten,
  OtherTyping,
  OtherLive,
  SlotsOffered,
  CallbackKept,
  CallbackChanged,
  GoodbyeChanged,
  KnownKept,
  KnownChanged,
  Refused,
  Heartbeat,
]);
export type ToCaller = Static<typeof ToCaller>;
