import { html } from 'lit';
import type { Desk } from '../../server/contract/counselor-socket.ts';
import type { MediaState, Problem } from '../counselor/call-media.ts';
import '../counselor/desk-panels.ts';
import type { OfferEnding } from '../counselor/offer-ending.ts';
import { draftOf } from '../counselor/profile-draft.ts';
import { nothingKnown, type ProfileKeeper, type ProfileState } from '../counselor/profile-keeper.ts';
import type { RecordState } from '../counselor/record-keeper.ts';
import { newReferralId, noReferrals, type ReferralState } from '../counselor/referral-keeper.ts';
import type { DeskState } from '../data/desk.ts';
import { paintedPerson, paintedPicture } from '../gallery/painted-person.ts';
import { newMessageId, noConversation } from '../lib/conversation.ts';
import { hearLive, nothingLive } from '../lib/live-text.ts';
import { createStore } from '../lib/store.ts';
import { emptyStructure, type StructureDraft } from '../staff/structure-draft.ts';
import { call, conversation, desk, given, note, offer, structures, today, wallClock } from './data.ts';
import { inSpace, type States } from './staff-states.ts';

interface Shown {
  desk?: Desk | null;
  state?: Partial<DeskState>;
  media?: Partial<MediaState>;
  record?: Partial<RecordState>;
  ending?: OfferEnding;
  elsewhere?: boolean;
  mute?: boolean;
}

const media: MediaState = {
  check: 'done',
  problem: null,
  withoutCamera: false,
  tracks: { audio: null, video: null },
  room: 'none',
  remote: null,
  callerLost: false,
  microphone: true,
  camera: true,
  cameraProblem: null,
  invited: false,
  line: 'good',
};
const record: RecordState = {
  draft: { note: '', disposition: null },
  standing: 'saved',
  dispositionMissing: false,
  finishing: false,
};
const clocks = { monotonic: () => 6_000, wall: () => wallClock };

const shown = (of: () => Shown) => () => {
  const { desk: told = desk(), state, media: own, record: kept, ending = null, elsewhere = false, mute = false } = of();
  const deskState: DeskState = {
    connection: 'open',
    desk: told,
    heardAt: 6_000,
    refused: null,
    conversation: noConversation,
    callerTyping: false,
    readAlong: nothingLive,
    live: false,
    writingFailed: false,
    ...state,
  };
  return inSpace(
    'dashboard',
    html`<counselor-desk
      .state=${deskState}
      .media=${{ ...media, ...own }}
      .record=${{ ...record, ...kept }}
      .day=${{ today, heardAt: 6_000 }}
      .ending=${ending}
      ?elsewhere=${elsewhere}
      ?mute=${mute}
      .clocks=${clocks}
    ></counselor-desk>`,
    'counselor',
  );
};

const own = () => ({
  audio: null,
  video: paintedPerson(480, 360, { wall: '#b9c7bd', coat: '#d08a3c' }).getVideoTracks()[0] ?? null,
});
const remote = (video: boolean) => ({
  participant: 'caller',
  role: 'caller' as const,
  stream: video ? paintedPerson(480, 640, { wall: '#c8bca8', coat: '#2f5d62' }) : new MediaStream(),
  audio: true,
  video,
  away: false,
  voiceOnly: false,
});
const joined = (video = true): Partial<MediaState> => ({ room: 'connected', tracks: own(), remote: remote(video) });
const inCall = (change: Parameters<typeof call>[1] = {}) => desk({ presence: 'busy', call: call('active', change) });
const knownOrigin = { ...call('active').origin, known: { talks: 3, lastTalk: '2026-02-20', summary: note } };
const inWriting = () => inCall({ kind: 'text' });
const wrapUp = desk({ presence: 'wrap_up', call: call('wrap_up') });
const exited = desk({ presence: 'wrap_up', call: call('wrap_up', { exited: true }) });
const written: Partial<RecordState> = { draft: { note, disposition: 'referred' } };
const away = (state: Partial<DeskState> = {}): Partial<DeskState> => ({ connection: 'reconnecting', ...state });
const blocked = (problem: Problem) =>
  shown(() => ({ desk: desk({ presence: 'away' }), media: { check: 'none', problem } }));

