/** Interface strings in Japanese. */
import type { InterfaceStrings } from './interface-strings.ts';

export const ja: InterfaceStrings = {
  lang: 'ja',
  status: {
    loading: '質問を読み込んでいます…',
    notFound: 'このガイドは見つかりませんでした。',
    unavailable: '質問を読み込めませんでした。接続を確認して、もう一度お試しください。',
    retry: 'もう一度試す',
    empty: 'ここにはまだ質問がありません。',
  },
  toolbar: {
    search: '質問を検索',
    language: '言語',
    openAll: 'すべて開く',
    closeAll: 'すべて閉じる',
  },
  search: {
    results: '見つかった質問：',
    nearest: '完全に一致するものはありません。最も近いもの：',
    suggestions: '見つかりませんでした。こちらからどうぞ：',
  },
  actions: {
    copyLink: 'リンクをコピー',
    copied: 'リンクをコピーしました',
  },
  votes: {
    question: '役に立ちましたか？',
    yes: 'はい',
    no: 'いいえ',
    why: 'どのような点ですか？',
    reasons: {
      unclear: 'わかりにくい',
      outdated: '内容が古い',
      wrong: '内容が間違っている',
      'did-not-work': '試したがうまくいかなかった',
      other: 'その他',
    },
    comment: '詳細（任意）',
    send: '送信',
    thanks: '評価を受け付けました。',
    failed: '送信できませんでした。もう一度お試しください。',
    tooMany: '送信が集中しています。1分後にもう一度お試しください。',
  },
  reports: {
    report: '問題を報告',
    kind: 'どのような問題ですか？',
    kinds: {
      inaccuracy: '内容が間違っている、または古い',
      harmful: '害を及ぼすおそれがある',
      infringement: '権利を侵害している',
      complaint: '苦情を申し立てたい',
      other: 'その他',
    },
    message: '問題の内容',
    evidence: '根拠となるリンク（任意）',
    contact: '連絡先（任意、返信用）',
    send: '送信',
    cancel: 'キャンセル',
    sending: '送信しています…',
    sent: '送信しました。報告の確認に必要な受付番号です。控えておいてください：',
    follow: '対応状況を見る',
    failed: '送信できませんでした。入力内容は残っています。もう一度お試しください。',
    refused: '受け付けられませんでした。入力内容は残っています。次の項目をご確認ください：',
    tooMany: '送信が集中しています。入力内容は残っています。1分後にもう一度お試しください。',
  },
};
