import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { canCaption, captionOf, startCaptions } from './captions.ts';

// The browser's recognition of speech is not ours, and needs a model that no test machine has: here it is played.

class Played extends EventTarget {
  static readonly all: Played[] = [];
  static state = 'available';
  static asked: unknown = null;
  static available(wish: unknown): Promise<string> {
    Played.asked = wish;
    return Promise.resolve(Played.state);
  }
  starts = 0;
  aborted = false;
  processLocally = false;
  constructor() {
    super();
    Played.all.push(this);
  }
  track: MediaStreamTrack | null = null;
  start(track: MediaStreamTrack): void {
    this.track = track;
    this.starts += 1;
  }
  abort(): void {
    this.aborted = true;
    this.dispatchEvent(new Event('end'));
  }
  say(...said: string[]): void {
    this.dispatchEvent(Object.assign(new Event('result'), { results: said.map((transcript) => [{ transcript }]) }));
  }
}

const newTrack = (): MediaStreamTrack => Object.assign(new EventTarget(), JSON.parse('{"readyState":"live"}'));
const track = newTrack();

afterEach(() => {
  vi.unstubAllGlobals();
  Played.all.length = 0;
  Played.state = 'available';
});

describe('captions', () => {
  it('are there only where the device makes them by itself', async () => {
    expect(await canCaption('fr-FR')).toBe(false);
    vi.stubGlobal('SpeechRecognition', class {});
    expect(await canCaption('fr-FR')).toBe(false);
    vi.stubGlobal('SpeechRecognition', Played);
    expect(await canCaption('fr-FR')).toBe(true);
    expect(Played.asked).toEqual({ langs: ['fr-FR'], processLocally: true });
    Played.state = 'downloadable';
    expect(await canCaption('fr-FR')).toBe(false);
  });

  it('say what was said last, go on where recognition stops by itself, and end when asked', () => {
    vi.stubGlobal('SpeechRecognition', Played);
    const told: string[] = [];
    const captions = startCaptions(
      () => track,
      'fr-FR',
      (caption) => told.push(caption),
    );
    const [played] = Played.all;
    expect(played?.processLocally).toBe(true);
    played?.say('Bonjour', 'je suis Samira');
    expect(told).toEqual(['Bonjour je suis Samira']);
    played?.dispatchEvent(new Event('end'));
    expect(played?.starts).toBe(2);
    captions.close();
    expect(played).toMatchObject({ aborted: true, starts: 2 });
    played?.say('too late');
    expect(told).toHaveLength(1);
  });

  it('go on with the track that a room built anew brings, and are silent while there is none', () => {
    vi.stubGlobal('SpeechRecognition', Played);
    const told: string[] = [];
    let heard: MediaStreamTrack | null = track;
    const captions = startCaptions(
      () => heard,
      'fr-FR',
      (caption) => told.push(caption),
    );
    captions.look();
    expect(Played.all).toHaveLength(1);
    Played.all[0]?.say('Bonjour');
    heard = null;
    captions.look();
    expect([Played.all[0]?.aborted, told.at(-1)]).toEqual([true, '']);
    heard = newTrack();
    captions.look();
    expect(Played.all).toHaveLength(2);
    expect(Played.all[1]?.track).toBe(heard);
    Played.all[1]?.say('Me revoilà');
    expect(told.at(-1)).toBe('Me revoilà');
    captions.close();
    expect(Played.all[1]?.aborted).toBe(true);
  });

  it('are never longer than one reads while somebody speaks, and always the end of it', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (said) => {
        const caption = captionOf(said);
        expect(caption.length).toBeLessThanOrEqual(92);
        expect(said.join(' ').replace(/\s+/g, ' ').trim().endsWith(caption.replace(/^… /, ''))).toBe(true);
      }),
    );
  });
});
