/** What is said around a report, by language. */
import type { ReportKind } from './send-report.ts';

interface Strings {
  report: string;
  /** What the problem may be. */
  kind: string;
  kinds: Record<ReportKind, string>;
  message: string;
  contact: string;
  send: string;
  cancel: string;
  /** Before the number of the receipt. */
  sent: string;
  failed: string;
}

const en: Strings = {
  report: 'Report a problem',
  kind: 'What is the problem?',
  kinds: {
    wrong: 'Something is wrong',
    outdated: 'Something is out of date',
    unclear: 'I don’t understand it',
    rights: 'It infringes a right',
    other: 'Something else',
  },
  message: 'Please describe it',
  contact: 'How we can reach you (if you want an answer)',
  send: 'Send',
  cancel: 'Cancel',
  sent: 'Thank you. Your receipt number: ',
  failed: 'That did not get through. What you wrote is still here: please try again.',
};

const languages: Record<string, Strings> = {
  'zh-Hant': {
    report: '回報問題',
    kind: '是什麼問題？',
    kinds: { wrong: '內容有錯', outdated: '內容過時', unclear: '看不懂', rights: '侵害權利', other: '其他' },
    message: '請說明',
    contact: '怎麼聯絡你（想得到回覆才需要填）',
    send: '送出',
    cancel: '取消',
    sent: '謝謝你。收件編號：',
    failed: '沒有送出去。你寫的內容還在，請再試一次。',
  },
  'zh-Hans': {
    report: '报告问题',
    kind: '是什么问题？',
    kinds: { wrong: '内容有错', outdated: '内容过时', unclear: '看不懂', rights: '侵害权利', other: '其他' },
    message: '请说明',
    contact: '怎么联系你（想得到回复才需要填）',
    send: '发送',
    cancel: '取消',
    sent: '谢谢你。收件编号：',
    failed: '没有发出去。你写的内容还在，请再试一次。',
  },
  ar: {
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
  es: {
    report: 'Informar de un problema',
    kind: '¿Cuál es el problema?',
    kinds: {
      wrong: 'Hay un error',
      outdated: 'Está desactualizado',
      unclear: 'No lo entiendo',
      rights: 'Vulnera un derecho',
      other: 'Otra cosa',
    },
    message: 'Descríbelo, por favor',
    contact: 'Cómo contactarte (si quieres respuesta)',
    send: 'Enviar',
    cancel: 'Cancelar',
    sent: 'Gracias. Tu número de recibo: ',
    failed: 'No ha llegado. Lo que has escrito sigue aquí: vuelve a intentarlo.',
  },
  ja: {
    report: '問題を報告',
    kind: 'どのような問題ですか？',
    kinds: {
      wrong: '内容が間違っている',
      outdated: '内容が古い',
      unclear: 'わかりにくい',
      rights: '権利を侵害している',
      other: 'その他',
    },
    message: '詳しく教えてください',
    contact: '連絡先（返信を希望する場合）',
    send: '送信',
    cancel: 'キャンセル',
    sent: 'ありがとうございます。受付番号：',
    failed: '送信できませんでした。入力内容は残っています。もう一度お試しください。',
  },
  vi: {
    report: 'Báo lỗi',
    kind: 'Vấn đề là gì?',
    kinds: {
      wrong: 'Có điều sai',
      outdated: 'Đã lỗi thời',
      unclear: 'Khó hiểu',
      rights: 'Xâm phạm quyền',
      other: 'Điều khác',
    },
    message: 'Xin mô tả',
    contact: 'Cách liên hệ với bạn (nếu muốn được trả lời)',
    send: 'Gửi',
    cancel: 'Hủy',
    sent: 'Cảm ơn bạn. Số biên nhận: ',
    failed: 'Chưa gửi được. Nội dung bạn viết vẫn còn đây: hãy thử lại.',
  },
};

export const stringsFor = (lang: string): Strings => languages[lang] ?? en;
