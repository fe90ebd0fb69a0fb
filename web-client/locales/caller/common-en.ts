import type { CommonMessages } from './common-fr.ts';

/** What every step says, and the first view too. */
export const commonEn: CommonMessages = {
  brand: 'Passerelle',
  exit: { label: 'Exit now', hint: 'Closes this page and opens the weather. On a keyboard: Shift three times' },
  language: 'Language',
  opening: 'Opening',
  failed: 'The page could not open fully. Check your connection and try again.',
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
