import type { WelcomeMessages } from './welcome-fr.ts';

/** What the first view says in English. The numbers are those of France, where the codes hang. */
export const welcomeEn: WelcomeMessages = {
  brand: 'Passerelle',
  title: 'Talk to someone',
  exit: { label: 'Exit now', hint: 'Closes this page and opens the weather' },
  language: 'Language',
  welcome: {
    free: {
      title: 'Someone is here to talk, right now.',
      status: 'Someone is available',
      text: 'By video, or just with your voice. It is free. You don’t have to give your name.',
      action: 'Start',
      note: 'Nothing turns on before you say yes.',
    },
    waiting: {
      title: 'Someone will be able to talk to you.',
      status: 'There is a short wait',
      text: 'Everyone on the team is in a call. You can take a place, it is free. You don’t have to give your name.',
      action: 'Take a place',
      note: 'Nothing turns on before you say yes.',
    },
    nobody: {
      title: 'Nobody is available right now.',
      status: 'Nobody at the moment',
      text: 'These numbers are free in France and always answer:',
      later: 'You can also leave this page open. It will tell you as soon as someone is here.',
    },
    opening: 'Opening',
    failed: 'The page could not open fully. Check your connection and try again.',
    danger: 'In danger right now?',
    website: 'See the website',
    noScript: 'To call from here, allow JavaScript in your browser. The numbers always work.',
  },
  codes: {
    code_unknown: {
      title: 'This code leads nowhere',
      text: 'Perhaps it was copied with a mistake. Scan it once more, or call one of these numbers.',
    },
    code_expired: { title: 'This code is no longer valid', text: 'The poster is old. These numbers always answer.' },
    code_disabled: { title: 'This code no longer works', text: 'It was stopped. These numbers always answer.' },
  },
  numbers: {
    title: 'Numbers that always answer',
    list: [
      { number: '112', by: 'call', action: 'Call', what: 'Danger, emergency: police, fire, ambulance' },
      { number: '15', by: 'call', action: 'Call', what: 'Medical emergency' },
      { number: '3114', by: 'call', action: 'Call', what: 'Thoughts of suicide, very low. Day and night' },
      { number: '119', by: 'call', action: 'Call', what: 'Child or teenager in danger. Day and night' },
      { number: '114', by: 'text', action: 'Text', what: 'Emergency by text, if you can’t speak' },
    ],
  },
};
