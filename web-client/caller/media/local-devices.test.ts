import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaKind } from '../../../sfu/media-parameters.ts';
import type { Step } from '../step.ts';
import { createLocalDevices } from './local-devices.ts';

// The browser is played here as it answers: with tracks that live until they are stopped or taken away.

class Track extends EventTarget {
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  readonly kind: MediaKind;
  constructor(kind: MediaKind) {
    super();
    this.kind = kind;
  }
  stop() {
    this.readyState = 'ended';
  }
  /** The device is unplugged. */
  lose() {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }
  getSettings() {
    return {};
  }
}
class Stream {
  readonly #tracks: readonly Track[];
  constructor(tracks: readonly Track[]) {
    this.#tracks = tracks;
  }
  getTracks = () => this.#tracks;
  getAudioTracks = () => this.#tracks.filter(({ kind }) => kind === 'audio');
  getVideoTracks = () => this.#tracks.filter(({ kind }) => kind === 'video');
}

let given: Track[];
/** What each question to the browser was about. */
let asked: MediaKind[][];
let answer: (kinds: readonly MediaKind[]) => Promise<void>;
beforeEach(() => {
  given = [];
  asked = [];
  answer = async () => {};
  vi.stubGlobal('RTCPeerConnection', class {});
  vi.stubGlobal('MediaStream', Stream);
  vi.stubGlobal('navigator', {
    userAgent: '',
    mediaDevices: {
      async getUserMedia({ audio, video }: MediaStreamConstraints) {
        const kinds: MediaKind[] = [...(audio ? ['audio' as const] : []), ...(video ? ['video' as const] : [])];
        asked.push(kinds);
        await answer(kinds);
        const tracks = kinds.map((kind) => new Track(kind));
        given.push(...tracks);
        return new Stream(tracks);
      },
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const call: Step = { name: 'call', counselor: 'Samira' };
const times: Step = { name: 'callback' };
const live = () => given.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind);
const microphone = () => given.findLast(({ kind }) => kind === 'audio');
const settled = () => new Promise((resolve) => setTimeout(resolve));

function open(muted = false) {
  const memory = { hidden: false, blurred: false, muted };
  const sent: [MediaKind, boolean][] = [];
  const devices = createLocalDevices({
    changed() {},
    replaced: (kind, track) => sent.push([kind, track !== null]),
    memory,
  });
  return { devices, memory, sent };
}

describe('the microphone', () => {
  it('that was lost comes back at a tap, alone, and the camera stays as it is', async () => {
    const { devices, sent } = open();
    await devices.ask(true);
    const camera = given.find(({ kind }) => kind === 'video');
    microphone()?.lose();
    expect(devices.view).toMatchObject({ microphone: false, noMicrophone: 'lost', picture: true });
    devices.setMicrophone(true);
    await settled();
    expect(asked).toEqual([['audio', 'video'], ['audio']]);
    expect(live()).toEqual(['video', 'audio']);
    expect(camera?.readyState).toBe('live');
    expect(devices.view).toMatchObject({ microphone: true, noMicrophone: null, picture: true });
    expect(sent.at(-1)).toEqual(['audio', true]);
  });

  it('that nobody tapped for comes at a tap, without the camera', async () => {
    const { devices } = open();
    devices.tend(call, 'tap');
    expect(devices.view.noMicrophone).toBe('asleep');
    expect(asked).toEqual([]);
    devices.setMicrophone(true);
    await settled();
    devices.tend(call, 'tap');
    expect(asked).toEqual([['audio']]);
    expect(devices.view).toMatchObject({ microphone: true, noMicrophone: null });
  });

  it('that was muted is silent and said to be off when the page asks for it again, until it is switched on', async () => {
    const { devices, memory } = open(true);
    await devices.ask(true);
    expect(microphone()?.enabled).toBe(false);
    expect(devices.view.microphone).toBe(false);
    devices.setMicrophone(true);
    expect(microphone()?.enabled).toBe(true);
    expect(devices.view.microphone).toBe(true);
    expect(memory.muted).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it('stays muted where another takes its place', async () => {
    const { devices, memory } = open();
    await devices.ask(false);
    devices.setMicrophone(false);
    expect(memory.muted).toBe(true);
    devices.letGo();
    await devices.ask(false);
    expect(microphone()?.enabled).toBe(false);
  });

  it('is asked for once, however often it is tapped while the browser asks', async () => {
    const { devices } = open();
    const first = devices.ask(true);
    devices.setMicrophone(true);
    await first;
    expect(asked).toEqual([['audio', 'video']]);
    expect(live()).toEqual(['audio', 'video']);
  });

  it('leaves the camera on where it is refused', async () => {
    const { devices } = open();
    await devices.ask(true);
    microphone()?.lose();
    answer = async () => {
      throw new DOMException('', 'NotFoundError');
    };
    devices.setMicrophone(true);
    await settled();
    expect(devices.view).toMatchObject({ microphone: false, noMicrophone: 'lost', picture: true });
  });
});

describe('camera and microphone', () => {
  it('are let go behind a step without them, in the room too, and come back with the call', async () => {
    const { devices, sent } = open();
    await devices.ask(true);
    expect(devices.tend(call, true)).toBe(false);
    sent.length = 0;
    expect(devices.tend(times, true)).toBe(true);
    expect(live()).toEqual([]);
    expect(sent).toEqual([
      ['audio', false],
      ['video', false],
    ]);
    expect(devices.tend(times, true)).toBe(false);
    expect(asked).toHaveLength(1);
    devices.tend(call, false);
    await settled();
    expect(asked).toEqual([['audio', 'video'], ['audio']]);
    expect(live()).toEqual(['audio']);
  });

  it('are stopped at once where the browser gives them after they were let go', async () => {
    const { devices } = open();
    let allow = () => {};
    answer = () =>
      new Promise((resolve) => {
        allow = resolve;
      });
    const first = devices.ask(true);
    devices.tend(times, null);
    allow();
    await first;
    expect(given).toHaveLength(2);
    expect(live()).toEqual([]);
  });

  it('stay refused where the page says so', async () => {
    const { devices } = open();
    answer = async () => {
      throw new DOMException('', 'NotAllowedError');
    };
    await devices.ask(true);
    devices.tend({ name: 'blocked', kind: 'video', outcome: 'denied', writing: true }, null);
    expect(devices.media).toEqual({ state: 'blocked', outcome: 'denied' });
  });
});

describe('the own picture', () => {
  it('was looked at where the camera was on, and not where the voice alone was chosen after it', async () => {
    const { devices } = open();
    await devices.ask(true);
    expect(devices.view.looked).toBe(true);
    devices.setMicrophone(true);
    expect(devices.view.looked).toBe(true);
    await devices.ask(false);
    expect(devices.view.looked).toBe(false);
  });

  it('is looked at before it is offered, and is what the camera gives then', async () => {
    const { devices } = open();
    await devices.ask(false);
    const tried = await devices.openCamera();
    expect(devices.view).toMatchObject({ looked: false, picture: false });
    if (tried.outcome !== 'granted') throw new Error('unreachable');
    devices.offer(tried.track);
    expect(await devices.openCamera()).toEqual(tried);
    expect(devices.view.looked).toBe(true);
    expect(asked).toEqual([['audio'], ['video']]);
  });

  it('that was offered and not taken is let go with the rest', async () => {
    const { devices } = open();
    const tried = await devices.openCamera();
    if (tried.outcome === 'granted') devices.offer(tried.track);
    devices.letGo();
    expect(live()).toEqual([]);
  });
});
