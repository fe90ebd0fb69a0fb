import { pluralsOf } from '../../lib/plurals.ts';
import { commonEn } from './common-en.ts';
import type { CallerMessages } from './fr.ts';

const { count, rank } = pluralsOf('en');

/** What the caller's page says in English. */
export const en: CallerMessages = {
  ...commonEn,
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
    writing: 'Yes, in writing',
    back: 'Back',
    known: 'We have talked before',
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
    kept: 'Keep this page open. If it is cut off, your place is kept for 3 minutes.',
    backInLine: 'The person who was talking to you lost the connection. You go first.',
    missed: 'That counselor could not answer. You kept your place.',
    callback: 'It is time for your appointment. You go before the others.',
    orWriting: 'You can also write. Your place is kept.',
    orCallback: 'You can also choose a time to talk later. Your place is kept until you have chosen.',
    write: 'Write instead',
    callBack: 'Choose a time',
    unseen: 'Nobody sees or hears you yet.',
    unread: 'You can write as soon as someone answers you.',
    mediaLost: 'Your microphone stopped working.',
    mediaAsleep: 'Your microphone is off. Turn it on to be heard.',
    mediaAgain: 'Turn the microphone on',
    cut: 'The connection is cut. We are reconnecting you, your place is kept.',
    lost: 'The connection is not coming back. Your place may be lost. These numbers work without internet.',
    leave: 'Leave the line',
    ringing: 'It is ringing at someone’s desk',
    ringingNext: 'The one before could not answer.',
    ringingText: 'Stay here. As soon as they answer, you will be seen and heard.',
    ringingVoice: 'Stay here. As soon as they answer, you will be heard.',
    ringingWriting: 'Stay here. As soon as they answer, you can write.',
    danger: 'In danger right now?',
  },
  goodbye: {
    talked: { title: 'Thank you for talking', text: 'The conversation is over. You can come back whenever you want.' },
    left: { title: 'The call has ended', text: 'Nobody sees or hears you. You can come back whenever you want.' },
    unanswered: {
      title: 'Nobody could answer',
      text: 'It is not because of you. You can try again, or call a number that always answers.',
    },
    failed: {
      title: 'The call was cut',
      text: 'It is a technical fault, not yours. You can call again right away.',
    },
    off: 'Your camera and microphone are off. Nothing was recorded.',
    offWritten: 'The messages will be deleted on our side within minutes. They stay on this page until you leave it.',
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
    reload: 'Load the page again',
    here: 'Go on here',
    human: 'Or talk to someone by phone',
  },
};
