import type { DoorMessages } from './door-fr.ts';

/** What closed doors say. */
export const doorEn: DoorMessages = {
  shut: {
    closed_hours: {
      status: 'Closed at the moment',
      title: 'Nobody is available right now.',
      text: 'Right now, these numbers are free in France and always answer:',
    },
    queue_full: {
      status: 'The line is full',
      title: 'Too many people are waiting.',
      text: 'A place may come free soon. Right now, these numbers are free in France and always answer:',
    },
    nobody_on_duty: {
      status: 'Nobody at the moment',
      title: 'Nobody is available right now.',
      text: 'Right now, these numbers are free in France and always answer:',
    },
  },
  opens: 'Open {opens}.',
};
