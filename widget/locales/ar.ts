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
    why: 'ما السبب؟',
    reasons: {
      unclear: 'لم أفهمه',
      outdated: 'معلومة قديمة',
      wrong: 'هناك خطأ',
      'did-not-work': 'جرّبته ولم ينجح',
      other: 'شيء آخر',
    },
    comment: 'التفاصيل (اختياري)',
    send: 'إرسال',
    thanks: 'سُجّل رأيك، شكرًا لك.',
    failed: 'لم يصل ردّك. حاول مرة أخرى.',
    tooMany: 'وصلنا الكثير الآن. حاول مرة أخرى بعد دقيقة.',
  },
  reports: {
    report: 'الإبلاغ عن مشكلة',
    kind: 'ما المشكلة؟',
    kinds: {
      inaccuracy: 'خطأ أو معلومة قديمة',
      harmful: 'قد يسبّب ضررًا',
      infringement: 'ينتهك حقًّا',
      complaint: 'لديّ شكوى',
      other: 'شيء آخر',
    },
    message: 'وصف المشكلة',
    evidence: 'رابط إلى إثبات (اختياري)',
    contact: 'كيف نتواصل معك (اختياري، للرد عليك)',
    send: 'إرسال',
    cancel: 'إلغاء',
    sending: 'جارٍ الإرسال…',
    sent: 'تم الإرسال. احتفظ برقم الإيصال، فهو السبيل الوحيد للعودة إلى بلاغك: ',
    follow: 'متابعة بلاغك',
    failed: 'لم يصل البلاغ. ما كتبته ما زال هنا: حاول مرة أخرى.',
    refused: 'لم يُقبل البلاغ. ما كتبته ما زال هنا. تحقّق من: ',
    tooMany: 'وصلنا الكثير الآن. ما كتبته ما زال هنا: حاول مرة أخرى بعد دقيقة.',
  },
};
