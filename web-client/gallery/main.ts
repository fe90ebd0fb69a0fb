import '../caller/caller-element.ts';
import { firstView } from '../caller/first-view.ts';
import type { Actions, CallerView, RoomView, SelfView } from '../caller/view.ts';
import { callerWords } from '../caller/words.ts';
import type { PasserelleLevelMeter } from '../components/level-meter.ts';
import type { CallerMessages } from '../locales/caller/fr.ts';
import { paintedPerson } from './painted-person.ts';
import { type GalleryState, states } from './states.ts';

// Every state of the caller's page with fixed data, without a server: ?state=NAME&lang=fr|en&address=tu|vous.

const asked = new URLSearchParams(location.search);
const language = asked.get('lang') === 'en' ? 'en' : 'fr';
const address = asked.get('address') === 'vous' ? 'vous' : 'tu';
const campaign = { name: 'Mission locale des Trois-Rives', website: 'https://example.org/' };

async function show(state: GalleryState): Promise<void> {
  document.documentElement.lang = language;
  const words = await callerWords(address)[language]();
  if ('first' in state) showFirst(state, words);
  else await showStep(state, words);
}

/** As the server fills it. The language's link would leave the gallery's state, so it is made to stay. */
function showFirst({ first, presence }: Extract<GalleryState, { first: string }>, words: CallerMessages): void {
  const html = firstView(language, first, words)
    .replace(/<!--if (\w+)-->([\s\S]*?)<!--end \1-->/g, (_block, name: string, inner: string) =>
      name === presence || name === 'website' ? inner : '',
    )
    .replaceAll('{{campaign}}', campaign.name)
    .replaceAll('{{website}}', campaign.website);
  document.body.replaceChildren(document.createRange().createContextualFragment(html));
  document.title = words.title;
}

async function showStep(state: Extract<GalleryState, { step: object }>, words: CallerMessages): Promise<void> {
  const element = document.createElement('passerelle-caller');
  const mine = () => paintedPerson(480, 360, { wall: '#b9c7bd', coat: '#d08a3c' });
  const theirs = () => paintedPerson(640, 480, { wall: '#c8bca8', coat: '#2f5d62' });
  const none: SelfView = {
    stream: null,
    audio: null,
    picture: false,
    microphone: true,
    noCamera: null,
    noMicrophone: false,
  };
  const self: SelfView =
    state.self === 'picture'
      ? { ...none, stream: mine(), picture: true }
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
    back: nothing,
    choose: nothing,
    retryMedia: nothing,
    call: nothing,
    leave: nothing,
    again: nothing,
    retryCall: nothing,
    takeHere: nothing,
    setLanguage: nothing,
    setMicrophone: nothing,
    setCamera: nothing,
    soundBlocked: nothing,
    copyLink: nothing,
    reload: nothing,
    exit: nothing,
  };
  const view: CallerView = { step: state.step, language, campaign, cut: state.cut ?? false, self, room, done: null };
  Object.assign(element, { words, act, view });
  document.body.replaceChildren(element);
  await element.updateComplete;
  const meter: PasserelleLevelMeter | null | undefined = element.shadowRoot?.querySelector('passerelle-level-meter');
  if (meter) meter.fixed = 0.62;
}

function showList(): void {
  const list = document.createElement('main');
  list.className = 'gallery-list';
  list.append(
    ...Object.keys(states).map((name) => {
      const link = document.createElement('a');
      link.href = `?state=${name}&lang=${language}&address=${address}`;
      link.textContent = name;
      return link;
    }),
  );
  document.body.replaceChildren(list);
}

const state = states[asked.get('state') ?? ''];
if (state) await show(state);
else showList();
// Tests and cameras wait for this.
document.documentElement.dataset['ready'] = 'true';
