import { doorEn } from './door-en.ts';
import type { LaterMessages } from './later-fr.ts';

/** What closed doors and callbacks say in English. */
export const laterEn: LaterMessages = {
  ...doorEn,
  talkLater: 'Choose a time',
  stay: 'This page will tell you when someone is here.',
  looking: 'Looking for free times',
  choose: {
    title: 'When do you want to talk?',
    text: 'You don’t have to give your number. At the time you choose, you come back to this page and go before the others.',
    zone: (city) => `The times are those of ${city}.`,
    taken: 'This time has just been taken. Choose another one.',
    back: 'Back',
  },
  none: { title: 'No time is free', text: 'Try again later. These numbers answer right now:', back: 'Back' },
  confirm: {
    title: (time) => `Appointment ${time}`,
    how: 'How do you want to talk?',
    kinds: { video: 'By video', audio: 'With my voice only', text: 'In writing' },
    calm: 'Nothing turns on before you say yes.',
    book: 'Book this time',
    booking: 'Booking',
    failed: 'The time could not be booked. It is our fault. Try again.',
    other: 'Choose another time',
  },
  booked: {
    title: 'It is booked',
    time: (time) => `Appointment ${time}.`,
    until: (hour) => `Your place is kept until ${hour}.`,
    how: 'Keep your link. At that time, open it: the call begins by itself. Until then you can close this page.',
    link: 'Your return link',
    secret: 'It is yours alone: whoever opens it takes your place.',
    copy: 'Copy the link',
    copied: 'Link copied',
    wake: 'Tell me on this device',
    wakeText: 'The notification will only say “It is time.”',
    waking: 'Asking the browser',
    woken: 'This device will tell you.',
    sleep: 'Don’t tell me any more',
    denied: 'The browser said no. Keep the link safe.',
    unable: 'This browser can’t tell you. Keep the link safe.',
    cancel: 'Cancel this appointment',
  },
  cancel: {
    title: 'Cancel this appointment?',
    text: 'The time goes back to others.',
    keep: 'Keep this appointment',
    go: 'Yes, cancel it',
  },
  over: {
    due: { title: 'It is time', text: 'We are connecting you.' },
    taken: { title: 'This appointment has taken place', text: 'You can come back whenever you want.' },
    missed: { title: 'The time has passed', text: 'It does not matter. You can choose another one.' },
    cancelled: { title: 'It is cancelled', text: 'The time is free again. You can come back whenever you want.' },
  },
  lost: {
    title: 'This link leads nowhere any more',
    text: 'The appointment is old, or another time was chosen since.',
  },
  again: 'Talk to someone',
  notification: 'It is time.',
};
