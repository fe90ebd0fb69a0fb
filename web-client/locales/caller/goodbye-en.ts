import { pluralsOf } from '../../lib/plurals.ts';
import type { GoodbyeMessages } from './goodbye-fr.ts';

const { count } = pluralsOf('en');

/** What the goodbye page says of what came of a call, in English. */
export const goodbyeEn: GoodbyeMessages = {
  agreed: 'What we agreed',
  call: 'Call',
  map: 'See it on a map',
  site: 'Open the website',
  keep: 'Keep as a picture',
  kept: 'Picture kept',
  hold: 'Hold your finger on the picture to keep it.',
  share: 'Share',
  copied: 'Copied',
  copyFailed: 'Copying did not work. Select the text and copy it.',
  keepHint: 'The picture stays on your phone. If somebody else opens your phone, they can see it.',
  arrived: (places) =>
    count(places, { one: 'An address has arrived for you', other: '# addresses have arrived for you' }),
  see: 'See it',
  known: {
    title: 'So that we know you next time',
    explain:
      'If you want it, we give you six words. Next time, with these words, the person who answers knows that you have been here before. We keep two things: how many times you talked, and the day of the last time. Not your name, not what you said.',
    until: 'You can delete it all whenever you like. If you do not come back for a year, it is all deleted.',
    want: 'Yes, give me six words',
    busy: 'One moment',
    yourWords: 'Your six words',
    inEnglish: 'These words are in English.',
    keepThem:
      'Keep them safe: we cannot give them to you again. The link opens this page with your words. Whoever finds them can pass for you.',
    copyWords: 'Copy the words',
    copyLink: 'Copy the link',
    forget: 'Delete it all',
    forgotten: 'We keep nothing of you any more.',
    gone: 'It is deleted',
    enter: 'Your six words',
    enterText: 'Write the words that we gave you last time. Capital letters do not matter.',
    label: 'The six words',
    submit: 'This is me',
    recognised: 'We know you',
    stored: (talks, day) =>
      count(talks, {
        one: `You talked here # time, on ${day}.`,
        other: `You talked here # times. The last time: ${day}.`,
      }),
    nothingElse: 'This is all that we have kept.',
    seen: 'The person who answers you will see it too.',
    goOn: 'Continue',
    troubles: {
      unknown: 'We do not know these words here. Look whether there are six.',
      tooMany: 'There were too many tries. Wait ten minutes. You can talk without these words.',
      failed: 'It did not work. Try again in a moment.',
    },
  },
  summary: {
    title: 'Keep this summary?',
    who: 'The person who talked with you wrote it. If you say yes, we keep it with your six words, for the next person who answers you. If you say no, it is deleted.',
    yes: 'Yes, keep it',
    no: 'No, delete it',
    wordsFirst: 'Yes, with six words',
    ask: 'Ask to keep a short summary',
    asked: 'We have asked. If one is written, you will read it here before you say yes or no.',
    kept: 'The summary is kept.',
    refused: 'The summary is deleted.',
    stored: 'The summary that we keep:',
    failed: 'It did not work. Read the summary once more.',
  },
  rating: {
    question: 'Did it help you?',
    scores: { 1: 'No', 2: 'A little', 3: 'Yes' },
    anonymous: 'Answer if you like. It is anonymous: nobody will know that it comes from you.',
    thanks: 'Noted, thank you. You can change your answer as long as this page is open.',
    refused: 'Your answer did not go through. It does not matter.',
  },
};
