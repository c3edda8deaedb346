/** Interface strings in Simplified Chinese. */
import type { InterfaceStrings } from './interface-strings.ts';

export const zhHans: InterfaceStrings = {
  lang: 'zh-Hans',
  status: {
    loading: '正在加载……',
    notFound: '找不到这份指南。',
    unavailable: '暂时加载不了，请检查网络后再试。',
    retry: '再试',
    empty: '这里还没有问题。',
  },
  toolbar: {
    search: '搜索问题',
    language: '语言',
    openAll: '全部展开',
    closeAll: '全部收起',
  },
  search: {
    results: '找到的问题：',
    nearest: '没有完全符合的，最接近的是：',
    suggestions: '没有找到，可以从这里看起：',
  },
  actions: {
    copyLink: '复制链接',
    copied: '已复制链接',
  },
  votes: {
    question: '这个回答有帮助吗？',
    yes: '有',
    no: '没有',
    why: '为什么没有帮助？',
    reasons: {
      unclear: '看不懂',
      outdated: '内容过时',
      wrong: '内容有错',
      'did-not-work': '照做了，没有用',
      other: '其他',
    },
    comment: '补充说明（选填）',
    send: '提交',
    thanks: '已记下评价，谢谢。',
    failed: '没有提交成功，请再试一次。',
    tooMany: '提交得太频繁了，请一分钟后再试。',
  },
  reports: {
    report: '反馈问题',
    kind: '是什么问题？',
    kinds: {
      inaccuracy: '内容有错或过时',
      harmful: '内容可能伤害人',
      infringement: '侵害权利',
      complaint: '我要投诉',
      other: '其他',
    },
    message: '问题说明',
    evidence: '证据的链接（选填）',
    contact: '怎么联系您（选填，供回复用）',
    send: '提交',
    cancel: '取消',
    sending: '正在提交……',
    sent: '已提交。请保存收件编号，只有用它才能查看您的反馈：',
    follow: '查看处理进度',
    failed: '没有提交成功。您写的内容还在，请再试一次。',
    refused: '没有收下。您写的内容还在，请检查：',
    tooMany: '提交得太频繁了。您写的内容还在，请一分钟后再试。',
  },
};
