import type { Strings } from './strings.ts';

export const zhHans: Strings = {
  lang: 'zh-Hans',
  loading: '正在加载……',
  notFound: '找不到这份指南。',
  unavailable: '暂时加载不了，请检查网络后再试。',
  retry: '再试',
  empty: '这里还没有问题。',
};
