import { pluralsOf } from '../../lib/plurals.ts';
import { commonAr } from './common-ar.ts';
import type { CallerMessages } from './fr.ts';

// Western digits, as in the Maghreb and on the posters of France.
const { count } = pluralsOf('ar-u-nu-latn');

/** Minutes after a preposition. */
const minutes = (amount: number) =>
  count(amount, {
    zero: 'دقيقة',
    one: 'دقيقة',
    two: 'دقيقتين',
    few: '# دقائق',
    many: '# دقيقة',
    other: '# دقيقة',
  });

/** What the caller's page says in Arabic. */
export const ar: CallerMessages = {
  ...commonAr,
  before: {
    title: 'كيف نتحدث؟',
    facts: [
      { title: 'شخص واحد يراك ويسمعك', text: 'شخص من الفريق. لا أحد غيره.' },
      { title: 'لا يُسجَّل أي شيء', text: 'لا صورة ولا صوت. لا حاجة لذكر اسمك.' },
      { title: 'هذا مجاني', text: 'يُستخدم فقط رصيد الإنترنت في هاتفك: بالفيديو، حوالي 10 ميغابايت في الدقيقة.' },
      { title: 'لديك كل الوقت', text: 'يمكنك التوقف في أي وقت، دون ذكر السبب.' },
    ],
    camera: 'تبقى الكاميرا مغلقة حتى موافقتك. بعدها سيطلب منك المتصفح الإذن.',
    video: 'نعم، بالفيديو',
    audio: 'نعم، بصوتي فقط',
    writing: 'نعم، بالكتابة',
    back: 'رجوع',
  },
  waiting: {
    searching: 'نحجز لك مكانًا',
    // How many come before: a rank would have to agree with the reader, man or woman.
    place: (place) =>
      count(place - 1, {
        zero: 'دورك هو التالي',
        one: 'قبلك شخص واحد',
        two: 'قبلك شخصان',
        few: 'قبلك # أشخاص',
        many: 'قبلك # شخصًا',
        other: 'قبلك # شخص',
      }),
    range: (from, to) => {
      if (from === 0) return `أقل من ${minutes(to)}.`;
      if (from === to) return `حوالي ${minutes(to)}.`;
      const first = count(from, { zero: '#', one: 'دقيقة', two: 'دقيقتين', few: '#', many: '#', other: '#' });
      return `من ${first} إلى ${minutes(to)} تقريبًا.`;
    },
    unknown: 'لا نعرف بعد كم سيطول الانتظار.',
    placeKept: 'مكانك محفوظ',
    nobody: 'لا أحد هنا حاليًا. فور عودة شخص من الفريق، سيصله طلبك. هذه الأرقام تردّ الآن.',
    kept: 'يُرجى إبقاء هذه الصفحة مفتوحة. إذا انقطع الاتصال، يبقى مكانك محفوظًا لمدة دقيقة.',
    backInLine: 'انقطع الاتصال عند الشخص الذي كان يتحدث معك. دورك الآن قبل الجميع.',
    missed: 'لم يتمكن هذا الشخص من الرد. مكانك ما زال محفوظًا.',
    callback: 'حان موعدك. دورك الآن قبل الآخرين.',
    orWriting: 'يمكنك أيضًا الكتابة. مكانك محفوظ.',
    orCallback: 'يمكنك أيضًا اختيار موعد للحديث لاحقًا. يبقى مكانك محفوظًا حتى اختيار الموعد.',
    write: 'الكتابة',
    callBack: 'اختيار موعد',
    unseen: 'لا أحد يراك أو يسمعك حتى الآن.',
    unread: 'يمكنك الكتابة فور الرد عليك.',
    mediaLost: 'توقف الميكروفون عن العمل.',
    mediaAsleep: 'الميكروفون مغلق. يجب تشغيله ليصل صوتك.',
    mediaAgain: 'تشغيل الميكروفون',
    cut: 'انقطع الاتصال. نحاول إعادته، ومكانك محفوظ.',
    leave: 'إلغاء الانتظار',
    ringing: 'نتصل الآن بشخص من الفريق',
    ringingNext: 'الشخص السابق لم يتمكن من الرد.',
    ringingText: 'يُرجى البقاء هنا. فور الرد، سيراك هذا الشخص ويسمعك.',
    ringingVoice: 'يُرجى البقاء هنا. فور الرد، سيسمعك هذا الشخص.',
    ringingWriting: 'يُرجى البقاء هنا. فور الرد، يمكنك الكتابة.',
    danger: 'هل أنت في خطر الآن؟',
  },
  goodbye: {
    talked: { title: 'شكرًا على حديثك معنا', text: 'انتهت المحادثة. يمكنك العودة متى أردت.' },
    left: { title: 'توقف كل شيء', text: 'لا أحد يراك أو يسمعك. يمكنك العودة متى أردت.' },
    unanswered: {
      title: 'لم يتمكن أحد من الرد',
      text: 'هذا ليس بسببك. يمكنك المحاولة من جديد، أو الاتصال برقم يردّ دائمًا.',
    },
    failed: {
      title: 'انقطعت المكالمة',
      text: 'العطل تقني، وليس بسببك. يمكنك الاتصال من جديد الآن.',
    },
    off: 'الكاميرا والميكروفون مغلقان. لم يُسجَّل أي شيء.',
    offWritten: 'حُذفت الرسائل عندنا. وتبقى ظاهرة في هذه الصفحة حتى مغادرتها.',
    again: 'التحدث مع شخص',
    againSoon: 'الاتصال من جديد',
    website: 'الذهاب إلى الموقع',
    human: 'أرقام تردّ دائمًا',
  },
  refused: {
    title: 'لم تبدأ المكالمة',
    text: 'الخلل من عندنا، وليس بسببك. يمكنك المحاولة من جديد بعد لحظة.',
    closed: { title: 'مغلق حاليًا', text: 'لا أحد يمكنه الرد هنا الآن.' },
    tooMany: { title: 'لحظة من فضلك', text: 'كانت هناك محاولات كثيرة في وقت قصير. يمكنك المحاولة بعد دقيقة.' },
    replaced: { title: 'الصفحة مفتوحة في مكان آخر', text: 'مكالمتك مستمرة في الصفحة الأخرى.' },
    again: 'إعادة المحاولة',
    reload: 'إعادة تحميل الصفحة',
    here: 'المتابعة هنا',
    human: 'أو التحدث مع شخص بالهاتف',
  },
};