const profile = { name: 'Samira', initials: null, picture: null };
const withPicture = () => ({ name: 'Samira', initials: 'SH', picture: paintedPicture() });
const profiles: Readonly<Record<string, () => Partial<ProfileState>>> = {
  'desk-profile-seen': () => ({ profile: withPicture() }),
  'desk-profile': () => ({ draft: draftOf(profile) }),
  'desk-profile-picture': () => ({ profile: withPicture(), draft: draftOf(withPicture()) }),
  'desk-profile-saving': () => ({ draft: draftOf(withPicture()), saving: true }),
  'desk-profile-wrong': () => ({
    draft: { ...draftOf(profile), name: '', initials: 'S1' },
    wrong: ['name', 'initials'],
    pictureProblem: 'not_a_picture',
  }),
  'desk-profile-failed': () => ({ draft: draftOf(profile), failure: 'unreachable', pictureProblem: 'file_too_large' }),
};

/** How the counselor is seen in this state. */
export function shownProfile(name: string): ProfileKeeper {
  const store = createStore<ProfileState>({ ...nothingKnown, profile, ...profiles[name]?.() });
  const nothing = () => {};
  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    open: nothing,
    edit: nothing,
    choosePicture: async () => {},
    removePicture: nothing,
    save: async () => {},
    leave: nothing,
    changed: false,
    close: nothing,
  };
}

const byHand: StructureDraft = {
  ...emptyStructure,
  name: 'Foyer des Cèdres',
  phone: '04 75 00 00 0',
  address: '8 chemin du Moulin\n07200 Aubenas',
};
const summing = { text: 'Cherche un logement près du collège', from: '', sent: false };
const drafts: Readonly<Record<string, Partial<ReferralState>>> = {
  'call-drafts': { byHand: { text: byHand, wrong: [], sent: null }, summing },
  'call-searched': { asked: 'zzz' },
  'wrap-up-given': { given, summary: { wanted: false, text: note, answer: null } },
  'wrap-up-exited-given': { given, summing, summary: { wanted: false, text: note, answer: null } },
  'call-given': { given, summary: { wanted: false, text: note, answer: null } },
  'wrap-up-drafts-held': {
    byHand: { text: { ...byHand, phone: 'bientôt' }, wrong: ['phone'], sent: null },
    summing,
    held: 1,
  },
  'wrap-up-drafts-sent': {
    byHand: { text: byHand, wrong: [], sent: newReferralId() },
    summing: { ...summing, sent: true },
  },
  'wrap-up-summary-late': { summing, summary: { wanted: true, text: null, answer: 'kept' } },
};

/** Where the caller was pointed to in this state, and what is being written. */
export const shownReferrals = (name: string): ReferralState => ({
  ...noReferrals,
  structures,
  summary: { wanted: false, text: null, answer: null },
  offline: false,
  ...drafts[name],
});

