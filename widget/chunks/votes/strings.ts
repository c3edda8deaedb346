/** What is said around a vote, by language. */
interface Strings {
  question: string;
  yes: string;
  no: string;
  thanks: string;
  failed: string;
}

const en: Strings = {
  question: 'Was this helpful?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you.',
  failed: 'That did not get through. Please try again.',
};

const languages: Record<string, Strings> = {
  'zh-Hant': {
    question: '這個回答有幫助嗎？',
    yes: '有',
    no: '沒有',
    thanks: '謝謝你。',
    failed: '沒有送出去，請再試一次。',
  },
  'zh-Hans': {
    question: '这个回答有帮助吗？',
    yes: '有',
    no: '没有',
    thanks: '谢谢你。',
    failed: '没有发出去，请再试一次。',
  },
  ar: {
    question: 'هل كان هذا مفيدًا؟',
    yes: 'نعم',
    no: 'لا',
    thanks: 'شكرًا لك.',
    failed: 'لم يصل ردّك. حاول مرة أخرى.',
  },
  es: {
    question: '¿Te ha servido?',
    yes: 'Sí',
    no: 'No',
    thanks: 'Gracias.',
    failed: 'No ha llegado. Vuelve a intentarlo.',
  },
  ja: {
    question: '役に立ちましたか？',
    yes: 'はい',
    no: 'いいえ',
    thanks: 'ありがとうございます。',
    failed: '送信できませんでした。もう一度お試しください。',
  },
  vi: {
    question: 'Câu trả lời này có ích không?',
    yes: 'Có',
    no: 'Không',
    thanks: 'Cảm ơn bạn.',
    failed: 'Chưa gửi được. Hãy thử lại.',
  },
};

export const stringsFor = (lang: string): Strings => languages[lang] ?? en;
