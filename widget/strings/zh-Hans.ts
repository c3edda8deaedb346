import type { Strings } from './strings.ts';

export const zhHans: Strings = {
  lang: 'zh-Hans',
  loading: '正在加载常见问题……',
  notFound: '找不到这份指南。',
  unavailable: '常见问题暂时加载不了。请检查网络连接，然后再试一次。',
  retry: '再试一次',
  empty: '这里还没有问题。',
};
