import { commonAr } from './common-ar.ts';
import { doorAr } from './door-ar.ts';
import type { WelcomeMessages } from './welcome-fr.ts';

/** What the first view says in Arabic. The numbers are those of France, where the codes hang. */
export const welcomeAr: WelcomeMessages = {
  ...commonAr,
  title: 'التحدث مع شخص',
  welcome: {
    free: {
      title: 'هنا شخص جاهز للحديث معك، الآن.',
      status: 'يوجد شخص متاح',
      text: 'بالفيديو، أو بصوتك فقط{or_writing}. هذا مجاني. لا حاجة لذكر اسمك.',
      action: 'البدء',
      note: 'لا كاميرا ولا ميكروفون قبل موافقتك.',
    },
    waiting: {
      title: 'سيكون هناك من يتحدث معك.',
      status: 'هناك انتظار',
      text: 'كل الفريق في مكالمات الآن. يمكنك حجز مكان، هذا مجاني. لا حاجة لذكر اسمك.',
      action: 'حجز مكان',
      note: 'لا كاميرا ولا ميكروفون قبل موافقتك.',
    },
    nobody: {
      title: 'لا أحد متاح الآن.',
      status: 'لا أحد هنا حاليًا',
      text: 'هذه الأرقام مجانية في فرنسا وتردّ دائمًا:',
      action: 'حجز مكان',
      note: 'سيصل طلبك فور عودة شخص من الفريق. لا كاميرا ولا ميكروفون قبل موافقتك.',
    },
    orWriting: '، أو بالكتابة',
    ...doorAr,
    // The server puts any number into these gaps, and the word for minutes would change with it: so it comes first.
    wait: {
      minute: ': أقل من دقيقة',
      under: '، بالدقائق: أقل من {to}',
      range: '، بالدقائق: من {from} إلى {to} تقريبًا',
    },
    callback: 'اختيار موعد',
    stay: 'إذا بقيت هذه الصفحة مفتوحة، فستخبرك فور وجود شخص متاح.',
    danger: 'هل أنت في خطر الآن؟',
    website: 'زيارة الموقع',
    noScript: 'للاتصال من هنا، يجب السماح بتشغيل JavaScript في المتصفح. الأرقام تعمل دائمًا.',
  },
};
