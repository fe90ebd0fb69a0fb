import type { DoorMessages } from './door-fr.ts';

/** What closed doors say. */
export const doorAr: DoorMessages = {
  shut: {
    closed_hours: {
      status: 'مغلق حاليًا',
      title: 'لا أحد متاح الآن.',
      text: 'هذه الأرقام مجانية في فرنسا وتردّ دائمًا، الآن أيضًا:',
    },
    queue_full: {
      status: 'لا مكان حاليًا',
      title: 'عدد كبير من الناس ينتظر الآن.',
      text: 'قد يتوفر مكان قريبًا. هذه الأرقام مجانية في فرنسا وتردّ دائمًا، الآن أيضًا:',
    },
    nobody_on_duty: {
      status: 'لا أحد هنا حاليًا',
      title: 'لا أحد متاح الآن.',
      text: 'هذه الأرقام مجانية في فرنسا وتردّ دائمًا، الآن أيضًا:',
    },
  },
  opens: 'نفتح {opens}.',
};
