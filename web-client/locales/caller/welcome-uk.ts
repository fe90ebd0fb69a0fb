import { commonUk } from './common-uk.ts';
import { doorUk } from './door-uk.ts';
import type { WelcomeMessages } from './welcome-fr.ts';

/** What the first view says in Ukrainian. The numbers are those of France, where the codes hang. */
export const welcomeUk: WelcomeMessages = {
  ...commonUk,
  title: 'Поговорити з людиною',
  welcome: {
    free: {
      title: 'Тут є з ким поговорити, просто зараз.',
      status: 'Ми на зв’язку',
      text: 'З відео чи лише голосом{or_writing}. Це безкоштовно. Ім’я можна не називати.',
      action: 'Почати',
      note: 'Нічого не ввімкнеться, поки ви не скажете «так».',
    },
    waiting: {
      title: 'Хтось із нас зможе з вами поговорити.',
      status: 'Треба зачекати',
      text: 'Уся команда зараз розмовляє з іншими. Ви можете стати в чергу, це безкоштовно. Ім’я можна не називати.',
      action: 'Стати в чергу',
      note: 'Нічого не ввімкнеться, поки ви не скажете «так».',
    },
    nobody: {
      title: 'Зараз ніхто не може відповісти.',
      status: 'Зараз нікого немає',
      text: 'За цими номерами відповідають завжди, у Франції вони безкоштовні:',
      action: 'Стати в чергу',
      note: 'Щойно хтось повернеться, ми передамо ваш виклик. Нічого не ввімкнеться, поки ви не скажете «так».',
    },
    orWriting: ', а можна й у чаті',
    ...doorUk,
    // 'хв' is the same after every number.
    wait: {
      minute: ': менше хвилини',
      under: ': менше {to} хв',
      range: ': приблизно від {from} до {to} хв',
    },
    callback: 'Вибрати час',
    stay: 'Якщо не закривати цю сторінку, вона повідомить, коли хтось з’явиться.',
    danger: 'Ви зараз у небезпеці?',
    website: 'Перейти на сайт',
    noScript: 'Щоб зателефонувати звідси, дозвольте JavaScript у браузері. Номери працюють завжди.',
  },
};
