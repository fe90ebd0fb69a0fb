import type { ExtrasMessages } from './extras-fr.ts';

/** What a call by video or voice can do besides, in Arabic. */
export const extrasAr: ExtrasMessages = {
  turn: 'تبديل الكاميرا',
  try: 'للتجربة، تكفي بضع كلمات: يجب أن يتحرك الشريط.',
  level: { level: 'مستوى الميكروفون', heard: 'الميكروفون يعمل.', notHeard: 'لا يصل أي صوت حتى الآن.' },
  speaker: {
    test: 'تجربة الصوت',
    heard: 'هل سمعت نغمتين؟ وإلا يمكنك رفع مستوى الصوت.',
  },
  more: {
    title: 'إعدادات أخرى للمكالمة',
    self: 'رؤية نفسي',
    selfHint: 'لا يتغيّر شيء عند الآخرين.',
    full: 'ملء الشاشة',
    captions: 'ترجمة نصية',
    captionsHint: 'يصنعها هذا الجهاز. لا يُرسَل شيء.',
    yes: 'نعم',
    no: 'لا',
  },
  line: {
    good: 'الاتصال جيد',
    weak: 'الاتصال ضعيف',
    voice_only: 'صوت فقط',
    voiceOnly: 'الاتصال ضعيف. ننتقل إلى الصوت حتى لا نفقدك.',
    back: 'إعادة الصورة',
  },
  unseen: { text: 'صورتك مخفية عنك أنت. لا يتغيّر شيء عند الآخرين.', show: 'رؤية نفسي' },
};
