import { pluralsOf } from '../../lib/plurals.ts';
import type { WritingMessages } from './writing-fr.ts';

const plurals = pluralsOf('uk');

/** What a conversation in writing says in Ukrainian. */
export const writingUk: WritingMessages = {
  title: (name) => `Чат: ${name}`,
  private: 'Цей чат бачите лише ви двоє. Невдовзі після розмови ми видалимо повідомлення.',
  cut: 'Зв’язок обірвався. Підключаємо вас знову, залишайтеся тут.',
  lost: 'Зв’язок не відновлюється. Можливо, розмову завершено. Ці номери працюють без інтернету.',
  prefers: (name) => `${name}: краще продовжити в чаті.`,
  messages: 'Повідомлення',
  close: 'Закрити чат',
  you: 'Ви',
  them: 'Команда',
  typing: (name) => `${name} пише…`,
  sending: 'надсилається',
  refused: 'не надіслано',
  sendAgain: 'Надіслати ще раз',
  label: 'Ваше повідомлення',
  send: 'Надіслати',
  live: 'Літера за літерою',
  liveOn: (name) => `${name} бачить літери, поки ви пишете.`,
  voice: 'Голос',
  video: 'Відео',
  only: 'Лише чат',
  stays: (name) => `${name} на зв’язку. Повідомлення залишаються.`,
  wrote: (name, count) => `${name}: нових повідомлень у чаті – ${count}.`,
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
