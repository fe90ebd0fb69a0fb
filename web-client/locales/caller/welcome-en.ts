import { commonEn } from './common-en.ts';
import { doorEn } from './door-en.ts';
import type { WelcomeMessages } from './welcome-fr.ts';

/** What the first view says in English. The numbers are those of France, where the codes hang. */
export const welcomeEn: WelcomeMessages = {
  ...commonEn,
  title: 'Talk to someone',
  welcome: {
    free: {
      title: 'Someone is here to talk, right now.',
      status: 'Someone is available',
      text: 'By video, or just with your voice{or_writing}. It is free. You don’t have to give your name.',
      action: 'Start',
      note: 'Nothing turns on before you say yes.',
    },
    waiting: {
      title: 'Someone will be able to talk to you.',
      status: 'There is a wait',
      text: 'Everyone on the team is in a call. You can take a place, it is free. You don’t have to give your name.',
      action: 'Take a place',
      note: 'Nothing turns on before you say yes.',
    },
    nobody: {
      title: 'Nobody is available right now.',
      status: 'Nobody at the moment',
      text: 'These numbers are free in France and always answer:',
      action: 'Take a place',
      note: 'It will ring as soon as someone is back. Nothing turns on before you say yes.',
    },
    orWriting: ', or in writing',
    ...doorEn,
    wait: {
      minute: ': less than a minute',
      under: ': less than {to} minutes',
      range: ': about {from} to {to} minutes',
    },
    callback: 'Choose a time',
    stay: 'If you leave this page open, it will tell you when someone is here.',
    danger: 'In danger right now?',
    website: 'See the website',
    noScript: 'To call from here, allow JavaScript in your browser. The numbers always work.',
  },
};
