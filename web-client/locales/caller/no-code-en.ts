import type { NoCodeMessages } from './no-code-fr.ts';

/** What the pages say that have no code to go by: at the address alone, and where a code leads nowhere. */
export const noCodeEn: NoCodeMessages = {
  title: 'The poster’s code is missing',
  text: 'Scan it once more, or type it here.',
  field: 'The code',
  hint: '8 letters and digits, below the square to scan',
  action: 'Open the page',
  staff: 'For the team',
  desk: 'Counselor’s desk',
  campaigns: 'Campaigns',
};
