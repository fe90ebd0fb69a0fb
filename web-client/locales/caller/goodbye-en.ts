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
  share: 'Share',
  copied: 'Copied',
  keepHint: 'The picture stays on your phone. If somebody else opens your phone, they can see it.',
  arrived: (places) =>
    count(places, { one: 'An address has arrived for you', other: '# addresses have arrived for you' }),
  see: 'See it',
  rating: {
    question: 'Did it help you?',
    scores: { 1: 'No', 2: 'A little', 3: 'Yes' },
    anonymous: 'Answer if you like. It is anonymous: nobody will know that it comes from you.',
    thanks: 'Noted, thank you. You can change your answer as long as this page is open.',
    refused: 'Your answer did not go through. It does not matter.',
  },
};
