/** What stands below an answer, by language. */
interface Strings {
  copyLink: string;
  copied: string;
}

const en: Strings = { copyLink: 'Copy link', copied: 'Link copied' };

const languages: Record<string, Strings> = {
  'zh-Hant': { copyLink: '複製連結', copied: '已複製連結' },
  'zh-Hans': { copyLink: '复制链接', copied: '已复制链接' },
  ar: { copyLink: 'نسخ الرابط', copied: 'تم نسخ الرابط' },
  es: { copyLink: 'Copiar enlace', copied: 'Enlace copiado' },
  ja: { copyLink: 'リンクをコピー', copied: 'リンクをコピーしました' },
  vi: { copyLink: 'Sao chép liên kết', copied: 'Đã sao chép liên kết' },
};

export const stringsFor = (lang: string): Strings => languages[lang] ?? en;
