/** A soft bell for a call that rings. */
export interface Ring {
  /** Makes ready from within a click: browsers let no page sound before its reader did something. */
  arm(): void;
  start(): void;
  /** One soft note, for something written. */
  chime(): void;
  stop(): void;
  close(): void;
}

// Loud enough in a quiet office, not startling in a headset.
const loudness = 0.08;
const everyMs = 2600;
const tones = [659.25, 523.25] as const;

/** Creates the bell; it is silent where the browser has no Web Audio, or does not allow it yet. */
export function createRing(): Ring {
  let context: AudioContext | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const ready = (): AudioContext | null => {
    if (typeof AudioContext === 'undefined') return null;
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume().catch(() => {});
    return context;
  };

  const strike = (notes: readonly number[] = tones) => {
    const audio = ready();
    if (audio === null || audio.state === 'closed') return;
    notes.forEach((frequency, index) => {
      const at = audio.currentTime + 0.05 + index * 0.28;
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      tone.type = 'sine';
      tone.frequency.value = frequency;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(loudness, at + 0.04);
      gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
      tone.connect(gain).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 1);
    });
  };

  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    arm: () => void ready(),
    start() {
      if (timer !== undefined) return;
      strike();
      timer = setInterval(() => strike(), everyMs);
    },
    chime: () => strike([tones[0]]),
    stop,
    close() {
      stop();
      void context?.close().catch(() => {});
      context = null;
    },
  };
}
