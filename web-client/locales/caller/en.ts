import { pluralsOf } from '../../lib/plurals.ts';
import type { CallerMessages } from './fr.ts';
import { welcomeEn } from './welcome-en.ts';

const { count, rank } = pluralsOf('en');

/** What the caller's page says in English. */
export const en: CallerMessages = {
  ...welcomeEn,
  before: {
    title: 'How do you want to talk?',
    facts: [
      { title: 'One person sees and hears you', text: 'Someone on the team. Nobody else.' },
      { title: 'Nothing is recorded', text: 'Neither picture nor sound. You don’t have to give your name.' },
      { title: 'It is free', text: 'It only uses your internet: by video, about 10 MB a minute.' },
      { title: 'As long as you want', text: 'You can stop at any time, without saying why.' },
    ],
    camera: 'Your camera stays off until you say yes. Then your browser will ask for your permission.',
    video: 'Yes, by video',
    audio: 'Yes, with my voice only',
    back: 'Back',
  },
  asking: {
    title: 'Your browser is asking you a question',
    video: 'Answer “Allow” for the camera and the microphone.',
    audio: 'Answer “Allow” for the microphone.',
    calm: 'Nobody sees or hears you yet.',
    back: 'Back',
  },
  preview: {
    video: 'This is what will be seen of you',
    audio: 'You will be heard, not seen',
    try: 'Say a few words: the bar should move.',
    level: 'Microphone level',
    heard: 'Your microphone works.',
    notHeard: 'Nothing is heard so far.',
    alone: 'Nobody sees or hears you yet.',
    call: 'Call now',
    calling: 'Calling',
    voiceOnly: 'Without the camera',
    back: 'Back',
    you: 'You',
    withoutCamera: {
      denied: 'The camera is not allowed. We go on with your voice.',
      missing: 'No camera here. We go on with your voice.',
      busy: 'Another app is using the camera. We go on with your voice.',
      unsupported: 'The camera does not work here. We go on with your voice.',
    },
  },
  blocked: {
    denied: {
      title: 'The browser blocked the access',
      video: 'To talk, at least the microphone must be allowed.',
      help: 'Tap the padlock or the icon next to the page’s address, then Permissions, and allow the microphone.',
    },
    missing: {
      title: 'No microphone found',
      video: 'This device has no microphone that the page can use.',
      help: 'If you have a headset with a microphone, plug it in and try again.',
    },
    busy: {
      title: 'The microphone is taken',
      video: 'Another app is using the microphone or the camera.',
      help: 'Close other calls and other apps, then try again.',
    },
    unsupported: {
      title: 'Calls don’t work from here',
      video: 'The browser inside this app does not allow calls.',
      help: 'Copy the link, then open it in Chrome, Safari or Firefox.',
    },
    again: 'Try again',
    voiceOnly: 'Try without the camera',
    copy: 'Copy the link',
    copied: 'Link copied',
    human: 'Or talk to someone by phone',
    back: 'Back',
  },
  waiting: {
    searching: 'Making a place for you',
    place: (place) =>
      place === 1
        ? 'You are next'
        : rank(place, {
            one: 'You are #st in line',
            two: 'You are #nd in line',
            few: 'You are #rd in line',
            other: 'You are #th in line',
          }),
    range: (from, to) => {
      const minutes = count(to, { one: 'a minute', other: '# minutes' });
      if (from === 0) return `Less than ${minutes}.`;
      return from === to ? `About ${minutes}.` : `About ${from} to ${minutes}.`;
    },
    unknown: 'We can’t say yet how long it will take.',
    placeKept: 'Your place is kept',
    nobody:
      'Nobody is here at the moment. As soon as someone is back, it will ring for them. These numbers answer right now.',
    kept: 'Keep this page open. If it is cut off, your place is kept for a minute.',
    backInLine: 'The person who was talking to you lost the connection. You go first.',
    unseen: 'Nobody sees or hears you yet.',
    mediaLost: 'Your microphone stopped working.',
    mediaAgain: 'Turn the microphone on again',
    cut: 'The connection is cut. We are reconnecting you, your place is kept.',
    leave: 'Leave the line',
    you: 'You',
    ringing: 'It is ringing at someone’s desk',
    ringingText: 'Stay here. As soon as they answer, you will be seen and heard.',
    ringingVoice: 'Stay here. As soon as they answer, you will be heard.',
    danger: 'In danger right now?',
  },
  call: {
    title: (name) => `Call with ${name}`,
    joining: (name) => `${name} is here. The sound is coming.`,
    live: 'In the call',
    connected: (name) => `You are talking with ${name}.`,
    reconnecting: 'The connection is weak. We are reconnecting you, stay here.',
    failed: 'Your browser can’t open the call.',
    failedWays: 'Load the page again, or call one of these numbers.',
    reload: 'Load the page again',
    peerLost: (name) => `${name} lost the connection. We are waiting for them.`,
    noPicture: 'Voice only',
    tapForSound: 'Touch the screen to hear.',
    noMicrophone: 'Your microphone is not available.',
    noCamera: 'The camera is not available. We go on with your voice.',
    you: 'You',
    controls: {
      group: 'Call controls',
      microphone: 'Mic',
      camera: 'Camera',
      on: { microphone: 'on', camera: 'on' },
      off: { microphone: 'off', camera: 'off' },
      hangUp: 'Hang up',
    },
  },
  goodbye: {
    talked: { title: 'Thank you for talking', text: 'The conversation is over. You can come back whenever you want.' },
    left: { title: 'It is stopped', text: 'Nobody sees or hears you. You can come back whenever you want.' },
    unanswered: {
      title: 'Nobody could answer',
      text: 'It is not because of you. You can try again, or call a number that always answers.',
    },
    failed: {
      title: 'The call was cut',
      text: 'It is a technical fault, not yours. You can call again right away.',
    },
    off: 'Your camera and microphone are off. Nothing was recorded.',
    again: 'Talk to someone',
    againSoon: 'Call again',
    website: 'Go to the website',
    human: 'Numbers that always answer',
  },
  refused: {
    title: 'The call did not start',
    text: 'It is our fault, not yours. Try again in a moment.',
    closed: { title: 'It is closed for now', text: 'Nobody can answer here at the moment.' },
    tooMany: { title: 'Wait a little', text: 'There were many tries at once. Try again in a minute.' },
    replaced: { title: 'The page is open elsewhere', text: 'Your call goes on in the other tab.' },
    again: 'Try again',
    here: 'Go on here',
    human: 'Or talk to someone by phone',
  },
  numbersNow: welcomeEn.numbers,
};
