import { callerLanguages } from '../../server/contract/call.ts';
import { fillingOf } from '../../server/contract/first-view.ts';
import '../caller/caller-element.ts';
import { firstView } from '../caller/first-view.ts';
import { firstWords } from '../caller/first-words.ts';
import { createLocalDevices } from '../caller/media/local-devices.ts';
import type { RoomKeeper } from '../caller/media/room-keeper.ts';
import { noParts, type Parts } from '../caller/parts.ts';
import type { Actions, CallerView, RoomView, SelfView } from '../caller/view.ts';
import { callerWords } from '../caller/words.ts';
import type { PasserelleLevelMeter } from '../components/level-meter.ts';
import type { CallbackState } from '../data/caller-callback.ts';
import { directionOf } from '../lib/languages.ts';
import type { Platform } from '../lib/platform.ts';
import { createStore } from '../lib/store.ts';
import type { CallerMessages } from '../locales/caller/fr.ts';
import { hidePicture } from '../rtc/hidden-picture.ts';
import { paintedPerson } from './painted-person.ts';
import { nothingBooked } from './part-states.ts';
import { type GalleryState, galleryNow, states } from './states.ts';

// Every state of the caller's page with fixed data, without a server: ?lang=fr|en|ar|uk|es&address=tu|vous#NAME.

const asked = new URLSearchParams(location.search);
const language = callerLanguages.find((one) => one === asked.get('lang')) ?? 'fr';
const address = asked.get('address') === 'vous' ? 'vous' : 'tu';
const campaign = { name: 'Mission locale des Trois-Rives', website: 'https://example.org/' };

async function show(state: GalleryState): Promise<void> {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  if ('first' in state) showFirst(state);
  else await showStep(state, await callerWords(address)[language]());
}

/** As the server fills it. The language's link would leave the gallery's state, so it is made to stay. */
function showFirst({ first, availability }: Extract<GalleryState, { first: string }>): void {
  const words = firstWords(language, first, address);
  const filling = fillingOf(availability, language, galleryNow);
  const named = first === 'code_none' || first === 'code_unknown' ? { name: '', website: '' } : campaign;
  const keep = [...filling.keep, ...(named.website ? ['website'] : [])];
  const kept = (html: string): string =>
    html.replace(/<!--if (\w+)-->([\s\S]*?)<!--end \1-->/g, (_block, name: string, inner: string) =>
      keep.includes(name) ? kept(inner) : '',
    );
  const texts: Record<string, string> = { ...named, ...filling.texts, campaign: named.name };
  const html = kept(firstView(language, first, words)).replace(
    /\{\{(\w+)\}\}/g,
    (_gap, name: string) => texts[name] ?? '',
  );
  document.body.replaceChildren(document.createRange().createContextualFragment(html));
  document.title = words.title;
}

// The gallery shows what a view says, and holds no camera and no room.
const devices = createLocalDevices({
  changed() {},
  replaced() {},
  memory: { hidden: false, blurred: false, muted: false },
});
const rooms: RoomKeeper = { room: null, view: null, follow() {}, prepare() {}, set() {}, close() {} };

const nowhere: Platform = { system: null, inApp: false };

async function mediaParts(state: Extract<GalleryState, { step: object }>): Promise<Parts> {
  const { createMediaPart, mediaWords } = await import('../caller/media/part.ts');
  const { extrasWords } = await import('../caller/media/extras.ts');
  const { createExtrasView } = await import('../caller/media/extras-view.ts');
  const stands = {
    turnable: false,
    more: false,
    selfShown: true,
    full: 'off',
    line: 'good',
    captions: 'none',
    caption: '',
    ...state.extras,
    trial: state.trial === 'opening' ? state.trial : state.trial ? myTrial(state.self) : 'none',
  } as const;
  const nothing = () => {};
  const extras = await createExtrasView(extrasWords(address), language, () => stands, {
    hideFace: nothing,
    blur: nothing,
    turnCamera: nothing,
    setMore: nothing,
    showSelf: nothing,
    endTrial: nothing,
    takeTrial: () => false,
    setFull: nothing,
    setCaptions: nothing,
    bringBack: nothing,
  });
  const media = createMediaPart(mediaWords(address), {
    extras: () => extras,
    wantExtras() {},
    tryPicture() {},
    hideFace() {},
    blur() {},
  });
  await media.speak(language);
  return { ...noParts, media: { ...media, devices, rooms } };
}

