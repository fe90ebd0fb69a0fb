import { pluralsOf } from '../../lib/plurals.ts';
import type { GoodbyeMessages } from './goodbye-fr.ts';

const { count } = pluralsOf('uk');

/** What the goodbye page says of what came of a call, in Ukrainian. */
export const goodbyeUk: GoodbyeMessages = {
  agreed: 'Про що ми домовилися',
  call: 'Подзвонити на',
  map: 'Показати на карті',
  site: 'Відкрити сайт',
  keep: 'Зберегти як зображення',
  kept: 'Зображення збережено',
  share: 'Поділитися',
  copied: 'Скопійовано',
  keepHint: 'Зображення залишиться на вашому телефоні. Якщо хтось інший відкриє телефон, то зможе його побачити.',
  arrived: (places) =>
    count(places, {
      one: 'Для вас надійшла # адреса',
      few: 'Для вас надійшли # адреси',
      many: 'Для вас надійшло # адрес',
      other: 'Для вас надійшло # адреси',
    }),
  see: 'Показати',
  rating: {
    question: 'Чи це вам допомогло?',
    scores: { 1: 'Ні', 2: 'Трохи', 3: 'Так' },
    anonymous: 'Відповідайте, якщо хочете. Це анонімно: ніхто не дізнається, що відповідь від вас.',
    thanks: 'Записали, дякуємо. Ви можете змінити відповідь, поки ця сторінка відкрита.',
    refused: 'Вашу відповідь не надіслано. Нічого страшного.',
  },
};
