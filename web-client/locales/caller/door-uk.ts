import type { DoorMessages } from './door-fr.ts';

/** What closed doors say. */
export const doorUk: DoorMessages = {
  shut: {
    closed_hours: {
      status: 'Зараз не працюємо',
      title: 'Зараз ніхто не може відповісти.',
      text: 'А за цими номерами вам відповідять просто зараз. Вони цілодобові й у Франції безкоштовні:',
    },
    queue_full: {
      status: 'Черга заповнена',
      title: 'Зараз чекає забагато людей.',
      text: 'Можливо, скоро звільниться місце. А за цими номерами вам відповідять просто зараз. Вони цілодобові й у Франції безкоштовні:',
    },
    nobody_on_duty: {
      status: 'Зараз нікого немає',
      title: 'Зараз ніхто не може відповісти.',
      text: 'А за цими номерами вам відповідять просто зараз. Вони цілодобові й у Франції безкоштовні:',
    },
  },
  // A day stands here in the nominative, as in a timetable: 'понеділок о 9:00'.
  opens: 'Початок роботи: {opens}.',
};
