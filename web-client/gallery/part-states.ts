import type { CallbackSlot } from '../../server/contract/caller-socket.ts';
import type { MessageId, ReferralId } from '../../server/contract/ids.ts';
import type { Referral } from '../../server/contract/referrals.ts';
import type { Copied } from '../caller/copy.ts';
import type { CopiedOf } from '../caller/goodbye/known.ts';
import type { Done } from '../caller/goodbye/part.ts';
import type { Waking } from '../caller/later/wake.ts';
import type { CallbackState } from '../data/caller-callback.ts';
import { type Conversation, emptyConversation } from '../data/caller-conversation.ts';
import { type GoodbyeState, nothingGiven } from '../data/caller-goodbye.ts';
import { type KnownState, nobodyKnown } from '../data/caller-known.ts';
import { hearLive, nothingLive } from '../lib/live-text.ts';
import { paintedPicture } from './painted-person.ts';
import type { GalleryState } from './states.ts';

// The states of the parts that a caller's page fetches when they are wanted: writing, callbacks, what comes of a call.

/** What such a part knows at the moment that is shown. */
export type PartState =
  | { readonly name: 'writing'; readonly conversation: Conversation }
  | {
      readonly name: 'goodbye';
      readonly goodbye: GoodbyeState;
      readonly known: KnownState;
      readonly seen: readonly ReferralId[];
      readonly done: Done;
      readonly copied?: CopiedOf;
    }
  | {
      readonly name: 'later';
      readonly callback: CallbackState;
      readonly slot?: CallbackSlot;
      readonly kept?: boolean;
      readonly waking?: Waking;
      readonly cancelling?: boolean;
      readonly copied?: Copied;
    };

/** What JSON brings has whatever type is wanted of it: the gallery makes its ids so. */
const id = (number: number): MessageId => JSON.parse(`"00000000-0000-4000-8000-${String(number).padStart(12, '0')}"`);
const said: readonly (readonly ['caller' | 'counselor', string])[] = [
  ['counselor', 'Bonjour, je suis là. Qu’est-ce qui se passe ?'],
  ['caller', 'je peux pas parler fort là'],
  ['caller', 'j’ai plus d’endroit où dormir à partir de vendredi'],
  ['counselor', 'Merci de me le dire. Tu es en sécurité ce soir ?\nSi ça change, tu peux aussi écrire au 114.'],
  ['caller', 'oui ce soir ça va'],
];
const written = said.map(([author, text], index) => ({
  id: id(index),
  number: index + 1,
  author,
  text,
  at: `2026-11-25T10:5${index}:00Z`,
}));
const long = 'Un très long message sans fin '.repeat(12);

const writing = (conversation: Partial<Conversation>, cut = false): GalleryState => ({
  step: { name: 'writing', counselor: 'Samira' },
  part: { name: 'writing', conversation: { ...emptyConversation, ...conversation } },
  cut,
});

/** A call by video with what is written beside it. */
const beside = (conversation: Partial<Conversation>, panel: boolean): GalleryState => ({
  step: { name: 'call', counselor: 'Samira' },
  part: { name: 'writing', conversation: { ...emptyConversation, ...conversation } },
  self: 'picture',
  room: { person: true },
  panel,
});

const hours = ['13:00', '13:30', '15:00', '15:30', '16:00', '16:30'];
const slots = ['2026-11-25', '2026-11-26', '2026-12-01'].flatMap((day) =>
  hours.map((hour): CallbackSlot => {
    const from = Date.parse(`${day}T${hour}:00Z`);
    return { from: new Date(from).toISOString(), to: new Date(from + 30 * 60_000).toISOString() };
  }),
);
/** Times are offered, and none is booked. */
export const nothingBooked: CallbackState = {
  slots,
  timeZone: 'Europe/Paris',
  pushKey: 'BKey',
  booked: null,
  secret: null,
  booking: false,
  trouble: null,
};
const [slot = { from: '', to: '' }] = slots;
const booked = (state: 'booked' | 'due' | 'taken' | 'missed' | 'cancelled'): CallbackState => ({
  ...nothingBooked,
  booked: { state, ...slot, timeZone: 'Europe/Paris' },
  secret: 'Yq0tX3bq2vYb1cPZ5m9sLkJd8wQeRtAz',
});
const later = (
  callback: CallbackState,
  rest: Omit<Extract<PartState, { name: 'later' }>, 'name' | 'callback'> = {},
): GalleryState => ({ step: { name: 'callback' }, part: { name: 'later', callback, ...rest } });
const kept = true;

