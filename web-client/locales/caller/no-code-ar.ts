import type { NoCodeMessages } from './no-code-fr.ts';

/** What the pages say that have no code to go by: at the address alone, and where a code leads nowhere. */
export const noCodeAr: NoCodeMessages = {
  title: 'رمز الملصق غير موجود',
  text: 'يمكنك توجيه الكاميرا إليه مرة أخرى، أو كتابته هنا.',
  field: 'الرمز',
  hint: '8 حروف وأرقام، تحت المربع المخصص للكاميرا',
  action: 'فتح الصفحة',
  staff: 'لفريق العمل',
  desk: 'صفحة المستشارين',
  campaigns: 'الحملات',
};
