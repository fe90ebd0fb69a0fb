import type { MediaMessages } from './media-fr.ts';

/** What a call by video or voice says in Arabic. */
export const mediaAr: MediaMessages = {
  asking: {
    title: 'المتصفح يطرح عليك سؤالًا',
    video: 'يُرجى اختيار «السماح» للكاميرا والميكروفون.',
    audio: 'يُرجى اختيار «السماح» للميكروفون.',
    calm: 'لا أحد يراك أو يسمعك حتى الآن.',
    back: 'رجوع',
  },
  preview: {
    video: 'هذا ما سيظهر منك',
    audio: 'سيُسمع صوتك، ولن تظهر صورتك',
    hide: 'إخفاء وجهي',
    hidden: 'يظهر شكلك فقط دون أن يعرفك أحد. صوتك لا يتغيّر.',
    blur: 'تمويه ما خلفي',
    check: 'التحقق من الميكروفون والصوت',
    alone: 'لا أحد يراك أو يسمعك حتى الآن.',
    call: 'الاتصال الآن',
    talk: 'التحدث الآن',
    voiceOnly: 'من دون كاميرا',
    back: 'رجوع',
    you: 'أنت',
    withoutCamera: {
      denied: 'الكاميرا غير مسموح بها. نكمل بصوتك.',
      missing: 'لا توجد كاميرا هنا. نكمل بصوتك.',
      busy: 'تطبيق آخر يستخدم الكاميرا. نكمل بصوتك.',
      unsupported: 'الكاميرا لا تعمل هنا. نكمل بصوتك.',
    },
  },
  call: {
    title: (name) => `مكالمة مع ${name}`,
    // No verb agrees with the name: it may be a man's or a woman's.
    joining: (name) => `${name} هنا. سيصل الصوت بعد لحظة.`,
    asked: (name) => `بإمكان ${name} الانضمام إليك، أو مواصلة الكتابة.`,
    live: 'المكالمة جارية',
    connected: (name) => `مكالمتك الآن مع ${name}.`,
    reconnecting: 'انقطع الاتصال. نحاول إعادته، يُرجى البقاء هنا.',
    failed: 'لم يتمكن المتصفح من فتح المكالمة.',
    failedWays: 'يمكنك إعادة تحميل الصفحة، أو الاتصال بأحد هذه الأرقام.',
    reload: 'إعادة تحميل الصفحة',
    peerLost: (name) => `انقطع الاتصال عند ${name}. ننتظر عودة الاتصال.`,
    noPicture: 'الصوت فقط',
    you: 'أنت',
    controls: {
      group: 'أزرار المكالمة',
      microphone: 'الميكروفون',
      camera: 'الكاميرا',
      on: { microphone: 'يعمل', camera: 'تعمل' },
      off: { microphone: 'مغلق', camera: 'مغلقة' },
      hangUp: 'إنهاء',
      messages: 'كتابة',
      more: 'المزيد',
    },
  },
};
