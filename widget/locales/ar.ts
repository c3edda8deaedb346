/** Interface strings in Arabic. */
import type { InterfaceStrings } from './interface-strings.ts';

export const ar: InterfaceStrings = {
  lang: 'ar',
  status: {
    loading: 'جارٍ تحميل الأسئلة…',
    notFound: 'تعذّر العثور على هذا الدليل.',
    unavailable: 'لا يمكن تحميل الأسئلة الآن. تحقّق من الاتصال ثم أعد المحاولة.',
    retry: 'أعد المحاولة',
    empty: 'لا توجد أسئلة هنا بعد.',
  },
  toolbar: {
    search: 'ابحث في الأسئلة',
    language: 'اللغة',
    openAll: 'فتح الكل',
    closeAll: 'إغلاق الكل',
  },
  search: {
    results: 'النتائج: ',
    nearest: 'لا شيء يطابق تمامًا. هذا هو الأقرب:',
    suggestions: 'لم نعثر على شيء. يمكنك البدء من هنا:',
  },
  actions: {
    copyLink: 'نسخ الرابط',
    copied: 'تم نسخ الرابط',
  },
  votes: {
    question: 'هل كان هذا مفيدًا؟',
    yes: 'نعم',
    no: 'لا',
    thanks: 'شكرًا لك.',
    failed: 'لم يصل ردّك. حاول مرة أخرى.',
  },
  reports: {
    report: 'الإبلاغ عن مشكلة',
    kind: 'ما المشكلة؟',
    kinds: {
      wrong: 'هناك خطأ',
      outdated: 'معلومة قديمة',
      unclear: 'لم أفهمه',
      rights: 'ينتهك حقًّا',
      other: 'شيء آخر',
    },
    message: 'صف المشكلة من فضلك',
    contact: 'كيف نتواصل معك (إن أردت ردًّا)',
    send: 'إرسال',
    cancel: 'إلغاء',
    sent: 'شكرًا لك. رقم الإيصال: ',
    failed: 'لم يصل البلاغ. ما كتبته ما زال هنا: حاول مرة أخرى.',
  },
};
