/** How loud a microphone is, from 0 (silence) to 1, some ten times a second. */
export interface MicrophoneLevel {
  close(): void;
}

// Speech lies between about -60 and -10 dBFS: a linear scale would hardly move.
const quietestDb = -60;
const loudestDb = -10;
const intervalMs = 100;

/** Measures a microphone until `close()`; where the browser has no Web Audio it stays silent. */
export function watchMicrophone(track: MediaStreamTrack, onLevel: (level: number) => void): MicrophoneLevel {
  if (typeof AudioContext === 'undefined') return { close: () => {} };
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    if (context.state === 'suspended') void context.resume();
    analyser.getFloatTimeDomainData(samples);
    onLevel(track.enabled && track.readyState === 'live' ? levelOf(samples) : 0);
  }, intervalMs);
  let closed = false;
  return {
    close() {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      source.disconnect();
      void context.close();
    },
  };
}

/** The loudness of samples between -1 and 1, as a share of the range of speech. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) || 1e-12);
  return Math.min(1, Math.max(0, (decibels - quietestDb) / (loudestDb - quietestDb)));
}
