/** What the element itself says, in each language it speaks. */

export interface Strings {
  loading: string;
  noGuide: string;
  unknownGuide: string;
  unavailable: string;
  retry: string;
  empty: string;
}

const zhHant: Strings = {
  loading: '正在載入常見問題⋯⋯',
  noGuide: '這裡還沒有設定要顯示的指南。',
  unknownGuide: '找不到這份指南。',
  unavailable: '常見問題暫時載入不了。請檢查網路連線，然後再試一次。',
  retry: '再試一次',
  empty: '這份指南還沒有問題。',
};

const zhHans: Strings = {
  loading: '正在加载常见问题……',
  noGuide: '这里还没有设置要显示的指南。',
  unknownGuide: '找不到这份指南。',
  unavailable: '常见问题暂时加载不了。请检查网络连接，然后再试一次。',
  retry: '再试一次',
  empty: '这份指南还没有问题。',
};

const en: Strings = {
  loading: 'Loading the questions…',
  noGuide: 'No guide has been chosen for this place yet.',
  unknownGuide: 'This guide could not be found.',
  unavailable: 'The questions can’t be loaded just now. Check your connection, then try again.',
  retry: 'Try again',
  empty: 'This guide has no questions yet.',
};

/** The words for a BCP 47 tag: Chinese by the script it implies, English for every language we don't speak. */
export function stringsFor(locale: string): Strings {
  const { language, script } = new Intl.Locale(locale).maximize();
  if (language !== 'zh') return en;
  return script === 'Hant' ? zhHant : zhHans;
}
