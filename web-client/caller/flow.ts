import type { CallerLanguage } from '../../server/contract/call.ts';
import type { CallerPage } from '../../server/contract/caller-page.ts';
import type { CallerCall } from '../../server/contract/caller-socket.ts';
import type { CallerSession, CallerState } from '../data/caller-session.ts';
import { createStore, type Store } from '../lib/store.ts';
import { isCut, watchCut } from './cut-watch.ts';
import { leaveFor } from './exit.ts';
import { createPageLanguage } from './page-language.ts';
import { createPartKeeper, type PartName, partOf } from './parts.ts';
import { type Choices, type LocalMedia, type Step, stepOf, type Way } from './step.ts';
import type { Actions, CallerView, SelfView } from './view.ts';
import { keepAwake } from './wake-lock.ts';

type OpenPage = Extract<CallerPage, { state: 'open' }>;

/** The page's conduct: follows the server's word on the call, holds camera and room, and does what buttons ask. */
export interface CallerFlow extends Store<CallerView> {
  readonly act: Actions;
}

export interface FlowOptions {
  readonly page: OpenPage;
  readonly session: CallerSession;
  readonly way: Way | null;
  /** Loads the language's words, then resolves. */
  setLanguage(language: CallerLanguage): Promise<void>;
}

const mediaOff: LocalMedia = { state: 'off' };
const nothingOn: SelfView = {
  stream: null,
  audio: null,
  picture: false,
  hidden: false,
  blur: 'none',
  mirrored: true,
  looked: false,
  microphone: false,
  noCamera: null,
  noMicrophone: null,
};
const nothingChosen: Choices = { begun: false, later: false, known: false, kind: null, turning: null };

