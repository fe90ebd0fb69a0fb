import type { ExtrasMessages } from './extras-fr.ts';

/** What a call by video or voice can do besides, in English. */
export const extrasEn: ExtrasMessages = {
  turn: 'Switch camera',
  blurred: 'You are seen. What is behind you is a blur.',
  try: 'Say a few words: the bar should move.',
  level: { level: 'Microphone level', heard: 'Your microphone works.', notHeard: 'Nothing is heard so far.' },
  speaker: {
    test: 'Test the sound',
    heard: 'Did you hear two notes? If not, turn the volume up.',
  },
  more: {
    title: 'More call settings',
    close: 'Close',
    self: 'See myself',
    selfHint: 'Nothing changes for others.',
    full: 'Full screen',
    captions: 'Captions',
    captionsHint: 'Made by this device. Nothing is sent.',
    yes: 'yes',
    no: 'no',
  },
  away: (seconds) => `If nobody is back within ${seconds} seconds, someone else takes over: you go first.`,
  line: {
    good: 'Good connection',
    weak: 'Weak connection',
    voice_only: 'Voice only',
    voiceOnly: 'The connection is weak. We go on by voice, so that we don’t lose you.',
    back: 'Bring the picture back',
  },
  trial: { alone: 'Nobody else sees this picture yet.', show: 'Show my picture', not: 'Not now' },
  hint: {
    silent: 'Touch the screen, or press a key, to hear.',
    lost: 'Your microphone is not available. Tap Mic to try again.',
    asleep: 'Your microphone is off. Tap Mic to turn it on.',
  },
  unseen: { text: 'You no longer see yourself. Nothing changes for others.', show: 'See myself' },
};
