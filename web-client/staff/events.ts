import type { ChosenAwayReason, Disposition } from '../../server/contract/call.ts';
import type { Batch, Campaign, Login, Placement, Screen } from '../../server/contract/http.ts';
import type { GivableStructure } from '../../server/contract/referrals.ts';

/** What a counselor chooses to be, and why where they are away. */
export type PresenceChoice =
  | { readonly presence: 'available' }
  | { readonly presence: 'away'; readonly reason: ChosenAwayReason };

/** The events that the staff pages' elements send, by name, with what they carry. */
export interface StaffEvents {
  'login-submitted': Login;
  'sign-out-asked': null;
  /** Whatever could not be loaded should be tried again. */
  'load-asked': null;
  /** One of a few options was chosen. */
  'choice-changed': { value: string };
  'campaign-created': Campaign;
  'batch-created': Batch;
  'placement-changed': Placement;
  'screen-created': Screen;
  'presence-chosen': PresenceChoice;
  'offer-answered': { accept: boolean };
  'call-ended': null;
  'record-edited': { note?: string; disposition?: Disposition };
  /** The caller is pointed to a structure of the list. */
  'structure-chosen': GivableStructure;
  /** What is looked for among the structures. */
  'search-typed': { text: string };
  'record-finished': null;
  'record-prolonged': null;
  /** Something was written to the caller. */
  'message-written': { text: string };
  /** What stands where somebody writes. */
  'message-typed': { text: string };
  /** The caller should see letters as they are written, or no more. */
  'live-switched': { on: boolean };
  /** What could not be sent should be sent again. */
  'messages-retried': null;
  /** The caller wants to be heard: the counselor joins by voice, and by camera where it is a video call. */
  'voice-joined': null;
  /** The talk should go on in writing. */
  'writing-chosen': null;
  'check-asked': null;
  'check-ended': null;
  /** The pictures that a weak line took away are wanted back. */
  'pictures-wanted': null;
  'media-retry': null;
  'desk-taken': null;
}

/** Sends one of the staff pages' events, through shadow roots and up to the page. */
export function tell<Name extends keyof StaffEvents>(
  from: EventTarget,
  name: Name,
  ...[detail]: StaffEvents[Name] extends null ? [] : [StaffEvents[Name]]
): void {
  from.dispatchEvent(new CustomEvent(name, { detail: detail ?? null, bubbles: true, composed: true }));
}

type StaffEventMap = { [Name in keyof StaffEvents]: CustomEvent<StaffEvents[Name]> };

declare global {
  interface HTMLElementEventMap extends StaffEventMap {}
}
