import { type Static, Type } from 'typebox';

const oneOf = <const Values extends readonly string[]>(values: Values, description: string) =>
  Type.Unsafe<Values[number]>(Type.Enum([...values], { description }));

/** How caller and counselor speak with each other. */
export const callKinds = ['video', 'audio', 'text'] as const;
export const CallKind = oneOf(callKinds, 'How caller and counselor speak with each other');
export type CallKind = Static<typeof CallKind>;

/** The life of a call, in its order; `server/calls/lifecycle.ts` holds the rules between them. */
export const callStates = ['waiting', 'offered', 'connecting', 'active', 'wrap_up', 'closed'] as const;
export const CallState = oneOf(callStates, 'Where a call stands in its life');
export type CallState = Static<typeof CallState>;

/** Why a call ended. Exhaustive: every closing names exactly one. */
export const closeReasons = [
  'completed',
  'abandoned',
  'no_answer',
  'closed_hours',
  'blocked',
  'failed',
  'callback_booked',
] as const;
export const CloseReason = oneOf(closeReasons, 'Why a call ended');
export type CloseReason = Static<typeof CloseReason>;

/** What the caller is told of an ending: less than `CloseReason`, and never a reproach. */
export const callerEndings = ['talked', 'left', 'unanswered', 'callback', 'failed'] as const;
export const CallerEnding = oneOf(callerEndings, 'How the call ended, as the caller is told it');
export type CallerEnding = Static<typeof CallerEnding>;

/** What a call came to, in the counselor's judgement. */
export const dispositions = ['helped', 'referred', 'follow_up', 'no_need', 'technical', 'abusive'] as const;
export const Disposition = oneOf(dispositions, 'What a call came to');
export type Disposition = Static<typeof Disposition>;

/** What a counselor is doing. `offered` means that a call is ringing at them. */
export const presenceStates = ['available', 'offered', 'busy', 'wrap_up', 'away', 'offline'] as const;
export const PresenceState = oneOf(presenceStates, 'What a counselor is doing');
export type PresenceState = Static<typeof PresenceState>;

/** Why a counselor is away: their own choice among the first, or what the queue found. */
export const chosenAwayReasons = ['break', 'meal', 'paperwork', 'supervision', 'other'] as const;
export const ChosenAwayReason = oneOf(chosenAwayReasons, 'Why a counselor takes no calls for a while');
export type ChosenAwayReason = Static<typeof ChosenAwayReason>;
export const awayReasons = [...chosenAwayReasons, 'missed_offers', 'record_left_open'] as const;
export const AwayReason = oneOf(awayReasons, 'Why a counselor is away');
export type AwayReason = Static<typeof AwayReason>;

/** What a caller can have instead of waiting for a face. */
export const insteadKinds = ['writing', 'callback'] as const;
export const InsteadKind = oneOf(insteadKinds, 'What a caller can have instead of waiting');
export type InsteadKind = Static<typeof InsteadKind>;

/** Why a campaign takes no new call at the moment. */
export const doorReasons = ['closed_hours', 'queue_full', 'nobody_on_duty'] as const;
export const DoorReason = oneOf(doorReasons, 'Why no new call is taken at the moment');
export type DoorReason = Static<typeof DoorReason>;

/** Where a code is shown. */
export const placementKinds = ['poster', 'screen', 'link'] as const;
export const PlacementKind = oneOf(placementKinds, 'Where a code is shown');
export type PlacementKind = Static<typeof PlacementKind>;

/** What somebody on the staff may do. */
export const roles = ['admin', 'manager', 'supervisor', 'counselor'] as const;
export const Role = oneOf(roles, 'What somebody on the staff may do');
export type Role = Static<typeof Role>;

/** Languages of the pages of those who work here. */
export const uiLanguages = ['fr', 'en'] as const;
export const UiLanguage = oneOf(uiLanguages, 'A language in which the pages of those who work here speak');
export type UiLanguage = Static<typeof UiLanguage>;

/** Languages of the caller's page: those of whoever passes by. */
export const callerLanguages = ['fr', 'en', 'ar', 'uk', 'es'] as const;
export const CallerLanguage = oneOf(callerLanguages, 'A language in which the caller’s page speaks');
export type CallerLanguage = Static<typeof CallerLanguage>;
