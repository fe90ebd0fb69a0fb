import type { CommonMessages } from './common-fr.ts';

/** What every step says, and the first view too. */
export const commonAr: CommonMessages = {
  brand: 'Passerelle',
  exit: { label: 'خروج سريع', hint: 'يغلق هذه الصفحة ويفتح صفحة الطقس. على لوحة المفاتيح: Shift ثلاث مرات' },
  language: 'اللغة',
  opening: 'جارٍ الفتح',
  failed: 'لم تُفتح الصفحة بالكامل. يُرجى التأكد من الاتصال بالإنترنت والمحاولة من جديد.',
  codes: {
    code_unknown: {
      title: 'هذا الرمز لا يفتح أي صفحة',
      text: 'ربما نُسخ بخطأ. يمكنك توجيه الكاميرا إليه مرة أخرى، أو الاتصال بأحد هذه الأرقام.',
    },
    code_expired: { title: 'هذا الرمز لم يعد صالحًا', text: 'الملصق قديم. هذه الأرقام تردّ دائمًا.' },
    code_disabled: { title: 'هذا الرمز لم يعد يعمل', text: 'تم إيقافه. هذه الأرقام تردّ دائمًا.' },
  },
  numbers: {
    title: 'أرقام تردّ دائمًا',
    list: [
      { number: '112', by: 'call', action: 'الاتصال بالرقم', what: 'خطر أو طوارئ: الشرطة، الإطفاء، الإسعاف' },
      { number: '15', by: 'call', action: 'الاتصال بالرقم', what: 'حالة طبية طارئة' },
      { number: '3114', by: 'call', action: 'الاتصال بالرقم', what: 'تفكير في الانتحار، ضيق نفسي شديد. ليلًا ونهارًا' },
      { number: '119', by: 'call', action: 'الاتصال بالرقم', what: 'طفل أو فتى أو فتاة في خطر. ليلًا ونهارًا' },
      { number: '114', by: 'text', action: 'إرسال SMS إلى الرقم', what: 'طوارئ برسالة SMS، إذا كان الكلام غير ممكن' },
    ],
  },
};
