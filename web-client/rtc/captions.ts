// Captions of what the other side says, by the browser's own recognition of speech, and only where that runs on the
// device itself (Web Speech API, `processLocally`): nothing that is said in a call goes to anybody else.

interface Alternative {
  readonly transcript: string;
}
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  start(track: MediaStreamTrack): void;
  abort(): void;
}
interface RecognitionClass {
  new (): Recognition;
  available(wish: { langs: string[]; processLocally: boolean }): Promise<string>;
}

/** A browser that can recognise speech on the device has this method to say so. */
const isRecognition = (found: unknown): found is RecognitionClass =>
  typeof found === 'function' && 'available' in found;

function recognition(): RecognitionClass | null {
  const found: unknown = Reflect.get(globalThis, 'SpeechRecognition');
  return isRecognition(found) ? found : null;
}

/** Whether this device can caption a language (BCP 47) by itself, with nothing to fetch first. */
export async function canCaption(language: string): Promise<boolean> {
  try {
    return (await recognition()?.available({ langs: [language], processLocally: true })) === 'available';
  } catch {
    return false;
  }
}

// Two lines on a phone, which is as much as one reads while somebody speaks.
const longestCaption = 90;

/** The end of what was said, from the beginning of a word on. */
export function captionOf(said: readonly string[]): string {
  const text = said.join(' ').replace(/\s+/g, ' ').trim();
  if (text.length <= longestCaption) return text;
  const end = text.slice(-longestCaption);
  return `… ${end.slice(end.indexOf(' ') + 1)}`;
}

/** Captions a track until `close()`. Recognition that stops by itself is started again. */
function captionTrack(
  track: MediaStreamTrack,
  language: string,
  onCaption: (caption: string) => void,
): { close(): void } {
  const Class = recognition();
  if (!Class) return { close: () => {} };
  const listening = new Class();
  let closed = false;
  Object.assign(listening, { lang: language, continuous: true, interimResults: true, processLocally: true });
  listening.addEventListener('result', (event) => {
    const results: ArrayLike<ArrayLike<Alternative>> = Reflect.get(event, 'results');
    if (!closed) onCaption(captionOf(Array.from(results, (result) => result[0]?.transcript ?? '')));
  });
  const listen = () => {
    if (closed || track.readyState === 'ended') return;
    try {
      listening.start(track);
    } catch {
      // It is started already, or can't be for this track: then there are no captions.
    }
  };
  listening.addEventListener('end', listen);
  listen();
  return {
    close() {
      closed = true;
      listening.abort();
    },
  };
}

/** Captions of one side of a call. */
export interface Captions {
  /** The track may be another one by now, or gone. */
  look(): void;
  close(): void;
}

/**
 * Captions what `heard` answers until `close()`, and tells what was said last. A room that is built anew brings another
 * track for the same person: `look()` when that may be, and the captions go on with it.
 */
export function startCaptions(
  heard: () => MediaStreamTrack | null,
  language: string,
  onCaption: (caption: string) => void,
): Captions {
  let track: MediaStreamTrack | null = null;
  let listening: { close(): void } | null = null;
  const look = () => {
    const now = heard();
    if (now === track) return;
    // What was said before is no caption of what is said now.
    if (track !== null) onCaption('');
    listening?.close();
    track = now;
    listening = track && captionTrack(track, language, onCaption);
  };
  look();
  return { look, close: () => listening?.close() };
}
