/** What the toolbar says, by language. */
interface Strings {
  search: string;
  language: string;
  openAll: string;
  closeAll: string;
}

const en: Strings = {
  search: 'Search the questions',
  language: 'Language',
  openAll: 'Open all',
  closeAll: 'Close all',
};

const languages: Record<string, Strings> = {
  'zh-Hant': { search: '搜尋問題', language: '語言', openAll: '全部展開', closeAll: '全部收合' },
  'zh-Hans': { search: '搜索问题', language: '语言', openAll: '全部展开', closeAll: '全部收起' },
  ar: { search: 'ابحث في الأسئلة', language: 'اللغة', openAll: 'فتح الكل', closeAll: 'إغلاق الكل' },
  es: {
    search: 'Buscar en las preguntas',
    language: 'Idioma',
    openAll: 'Abrir todo',
    closeAll: 'Cerrar todo',
  },
  ja: { search: '質問を検索', language: '言語', openAll: 'すべて開く', closeAll: 'すべて閉じる' },
  vi: {
    search: 'Tìm trong các câu hỏi',
    language: 'Ngôn ngữ',
    openAll: 'Mở tất cả',
    closeAll: 'Đóng tất cả',
  },
};

export const stringsFor = (lang: string): Strings => languages[lang] ?? en;