const referralId = (number: number): ReferralId =>
  JSON.parse(`"00000000-0000-4000-8000-${String(number).padStart(12, '0')}"`);
const referrals: readonly Referral[] = [
  {
    id: referralId(1),
    structure: null,
    name: 'Mission locale des Trois-Rives',
    address: '12 rue des Tilleuls\n07200 Aubenas',
    phone: '04 75 00 00 00',
    website: 'https://mission-locale.example/',
    opening: 'Du lundi au vendredi, de 9 h à 17 h. Demander Karim.',
  },
  { id: referralId(2), structure: null, name: '115', address: null, phone: '115', website: null, opening: null },
];
const goodbye = (
  state: Partial<GoodbyeState>,
  {
    seen = referrals.length,
    done = null,
    known = {},
    copied,
  }: { seen?: number; done?: Done; known?: Partial<KnownState>; copied?: CopiedOf } = {},
): GalleryState => ({
  step: { name: 'goodbye', ending: 'talked', written: false, callback: false },
  part: {
    name: 'goodbye',
    goodbye: { ...nothingGiven, ...state },
    known: { ...nobodyKnown, ...known },
    seen: referrals.slice(0, seen).map(({ id }) => id),
    done,
    ...(copied && { copied }),
  },
});

/** Four grey points, as large as the page likes them. */
const somePicture =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 4 3%22%3E%3Crect width=%224%22 height=%223%22 fill=%22%23bbb%22/%3E%3C/svg%3E';
const caller = { talks: 2, lastTalk: '2026-11-20', summary: null };
const noSummary = nothingGiven.summary;
const summaryText =
  'Cherche une chambre depuis trois semaines, dort chez des amis.\nA rendez-vous jeudi à la mission locale, avec Karim.';
const comingBack = (known: Partial<KnownState>): GalleryState => ({
  step: { name: 'known' },
  part: { name: 'goodbye', goodbye: nothingGiven, known: { ...nobodyKnown, ...known }, seen: [], done: null },
});