/** The part that a state needs, with its fixed data. */
async function partsOf(state: Extract<GalleryState, { step: object }>): Promise<Parts> {
  const { part, step } = state;
  if (step.name === 'blocked') {
    const { blockedWords, createBlockedPart } = await import('../caller/blocked/part.ts');
    const { platform = nowhere, copied = null, still = false } = state;
    const made = createBlockedPart({ words: blockedWords(address), platform, changed() {} }, { copied, still });
    await made.speak(language);
    return { ...noParts, blocked: made };
  }
  if (step.name !== 'door' && !part) return step.name === 'writing' ? noParts : mediaParts(state);
  if (part?.name === 'writing') {
    const { createWritingPart, writingWords } = await import('../caller/writing/part.ts');
    const store = createStore(part.conversation);
    const made = createWritingPart(
      {
        state: store.state,
        half: '',
        subscribe: store.subscribe,
        send: () => true,
        typing: () => {},
        setLive: () => {},
        sendAgain: () => {},
      },
      writingWords(address),
    );
    made.look(state.panel ?? step.name === 'writing');
    await made.speak(language);
    return { ...(step.name === 'call' ? await mediaParts(state) : noParts), writing: made };
  }
  if (part?.name === 'goodbye') {
    const { createGoodbyePart, goodbyeWords } = await import('../caller/goodbye/part.ts');
    const [store, known] = [createStore(part.goodbye), createStore(part.known)];
    const made = createGoodbyePart(
      {
        goodbye: { state: store.state, subscribe: store.subscribe, rate() {}, askSummary() {}, answerSummary() {} },
        known: { state: known.state, subscribe: known.subscribe, want() {}, recognise() {}, forget() {} },
        page: 'https://passerelle.example/q/K7MWP2QX',
        words: goodbyeWords(address),
        changed() {},
      },
      part,
    );
    await made.speak(language);
    return { ...noParts, goodbye: made };
  }
  const { createLaterPart, laterWords } = await import('../caller/later/part.ts');
  const store = createStore<CallbackState>(part?.callback ?? nothingBooked);
  const made = createLaterPart(
    {
      callback: { state: store.state, subscribe: store.subscribe, book() {}, look() {}, notify() {}, cancel() {} },
      words: laterWords(address),
      kept: () => part?.kept ?? false,
      writing: () => true,
      page: 'https://passerelle.example/q/K7MWP2QX',
      changed() {},
      now: () => galleryNow,
    },
    {
      slot: part?.slot ?? null,
      kind: 'audio',
      waking: part?.waking ?? 'off',
      cancelling: part?.cancelling ?? false,
      ...(part?.copied && { copied: part.copied }),
    },
  );
  await made.speak(language);
  return { ...noParts, later: made };
}

async function showStep(state: Extract<GalleryState, { step: object }>, words: CallerMessages): Promise<void> {
  const element = document.createElement('passerelle-caller');
  const theirs = () => shown(paintedPerson(640, 480, { wall: '#c8bca8', coat: '#2f5d62' }));
  const none: SelfView = {
    stream: null,
    audio: null,
    picture: false,
    hidden: false,
    blur: 'none',
    mirrored: true,
    looked: true,
    microphone: true,
    noCamera: null,
    noMicrophone: null,
  };
  const self: SelfView =
    state.self === 'picture' || state.self === 'blurred' || state.self === 'hidden'
      ? {
          ...none,
          stream: state.self === 'hidden' ? coarse(myPicture()) : myPicture(),
          picture: true,
          hidden: state.self === 'hidden',
          blur: state.self === 'blurred' ? 'on' : 'none',
        }
      : typeof state.self === 'object'
        ? { ...none, ...state.self }
        : none;
  let room: RoomView | null = null;
  if (state.room) {
    const { person = false, ...rest } = state.room;
    const there = rest.state !== 'connecting' && rest.state !== 'failed' && !rest.peerLost;
    const stream = person ? theirs() : there ? new MediaStream() : null;
    room = { state: 'connected', picture: person, silent: false, peerLost: false, stream, ...rest };
  }
  const nothing = () => {};
  const act: Actions = {
    begin: nothing,
    known: nothing,
    back: nothing,
    choose: nothing,
    retryMedia: nothing,
    call: nothing,
    write: nothing,
    turn: nothing,
    later: nothing,
    wish: () => ({ kind: 'video', languages: [language] }),
    leave: nothing,
    again: nothing,
    retryCall: nothing,
    takeHere: nothing,
    setLanguage: nothing,
    setPanel: nothing,
    setMicrophone: nothing,
    setCamera: nothing,
    soundBlocked: nothing,
    reload: nothing,
    exit: nothing,
  };
  const parts = await partsOf(state);
  const view: CallerView = {
    step: state.step,
    language,
    campaign,
    cut: state.cut ?? false,
    lost: state.lost ?? false,
    self,
    room,
    parts,
    panel: state.panel ?? false,
    turn: state.turn ?? null,
  };
  Object.assign(element, { words, act, view });
  document.body.replaceChildren(element);
  await element.updateComplete;
  for (const details of element.shadowRoot?.querySelectorAll('details') ?? []) details.open = state.unfolded ?? false;
  const meter: PasserelleLevelMeter | null | undefined = element.shadowRoot?.querySelector('passerelle-level-meter');
  if (meter) meter.fixed = 0.62;
}

const myPicture = () => shown(paintedPerson(480, 360, { wall: '#b9c7bd', coat: '#d08a3c' }));

const myTrial = (self: Extract<GalleryState, { step: object }>['self']) =>
  typeof self === 'object' && self.hidden ? coarse(myPicture()) : myPicture();

/** The same picture as it is sent where the face is hidden. */
function coarse(stream: MediaStream): MediaStream {
  const [track] = stream.getVideoTracks();
  const hidden = track ? hidePicture(track) : null;
  return shown(new MediaStream(hidden ? [hidden] : []));
}

/** The pictures of the state that shows: they end with it. */
let streams: MediaStream[] = [];
function shown(stream: MediaStream): MediaStream {
  streams.push(stream);
  return stream;
}

function showList(): void {
  const list = document.createElement('main');
  list.className = 'gallery-list';
  list.append(
    ...Object.keys(states).map((name) => {
      const link = document.createElement('a');
      link.href = `?lang=${language}&address=${address}#${name}`;
      link.textContent = name;
      return link;
    }),
  );
  document.body.replaceChildren(list);
}

async function showAsked(): Promise<void> {
  const name = location.hash.slice(1);
  for (const track of streams.flatMap((stream) => stream.getTracks())) track.stop();
  streams = [];
  const state = states[name];
  if (state) await show(state);
  else showList();
  window.scrollTo(0, 0);
  // Tests and cameras wait for this.
  document.documentElement.dataset['ready'] = name;
}

// From one state to the next without loading the page again.
window.addEventListener('hashchange', () => void showAsked());
await showAsked();
