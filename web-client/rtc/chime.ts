// Two soft notes, as of a glass: heard in a pocket's noise, and nothing that makes heads turn.
const notes = [523.25, 659.25] as const;
const noteSeconds = 0.45;
const loudness = 0.18;

/** Plays two soft notes; resolves when they are over. Made by the browser, so that nothing is fetched. */
export async function playChime(): Promise<void> {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  const gain = context.createGain();
  gain.gain.value = 0;
  gain.connect(context.destination);
  const tone = context.createOscillator();
  tone.connect(gain);
  for (const [index, pitch] of notes.entries()) {
    const from = context.currentTime + index * noteSeconds;
    tone.frequency.setValueAtTime(pitch, from);
    // Rises and fades without a click.
    gain.gain.setValueAtTime(0.0001, from);
    gain.gain.exponentialRampToValueAtTime(loudness, from + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.0001, from + noteSeconds - 0.02);
  }
  tone.start();
  tone.stop(context.currentTime + notes.length * noteSeconds);
  await new Promise((resolve) => tone.addEventListener('ended', resolve, { once: true }));
  await context.close();
}
