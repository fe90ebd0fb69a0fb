import { pluralsOf } from '../../lib/plurals.ts';
import type { WritingMessages } from './writing-fr.ts';

const plurals = pluralsOf('ar-u-nu-latn');

/** What a conversation in writing says in Arabic. */
export const writingAr: WritingMessages = {
  title: (name) => `محادثة مع ${name}`,
  private: 'لا أحد غيركما يقرأ هذه الرسائل. تُحذف بعد النهاية بقليل.',
  cut: 'انقطع الاتصال. نحاول إعادته، ابقَ هنا.',
  lost: 'الاتصال لا يعود. ربما انتهت المحادثة. هذه الأرقام تعمل دون إنترنت.',
  prefers: (name) => `${name}: الأفضل مواصلة الكتابة.`,
  messages: 'الرسائل',
  close: 'إغلاق الرسائل',
  you: 'أنت',
  them: 'الفريق',
  typing: (name) => `${name}: كتابة جارية…`,
  sending: 'قيد الإرسال',
  refused: 'تعذّر الإرسال',
  sendAgain: 'إعادة الإرسال',
  label: 'رسالتك',
  send: 'إرسال',
  live: 'حرفًا بحرف',
  liveOn: (name) => `${name}: الأحرف ظاهرة أثناء الكتابة.`,
  voice: 'الصوت',
  video: 'الفيديو',
  only: 'الكتابة فقط',
  stays: (name) => `المحادثة مع ${name} مستمرة، والرسائل باقية.`,
  wrote: (name, count) => `${name}: رسائل جديدة (${count}).`,
  limit: '2000 حرف على الأكثر في كل رسالة.',
  left: (count) =>
    plurals.count(count, {
      zero: 'لم يبقَ أي حرف.',
      one: 'بقي حرف واحد.',
      two: 'بقي حرفان.',
      few: 'بقيت # أحرف.',
      many: 'بقي # حرفًا.',
      other: 'بقي # حرف.',
    }),
  tooLong: (count) =>
    `${plurals.count(count, {
      zero: 'لا توجد أحرف زائدة.',
      one: 'هناك حرف واحد زائد.',
      two: 'هناك حرفان زائدان.',
      few: 'هناك # أحرف زائدة.',
      many: 'هناك # حرفًا زائدًا.',
      other: 'هناك # حرف زائد.',
    })} يمكنك تقسيم رسالتك إلى رسالتين.`,
  hangUp: 'إنهاء',
  readAgain: 'قراءة الرسائل من جديد',
};