/** Starts the conduct of an open page. */
export function startFlow({ page, session, way, setLanguage }: FlowOptions): CallerFlow {
  let choices: Choices = {
    ...nothingChosen,
    begun: way !== null,
    later: way === 'later',
    known: session.knownPhrase !== null,
  };
  let callBefore: CallerCall['state'] | null = null;
  let missed = false;
  let panel = false;
  let turn: CallerView['turn'] = null;
  let shownPart: PartName | null = null;
  let wasResuming = false;
  /** Camera and microphone were let go behind a step without them, and no tap has asked for them since. */
  let wasLetGo = false;
  /** The call was there before the page was loaded again, and had what the browser allowed then. */
  const { resumed } = session;
  const awake = keepAwake();
  const cut = watchCut(() => show());
  const language = createPageLanguage(
    page.language,
    (next) => Promise.all([setLanguage(next), keeper.speak(next)]),
    () => {
      session.speak(wish().languages);
      show();
    },
  );
  /** Whether the camera is wanted; null where neither camera nor microphone is. */
  const wantsCamera = (): boolean | null => {
    const { call } = session.state;
    if (choices.turning !== null) return choices.turning === 'video';
    const kind = call && call.state !== 'ended' ? call.kind : choices.kind;
    return kind === null || kind === 'text' ? null : kind === 'video';
  };
  const keeper = createPartKeeper(
    { session, code: page.code, address: page.address, changed: () => show() },
    () => language.wanted,
  );
  const media = () => keeper.parts.media;
  /** The page explains the browser's question while it shows: so its words are fetched first. */
  const askDevices = async () => {
    // Who asks to be heard, or seen, is: what was switched off belongs to a talk that is over.
    Object.assign(session.kept, { muted: false, cameraOff: false });
    wasLetGo = false;
    await keeper.want('media');
    const withCamera = wantsCamera();
    if (withCamera !== null) await media()?.devices.ask(withCamera);
  };

  const stepNow = (): Step =>
    stepOf({ caller: session.state, media: media()?.devices.media ?? mediaOff, choices, missed });
  const viewNow = (): CallerView => ({
    step: stepNow(),
    language: language.spoken,
    campaign: page.campaign,
    cut: isCut(session.state),
    lost: cut.lost,
    self: media()?.devices.view ?? nothingOn,
    room: media()?.rooms.view ?? null,
    parts: keeper.parts,
    panel,
    turn,
  });
  const tendDevices = () => {
    const { call } = session.state;
    const isTalk = call && call.state !== 'ended' && call.kind !== 'text';
    // After a reload, what was allowed before is asked for again: most browsers do not ask twice. Who wanted to write, and
    // was refused it, switches on again what they switched off.
    const asks = choices.kind !== 'text' && (resumed || choices.kind !== null);
    const withCamera = isTalk ? (asks ? call.kind === 'video' && !session.kept.cameraOff : 'tap') : null;
    const step = stepNow();
    if (media()?.devices.tend(step, withCamera)) wasLetGo = true;
    // A door is open again. Nothing goes on by itself: its reader chooses anew.
    if (wasLetGo && step.name === 'asking') choices = { ...choices, kind: choices.turning && 'text', turning: null };
  };
  const store = createStore<CallerView>(viewNow());
  const show = () => {
    // Who has been seen or heard has joined, and has nothing left to choose.
    if (turn === 'asked' && media()?.rooms.view?.stream) turn = null;
    tendDevices();
    const view = viewNow();
    const part = partOf(view.step);
    if (part) void keeper.want(part);
    // Once face or voice is there, and not while the way to it is prepared, what is needed to write beside it may come.
    if (view.step.name === 'call' && (panel || view.room?.state === 'connected')) void keeper.want('writing');
    keeper.parts.writing?.look(panel || view.step.name === 'writing');
    if (part && part !== shownPart) keeper.parts[part]?.enter?.();
    shownPart = part;
    store.set(view);
  };

  const follow = (state: CallerState) => {
    const { call, connection, resuming } = state;
    cut.follow(state);
    const now = call?.state ?? null;
    // The call is over that was to be taken up again: what was chosen for it is no wish for another.
    if (wasResuming && !resuming && call === null) choices = { ...choices, kind: null };
    wasResuming = resuming;
    if (connection === 'replaced' && now !== 'ended') return leaveToOther();
    // Until somebody answers, or the call is over.
    missed = now === 'waiting' ? missed || callBefore === 'ringing' : now === 'ringing' && missed;
    media()?.rooms.follow(call);
    if (now !== callBefore) {
      const turned = now === 'writing' && callBefore === 'talking' && choices.kind !== 'text';
      turn = now === 'talking' && callBefore === 'writing' ? 'asked' : turned ? 'declined' : null;
    }
    panel &&= now === 'talking';
    // Somebody is there: what they may give has to be in place when they leave. So it has where a page comes back to a call
    // that may be over by now, or is already.
    const talked = call?.state === 'ended' && call.ending !== 'left';
    if (now === 'talking' || now === 'writing' || resuming || talked) void keeper.want('goodbye');
    if (now === 'ended' && callBefore !== 'ended') {
      choices = { ...choices, later: false, turning: null };
    }
    if (call && call.state !== 'ended') followLive(call);
    awake.set(call !== null && now !== 'ended');
    callBefore = now;
    show();
  };
  /** Another tab has the call: camera, microphone and room are its own from here on. */
  const leaveToOther = () => {
    media()?.rooms.close({ handedOver: true });
    awake.set(false);
    show();
  };
  const followLive = (call: Exclude<CallerCall, { state: 'ended' }>) => {
    if (call.kind === 'text') {
      choices = { ...choices, kind: 'text' };
      void keeper.want('writing');
      return;
    }
    if (choices.turning !== null) choices = { ...choices, kind: call.kind, turning: null };
    const kit = media();
    if (!kit) {
      void keeper.want('media').then(() => media() && follow(session.state));
      return;
    }
    kit.rooms.prepare();
  };

  const wish = () => ({
    kind: choices.kind ?? ('audio' as const),
    // The languages themselves: what else a browser says of them matters to nobody, and tells one reader from another.
    languages: [
      ...new Set([language.spoken, ...navigator.languages.flatMap((tag) => /^[a-z]{2,3}(?=-|$)/i.exec(tag) ?? [])]),
    ].slice(0, 8),
  });
  const beginAgain = () => {
    session.startOver();
    choices = { ...nothingChosen, begun: true };
    show();
  };

  const act: Actions = {
    begin(next) {
      choices = { ...choices, begun: true, later: next === 'later', known: false };
      show();
    },
    known() {
      choices = { ...nothingChosen, begun: true, known: true };
      show();
    },
    back() {
      if (choices.turning !== null) {
        media()?.devices.letGo();
        choices = { ...choices, turning: null };
      } else if (choices.known) choices = { ...choices, known: false };
      else if (choices.later) choices = session.state.call ? { ...choices, later: false } : nothingChosen;
      else if (choices.kind !== null) {
        media()?.devices.letGo();
        choices = { ...nothingChosen, begun: true };
      } else {
        choices = nothingChosen;
        // The first view speaks the language that it was made in; Back must lead to no page that tells.
        if (language.spoken !== page.language) location.replace(`?lang=${language.spoken}`);
      }
      show();
    },
    choose(kind) {
      if (choices.turning !== null) return kind === 'text' ? act.back() : act.turn(kind);
      choices = { ...nothingChosen, begun: true, kind };
      if (kind === 'text') {
        void keeper.want('writing');
        session.ask(wish());
      } else void askDevices();
      show();
    },
    retryMedia: () => void askDevices(),
    call() {
      if (choices.turning !== null) {
        return session.changeKind(media()?.devices.tracks.video ? choices.turning : 'audio');
      }
      // Without a picture it is a call by voice, whatever was chosen first.
      if (choices.kind === 'video' && !media()?.devices.tracks.video) choices = { ...choices, kind: 'audio' };
      session.ask(wish());
    },
    write() {
      // One's own wish, and not the counselor's.
      choices = { ...choices, kind: 'text' };
      session.changeKind('text');
    },
    turn(kind) {
      choices = { ...choices, turning: kind };
      void askDevices();
      show();
    },
    later() {
      if (session.state.call?.state === 'ended') session.startOver();
      choices = { ...choices, begun: true, later: true };
      show();
    },
    wish,
    leave() {
      session.hangUp();
      if (session.state.call === null) choices = { ...nothingChosen, begun: true };
      show();
    },
    again: beginAgain,
    retryCall() {
      session.startOver();
      if (choices.kind === null) beginAgain();
      else act.choose(choices.kind);
    },
    takeHere: () => session.takeHere(),
    setLanguage: language.set,
    setPanel(open) {
      panel = open;
      show();
    },
    setMicrophone(on) {
      const kit = media();
      kit?.devices.setMicrophone(on);
      kit?.rooms.room?.setMicrophone(on);
      show();
    },
    setCamera(on) {
      const kit = media();
      // At the tap: the server may not hear of it now.
      const { kept } = session;
      kept.cameraOff ||= !on;
      if (kit && !kit.rooms.room && !on) kit.devices.dropPicture();
      void kit?.rooms.room?.setCamera(on).then((outcome) => {
        kit.devices.setNoCamera(outcome === 'granted' ? null : outcome);
        // A talk without its picture is one by voice, and counts as that.
        if (outcome === 'granted' && session.state.call?.state === 'talking') {
          kept.cameraOff = kit.devices.tracks.video === null;
          session.changeKind(kept.cameraOff ? 'audio' : 'video');
        }
        show();
      });
    },
    soundBlocked: (blocked) => media()?.rooms.set({ silent: blocked }),
    reload: () => location.reload(),
    exit() {
      leaveFor(language.spoken, [() => media()?.rooms.close(), () => media()?.devices.letGo(), () => session.erase()]);
    },
  };

  // Who comes back says so before they ask for anybody.
  if (session.knownPhrase !== null) void keeper.want('goodbye');
  session.subscribe(follow);
  follow(session.state);
  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    act,
  };
}
