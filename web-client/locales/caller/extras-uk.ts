import type { ExtrasMessages } from './extras-fr.ts';

/** What a call by video or voice can do besides, in Ukrainian. */
export const extrasUk: ExtrasMessages = {
  turn: 'Змінити камеру',
  try: 'Скажіть кілька слів: смужка має рухатися.',
  level: { level: 'Рівень мікрофона', heard: 'Ваш мікрофон працює.', notHeard: 'Поки що нічого не чути.' },
  speaker: {
    test: 'Перевірити звук',
    heard: 'Ви почули дві ноти? Якщо ні, зробіть гучніше.',
  },
  more: {
    title: 'Інші налаштування дзвінка',
    self: 'Бачити себе',
    selfHint: 'Для інших нічого не змінюється.',
    full: 'На весь екран',
    captions: 'Субтитри',
    captionsHint: 'Їх робить цей пристрій. Нічого не надсилається.',
    yes: 'так',
    no: 'ні',
  },
  line: {
    good: 'Добрий зв’язок',
    weak: 'Слабкий зв’язок',
    voice_only: 'Лише голос',
    voiceOnly: 'Зв’язок слабкий. Переходимо на голос, щоб вас не втратити.',
    back: 'Повернути зображення',
  },
  unseen: { text: 'Ви більше не бачите себе. Для інших нічого не змінюється.', show: 'Бачити себе' },
};
