import type { Strings } from './strings.ts';

export const zhHant: Strings = {
  lang: 'zh-Hant',
  loading: '正在載入常見問題⋯⋯',
  notFound: '找不到這份指南。',
  unavailable: '常見問題暫時載入不了。請檢查網路連線，然後再試一次。',
  retry: '再試一次',
  empty: '這裡還沒有問題。',
};