/** The dashboard. */
export const counselorStates: States = {
  'desk-connecting': shown(() => ({ desk: null, state: { connection: 'connecting' } })),
  'desk-check': shown(() => ({ desk: desk({ presence: 'away' }), media: { check: 'none' } })),
  'desk-check-asking': shown(() => ({ desk: desk({ presence: 'away' }), media: { check: 'asking' } })),
  'desk-check-open': shown(() => ({ desk: desk({ presence: 'away' }), media: { check: 'open', tracks: own() } })),
  'desk-check-voice': shown(() => ({
    desk: desk({ presence: 'away' }),
    media: { check: 'open', withoutCamera: true },
  })),
  'desk-check-denied': blocked('denied'),
  'desk-check-missing': blocked('missing'),
  'desk-check-busy': blocked('busy'),
  'desk-check-unsupported': blocked('unsupported'),
  'desk-away': shown(() => ({ desk: desk({ presence: 'away', awayReason: 'break' }) })),
  'desk-available': shown(() => ({})),
  'desk-available-unchecked': shown(() => ({ media: { check: 'none' } })),
  'desk-available-later': shown(() => ({ media: { check: 'later' } })),
  'desk-mute': shown(() => ({ mute: true })),
  'desk-queue': shown(() => ({ desk: desk({ queue: { waiting: 3, longestWaitSeconds: 312, available: 0 } }) })),
  'desk-away-paperwork': shown(() => ({ desk: desk({ presence: 'away', awayReason: 'paperwork' }) })),
  'desk-missed': shown(() => ({ desk: desk({ presence: 'away', awayReason: 'missed_offers', missedOffers: 2 }) })),
  'desk-record-left-open': shown(() => ({ desk: desk({ presence: 'away', awayReason: 'record_left_open' }) })),
  'desk-caller-left': shown(() => ({ ending: 'caller_left' })),
  'desk-offer-missed': shown(() => ({ desk: desk({ missedOffers: 1 }), ending: 'missed' })),
  ...Object.fromEntries(Object.keys(profiles).map((name) => [name, shown(() => ({}))])),
  'desk-reconnecting': shown(() => ({ state: away() })),
  'desk-refused': shown(() => ({
    state: { refused: { type: 'refused', code: 'offer_gone', detail: '', to: 'accept_offer' } },
  })),
  'desk-ringing': shown(() => ({ desk: desk({ presence: 'offered', offer: offer('video') }) })),
  'desk-ringing-voice': shown(() => ({ desk: desk({ presence: 'offered', offer: offer('audio') }) })),
  'desk-ringing-writing': shown(() => ({ desk: desk({ presence: 'offered', offer: offer('text') }) })),
  'desk-ringing-callback': shown(() => ({ desk: desk({ presence: 'offered', offer: offer('video', true) }) })),
  'desk-ringing-away': shown(() => ({ desk: desk({ presence: 'offered', offer: offer('video') }), state: away() })),
  'call-joining': shown(() => ({
    desk: desk({ presence: 'busy', call: call('connecting') }),
    media: { room: 'connecting', tracks: own() },
  })),
  'call-video': shown(() => ({ desk: inCall(), media: joined(), record: { draft: { note, disposition: null } } })),
  'call-beside': shown(() => ({
    desk: inCall(),
    media: joined(),
    state: { conversation: conversation(), callerTyping: true },
  })),
  'call-voice': shown(() => ({
    desk: inCall({ kind: 'audio' }),
    media: { room: 'connected', remote: remote(false), camera: false },
  })),
  'call-voice-camera': shown(() => ({
    desk: inCall({ kind: 'audio' }),
    media: { room: 'connected', tracks: own(), remote: remote(true) },
  })),
  'call-voice-no-camera': shown(() => ({
    desk: inCall({ kind: 'audio' }),
    media: { room: 'connected', remote: remote(false), camera: false, cameraProblem: 'busy' },
  })),
  'call-camera-off': shown(() => ({ desk: inCall(), media: { ...joined(false), camera: false, microphone: false } })),
  'call-weak': shown(() => ({
    desk: inCall(),
    media: { ...joined(), remote: { ...remote(false), voiceOnly: true } },
  })),
  'call-line-weak': shown(() => ({ desk: inCall(), media: { ...joined(), line: 'weak' } })),
  'call-line-voice': shown(() => ({ desk: inCall(), media: { ...joined(), line: 'voice_only' } })),
  'call-away': shown(() => ({
    desk: inCall(),
    media: { ...joined(), remote: { ...remote(true), away: true }, callerLost: true },
  })),
  'call-lost': shown(() => ({ desk: inCall(), media: { ...joined(), remote: null, callerLost: true } })),
  'call-reconnecting': shown(() => ({ desk: inCall(), media: { ...joined(), room: 'reconnecting' } })),
  'call-server-away': shown(() => ({
    desk: inCall(),
    media: joined(),
    state: away(),
    record: { ...written, standing: 'offline' },
  })),
  'call-no-microphone': shown(() => ({ desk: inCall(), media: { problem: 'denied' } })),
  'call-failed': shown(() => ({ desk: inCall(), media: { room: 'failed' } })),
  'writing-begins': shown(() => ({ desk: inWriting() })),
  writing: shown(() => ({ desk: inWriting(), state: { conversation: conversation(), callerTyping: true } })),
  'writing-invited': shown(() => ({
    desk: inCall({ kind: 'audio' }),
    media: { invited: true },
    state: { conversation: conversation() },
  })),
  'writing-live': shown(() => ({
    desk: inWriting(),
    state: {
      conversation: conversation(),
      live: true,
      readAlong: hearLive(nothingLive, { id: newMessageId(), number: 1, text: 'je dors chez un ami mais' }),
    },
  })),
  'writing-live-first': shown(() => ({
    desk: inWriting(),
    state: {
      callerTyping: true,
      readAlong: hearLive(nothingLive, { id: newMessageId(), number: 1, text: 'bonj' }),
    },
  })),
  'writing-sending': shown(() => ({
    desk: inWriting(),
    state: { conversation: conversation(['Est-ce que vous savez où dormir cette nuit ?']) },
  })),
  'writing-server-away': shown(() => ({
    desk: inWriting(),
    state: away({ conversation: conversation(['Est-ce que vous savez où dormir cette nuit ?']) }),
    record: { ...written, standing: 'offline' },
  })),
  'writing-failed': shown(() => ({
    desk: inWriting(),
    state: { conversation: conversation(['Est-ce que vous savez où dormir cette nuit ?']), writingFailed: true },
  })),
  'wrap-up-writing': shown(() => ({
    desk: desk({ presence: 'wrap_up', call: call('wrap_up', { kind: 'text' }) }),
    state: { conversation: conversation() },
    record: written,
  })),
  'wrap-up-last-minute': shown(() => ({
    desk: desk({ presence: 'wrap_up', call: call('wrap_up', { recordSecondsLeft: 48 }) }),
    record: written,
  })),
  'wrap-up': shown(() => ({ desk: wrapUp, record: written })),
  'wrap-up-exited': shown(() => ({ desk: exited, record: written })),
  'wrap-up-exited-given': shown(() => ({ desk: exited, record: written })),
  'wrap-up-missing': shown(() => ({
    desk: wrapUp,
    record: { draft: { note, disposition: null }, dispositionMissing: true },
  })),
  'wrap-up-unsaved': shown(() => ({ desk: wrapUp, record: { ...written, standing: 'unsaved', finishing: true } })),
  'wrap-up-too-long': shown(() => ({
    desk: wrapUp,
    record: { draft: { note: note.repeat(50), disposition: 'helped' }, standing: 'too_long' },
  })),
  'call-known': shown(() => ({ desk: inCall({ origin: knownOrigin }), media: joined() })),
  'call-given': shown(() => ({
    desk: inCall(),
    media: joined(),
    record: { draft: { note, disposition: 'referred' } },
  })),
  'wrap-up-given': shown(() => ({ desk: wrapUp, record: written })),
  'call-drafts': shown(() => ({ desk: inCall(), media: joined() })),
  'call-searched': shown(() => ({ desk: inCall(), media: joined() })),
  'wrap-up-drafts-held': shown(() => ({ desk: wrapUp, record: written })),
  'wrap-up-drafts-sent': shown(() => ({ desk: wrapUp, record: written })),
  'wrap-up-summary-late': shown(() => ({ desk: wrapUp, record: written })),
  'wrap-up-unsent': shown(() => ({
    desk: desk({ presence: 'wrap_up', call: call('wrap_up', { kind: 'text' }) }),
    state: {
      conversation: conversation(['Est-ce que vous savez où dormir cette nuit ?']),
      writingFailed: true,
    },
    record: written,
  })),
  elsewhere: shown(() => ({ state: { connection: 'replaced' } })),
  'elsewhere-call': shown(() => ({ desk: inCall(), elsewhere: true })),
};
