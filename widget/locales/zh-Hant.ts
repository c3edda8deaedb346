/** Interface strings in Traditional Chinese. */
import type { InterfaceStrings } from './interface-strings.ts';

export const zhHant: InterfaceStrings = {
  lang: 'zh-Hant',
  status: {
    loading: '正在載入⋯⋯',
    notFound: '找不到這份指南。',
    unavailable: '暫時載入不了，請檢查網路後再試。',
    retry: '再試',
    empty: '這裡還沒有問題。',
  },
  toolbar: {
    search: '搜尋問題',
    language: '語言',
    openAll: '全部展開',
    closeAll: '全部收合',
  },
  search: {
    results: '找到的問題：',
    nearest: '沒有完全符合的，最接近的是：',
    suggestions: '沒有找到，可以從這裡看起：',
  },
  actions: {
    copyLink: '複製連結',
    copied: '已複製連結',
  },
  votes: {
    question: '這個回答有幫助嗎？',
    yes: '有',
    no: '沒有',
    why: '為什麼沒有幫助？',
    reasons: {
      unclear: '看不懂',
      outdated: '內容過時',
      wrong: '內容有錯',
      'did-not-work': '照做了，沒有用',
      other: '其他',
    },
    comment: '補充說明（選填）',
    send: '送出',
    thanks: '已記下評價，謝謝。',
    failed: '沒有送出去，請再試一次。',
    tooMany: '送得太頻繁了，請一分鐘後再試。',
  },
  reports: {
    report: '回報問題',
    kind: '是什麼問題？',
    kinds: {
      inaccuracy: '內容有錯或過時',
      harmful: '內容可能傷害人',
      infringement: '侵害權利',
      complaint: '我要申訴',
      other: '其他',
    },
    message: '問題說明',
    evidence: '證據的連結（選填）',
    contact: '怎麼聯絡您（選填，供回覆用）',
    send: '送出',
    cancel: '取消',
    sending: '正在送出⋯⋯',
    sent: '已送出。請保存收件編號，只有用它才能查看您的回報：',
    follow: '查看處理進度',
    failed: '沒有送出去。您寫的內容還在，請再試一次。',
    refused: '沒有收下。您寫的內容還在，請檢查：',
    tooMany: '送得太頻繁了。您寫的內容還在，請一分鐘後再試。',
  },
};