/** The states of writing, of callbacks and of what comes of a call, by name. */
export const partStates: Readonly<Record<string, GalleryState>> = {
  'part-loading': { step: { name: 'writing', counselor: 'Samira' } },
  'call-unread': beside({ written: written.slice(0, 1) }, false),
  'call-beside-begun': beside({}, true),
  'call-beside': beside({ written, typing: true }, true),
  'call-beside-more': { ...beside({ written }, true), extras: { more: true, turnable: true } },
  'call-beside-live': beside(
    {
      written,
      live: true,
      readAlong: hearLive(nothingLive, { id: id(99), number: 1, text: 'D’accord. Est-ce que tu veux' }),
    },
    true,
  ),
  'writing-begun': writing({}),
  'writing-talk': writing({ written }),
  'writing-picture': {
    ...writing({ written }),
    step: { name: 'writing', counselor: 'Samira', face: { initials: 'SH', picture: paintedPicture() } },
  },
  'writing-live': writing({
    written,
    live: true,
    readAlong: hearLive(nothingLive, { id: id(99), number: 1, text: 'D’accord. Est-ce que tu veux qu’on cher' }),
  }),
  'writing-typing': writing({ written, typing: true }),
  'writing-declined': { ...writing({ written }), turn: 'declined' },
  'writing-unsent': writing({
    written: [...written, { id: id(9), number: 6, author: 'caller', text: long, at: '2026-11-25T10:58:00Z' }],
    unsent: [
      { id: id(20), text: 'et demain je sais pas', refused: true },
      { id: id(21), text: 'tu es là ?', refused: false },
    ],
  }),
  'writing-cut': writing({ written }, true),
  'writing-lost': { ...writing({ written }, true), lost: true },
  'goodbye-written': {
    step: { name: 'goodbye', ending: 'talked', written: true, callback: false },
    part: { name: 'writing', conversation: { ...emptyConversation, written } },
  },
  'goodbye-rating': goodbye({}),
  'goodbye-rated': goodbye({ score: 2 }),
  'goodbye-rating-refused': goodbye({ refused: true }),
  'goodbye-agreed': goodbye({ referrals }),
  'goodbye-kept': goodbye({ referrals, score: 3 }, { done: 'kept' }),
  'goodbye-picture': goodbye({ referrals, score: 3 }, { done: { shown: somePicture } }),
  'goodbye-not-copied': goodbye({ referrals, score: 3 }, { done: 'failed' }),
  'goodbye-phrase-not-copied': goodbye(
    {},
    {
      known: { phrase: { words: 'cerise violon hibou cascade lampe toboggan', language: 'fr' }, known: caller },
      copied: { what: 'link', how: 'failed' },
    },
  ),
  'goodbye-arrived': goodbye({ referrals: referrals.slice(0, 1) }, { seen: 0 }),
  'goodbye-more-arrived': goodbye({ referrals }, { seen: 1 }),
  'goodbye-phrase-english': goodbye(
    {},
    { known: { phrase: { words: 'cherry violin lamp garden river orchard', language: 'en' }, known: caller } },
  ),
  'goodbye-phrase': goodbye(
    {},
    { known: { phrase: { words: 'cerise violon hibou cascade lampe toboggan', language: 'fr' }, known: caller } },
  ),
  'goodbye-known': goodbye({ score: 3 }, { known: { known: caller } }),
  'goodbye-summary': goodbye(
    { open: true, summary: { ...noSummary, text: summaryText } },
    { known: { known: caller } },
  ),
  'goodbye-summary-words': goodbye({ open: true, summary: { ...noSummary, text: summaryText } }),
  'goodbye-summary-ask': goodbye({ open: true }, { known: { known: caller } }),
  'goodbye-summary-kept': goodbye(
    { open: true, summary: { ...noSummary, answer: 'kept' } },
    { known: { known: caller } },
  ),
  'known-summary': comingBack({ known: { ...caller, summary: summaryText } }),
  'known-enter': comingBack({}),
  'known-wrong': comingBack({ trouble: 'unknown' }),
  'known-too-many': comingBack({ trouble: 'tooMany' }),
  'known-recognised': comingBack({ known: caller }),
  'known-forgotten': comingBack({ forgotten: true }),
  'callback-looking': later({ ...nothingBooked, slots: null }),
  'callback-choose': later(nothingBooked),
  'callback-taken': later({ ...nothingBooked, trouble: 'taken' }),
  'callback-elsewhere': later({ ...nothingBooked, timeZone: 'Indian/Reunion' }),
  'callback-none': later({ ...nothingBooked, slots: [] }),
  'callback-confirm': later(nothingBooked, { slot }),
  'callback-booking': later({ ...nothingBooked, booking: true }, { slot }),
  'callback-failed': later({ ...nothingBooked, trouble: 'failed' }, { slot }),
  'callback-booked': later(booked('booked'), { kept }),
  'callback-booked-not-copied': later(booked('booked'), { kept, copied: 'failed' }),
  'callback-booked-told': later(booked('booked'), { kept, waking: 'on' }),
  'callback-booked-denied': later(booked('booked'), { kept, waking: 'denied' }),
  'callback-booked-unable': later({ ...booked('booked'), pushKey: null }, { kept }),
  'callback-cancelling': later(booked('booked'), { kept, cancelling: true }),
  'callback-due': later(booked('due'), { kept }),
  'callback-over': later(booked('taken'), { kept }),
  'callback-missed': later(booked('missed'), { kept }),
  'callback-cancelled': later(booked('cancelled'), { kept }),
  'callback-lost': later({ ...nothingBooked, trouble: 'lost' }, { kept }),
};
