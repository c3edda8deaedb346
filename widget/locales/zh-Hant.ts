import type { Strings } from './strings.ts';

export const zhHant: Strings = {
  lang: 'zh-Hant',
  loading: '正在載入⋯⋯',
  notFound: '找不到這份指南。',
  unavailable: '暫時載入不了，請檢查網路後再試。',
  retry: '再試',
  empty: '這裡還沒有問題。',
};
