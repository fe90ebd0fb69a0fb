import type { Desk } from '../../server/contract/counselor-socket.ts';
import type { CallId } from '../../server/contract/ids.ts';
import { type DeskStore, openDesk } from '../data/desk.ts';
import { presenceToday } from '../data/presence.ts';
import { deletePicture, getProfile, putPicture, putProfile } from '../data/profile.ts';
import { listGivable } from '../data/structures.ts';
import { noLetterWay } from '../lib/letter-way.ts';
import type { PresenceChoice } from '../staff/events.ts';
import { type CallClaim, createCallClaim } from './call-claim.ts';
import { type CallMedia, createCallMedia } from './call-media.ts';
import { createDayKeeper, type DayKeeper } from './day-keeper.ts';
import { createEndingWatch, type EndingWatch } from './offer-ending.ts';
import { squarePicture } from './own-picture.ts';
import { createProfileKeeper, type ProfileKeeper } from './profile-keeper.ts';
import { createRecordKeeper, type RecordKeeper } from './record-keeper.ts';
import { createReferralKeeper, type ReferralKeeper } from './referral-keeper.ts';
import { createRing, type Ring } from './ring.ts';
import { createUnreadWatch, pageAttention, type UnreadWatch } from './unread-watch.ts';

/** Everything that a counselor's tab holds while somebody is signed in: the desk, its media, its record, its bell. */
export interface DeskController {
  readonly desk: DeskStore;
  readonly media: CallMedia;
  readonly record: RecordKeeper;
  readonly referrals: ReferralKeeper;
  readonly profile: ProfileKeeper;
  readonly claim: CallClaim;
  readonly ending: EndingWatch;
  readonly day: DayKeeper;
  readonly unread: UnreadWatch;
  /** Somebody would be left alone if this tab went away. */
  readonly talking: boolean;
  /** Something stands in a form that nobody else has. */
  readonly unsaid: boolean;
  /** Something that was written would be lost if this tab went away now. */
  readonly unsaved: boolean;
  /** Lets the bell sound from now on: called within a gesture of the reader's. */
  hear(): void;
  setPresence(choice: PresenceChoice): void;
  answer(accept: boolean): void;
  hangUp(): void;
  /** The talk goes on in writing. */
  goOnWriting(): void;
  /** The record is done, unless something beside it would be lost with it. */
  finishRecord(): void;
  /** More time for the record. */
  prolong(): void;
  /** Takes the desk, and the call if there is one, from another tab. */
  takeHere(): void;
  close(): void;
}

/** Opens the desk and keeps its parts in step: the media follow the call, the bell follows the offer. */
export function openDeskController(): DeskController {
  const letters = noLetterWay();
  const desk = openDesk(letters);
  const media = createCallMedia((call) => desk.renewRoom(call), letters);
  const record = createRecordKeeper(desk);
  const referrals = createReferralKeeper(desk, listGivable);
  const profile = createProfileKeeper({
    load: getProfile,
    change: putProfile,
    setPicture: putPicture,
    removePicture: deletePicture,
    square: squarePicture,
  });
  const claim = createCallClaim();
  const ring: Ring = createRing();
  const ending = createEndingWatch(desk);
  const day = createDayKeeper(desk, presenceToday);
  const unread = createUnreadWatch(desk, pageAttention, ring.chime);
  /** Hung up here: its media stay closed, whatever the desk still says. */
  let hungUp: CallId | null = null;
  /** The server may not have heard of it: it is told again once it can be. */
  let hangUpUntold = false;

  const talking = (call: Desk['call']) => (call !== null && call.state !== 'wrap_up' ? call : null);

  const follow = () => {
    const { desk: shown, connection } = desk.state;
    const call = connection === 'replaced' || connection === 'signed_out' ? null : (shown?.call ?? null);
    if (call === null && shown?.offer == null) claim.release();
    else if (call !== null && claim.state.holder === 'nobody') claim.claim();

    if (shown !== null && shown.call?.id !== hungUp) hungUp = null;
    if (hungUp !== null && connection !== 'open') hangUpUntold = true;
    if (hungUp !== null && hangUpUntold && connection === 'open' && talking(call)) {
      hangUpUntold = false;
      desk.send({ type: 'hang_up', call: hungUp });
    }

    const offer = connection === 'open' ? (shown?.offer ?? null) : null;
    // Of several tabs, the one that is looked at.
    if (offer !== null && claim.state.holder === 'nobody' && document.visibilityState === 'visible') claim.claim();
    const now = talking(call);
    if (now === null) media.prepare(claim.state.holder === 'here' ? offer : null);
    if (now !== null && claim.state.holder === 'elsewhere') media.giveWay();
    else media.follow(claim.state.holder === 'here' && now?.id !== hungUp ? now : null);
    if (offer !== null) ring.start();
    else ring.stop();
  };

  // What follows from a desk may itself change a store: one round at a time, and one more where something changed.
  let following = false;
  let again = false;
  const settle = () => {
    if (following) {
      again = true;
      return;
    }
    following = true;
    do {
      again = false;
      follow();
    } while (again);
    following = false;
  };
  const stops = [desk.subscribe(settle), claim.subscribe(settle)];

  return {
    desk,
    media,
    record,
    referrals,
    profile,
    claim,
    ending,
    day,
    unread,
    get talking() {
      return talking(desk.state.desk?.call ?? null) !== null && claim.state.holder === 'here';
    },
    get unsaid() {
      return referrals.unsaid || profile.changed;
    },
    get unsaved() {
      return this.unsaid || record.state.standing !== 'saved';
    },
    hear: ring.arm,
    setPresence(choice) {
      ring.arm();
      ending.forget();
      desk.send({ type: 'set_presence', ...choice });
    },
    answer(accept) {
      const offer = desk.state.desk?.offer;
      if (!offer) return;
      // Claimed before it is said, so that no other tab of ours takes the call when the desk shows it.
      if (accept) claim.claim(true);
      else ending.declined(offer);
      desk.send({ type: accept ? 'accept_offer' : 'decline_offer', offer: offer.id, fence: offer.fence });
    },
    hangUp() {
      const call = talking(desk.state.desk?.call ?? null);
      if (call === null) return;
      hungUp = call.id;
      hangUpUntold = !desk.send({ type: 'hang_up', call: call.id });
      media.follow(null);
    },
    goOnWriting() {
      const call = talking(desk.state.desk?.call ?? null);
      if (call !== null) desk.send({ type: 'go_on_writing', call: call.id });
    },
    finishRecord() {
      // What the call came to is asked first.
      if (record.state.draft.disposition === null || !referrals.hold()) record.finish();
    },
    prolong() {
      const call = desk.state.desk?.call;
      if (call?.state === 'wrap_up') desk.send({ type: 'prolong_record', call: call.id });
    },
    takeHere() {
      desk.takeHere();
      if (desk.state.desk?.call) claim.claim(true);
    },
    close() {
      for (const stop of stops) stop();
      ring.close();
      ending.close();
      day.close();
      unread.close();
      record.close();
      referrals.close();
      profile.close();
      media.close();
      claim.release();
      desk.close();
    },
  };
}
