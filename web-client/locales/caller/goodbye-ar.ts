import { pluralsOf } from '../../lib/plurals.ts';
import type { GoodbyeMessages } from './goodbye-fr.ts';

const { count } = pluralsOf('ar-u-nu-latn');

/** What the goodbye page says of what came of a call, in Arabic. */
export const goodbyeAr: GoodbyeMessages = {
  agreed: 'ما اتفقنا عليه',
  call: 'اتصال بالرقم',
  map: 'عرض على الخريطة',
  site: 'فتح الموقع',
  keep: 'حفظ كصورة',
  kept: 'حُفظت الصورة',
  share: 'مشاركة',
  copied: 'تم النسخ',
  keepHint: 'تبقى الصورة على هاتفك. إذا فتح شخص آخر هاتفك، يمكنه رؤيتها.',
  arrived: (places) =>
    count(places, {
      one: 'وصلك عنوان',
      two: 'وصلك عنوانان',
      few: 'وصلتك # عناوين',
      many: 'وصلك # عنوانًا',
      other: 'وصلك # عنوان',
    }),
  see: 'عرض',
  rating: {
    question: 'هل ساعدك هذا؟',
    scores: { 1: 'لا', 2: 'قليلًا', 3: 'نعم' },
    anonymous: 'الإجابة اختيارية ومجهولة: لن يعرف أحد أنها منك.',
    thanks: 'سجّلنا إجابتك، شكرًا. يمكنك تغييرها ما دامت هذه الصفحة مفتوحة.',
    refused: 'لم تصل إجابتك. لا بأس.',
  },
};
