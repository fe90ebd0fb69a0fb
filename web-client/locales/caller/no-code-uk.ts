import type { NoCodeMessages } from './no-code-fr.ts';

/** What the pages say that have no code to go by: at the address alone, and where a code leads nowhere. */
export const noCodeUk: NoCodeMessages = {
  title: 'Бракує коду з плаката',
  text: 'Відскануйте його ще раз або введіть тут.',
  field: 'Код',
  hint: '8 літер і цифр під квадратом для сканування',
  action: 'Відкрити сторінку',
  staff: 'Для команди',
  desk: 'Робоче місце консультанта',
  campaigns: 'Кампанії',
};
