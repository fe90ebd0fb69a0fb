import { pluralsOf } from '../../lib/plurals.ts';
import type { WritingMessages } from './writing-fr.ts';

const plurals = pluralsOf('uk');

/** What a conversation in writing says in Ukrainian. */
export const writingUk: WritingMessages = {
  title: (name) => `Чат: ${name}`,
  private: 'Цей чат бачите лише ви двоє. Після розмови ми видалимо повідомлення.',
  messages: 'Повідомлення',
  you: 'Ви',
  them: 'Команда',
  typing: (name) => `${name} пише…`,
  sending: 'надсилається',
  refused: 'не надіслано',
  sendAgain: 'Надіслати ще раз',
  label: 'Ваше повідомлення',
  send: 'Надіслати',
  limit: 'Не більше 2000 символів в одному повідомленні.',
  left: (count) =>
    plurals.count(count, {
      one: 'Залишився # символ.',
      few: 'Залишилося # символи.',
      many: 'Залишилося # символів.',
      other: 'Залишилося # символу.',
    }),
  tooLong: (count) =>
    `${plurals.count(count, {
      one: 'Зайвий # символ.',
      few: 'Зайві # символи.',
      many: 'Зайвих # символів.',
      other: 'Зайві # символу.',
    })} Розділіть повідомлення на два.`,
  hangUp: 'Завершити',
  readAgain: 'Перечитати повідомлення',
};
