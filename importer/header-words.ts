/** Words that name the columns of a table of questions, in many languages. */
import { QUESTION_WORDS } from './question-words.ts';

/** `title` and `text` name question and answer where no column is called so. */
export type HeaderWord = 'question' | 'answer' | 'title' | 'text' | 'chapter' | 'id' | 'locale';

type Words = Partial<Record<HeaderWord, string>>;

/** By language; Han characters are compared in any script, letters without case and accents. */
const WORDS_BY_LANGUAGE: Record<string, Words> = {
  en: {
    title: 'title, heading, subject, name',
    text: 'body, text, content, description',
    chapter: 'chapter, category, section, topic, group, theme',
    id: 'id, slug, key, identifier',
    locale: 'locale, language, lang',
  },
  ar: {
    title: 'العنوان, عنوان',
    text: 'النص, المحتوى',
    chapter: 'الفئة, فئة, القسم, قسم, الفصل',
    locale: 'اللغة, لغة',
  },
  bg: { title: 'заглавие', chapter: 'категория', locale: 'език' },
  bn: { chapter: 'বিভাগ', locale: 'ভাষা' },
  ca: { title: 'títol', chapter: 'capítol', locale: 'idioma, llengua' },
  cs: { title: 'název', chapter: 'kapitola, kategorie', locale: 'jazyk' },
  da: { title: 'titel', chapter: 'kapitel, kategori', locale: 'sprog' },
  de: {
    title: 'titel, überschrift',
    text: 'inhalt',
    chapter: 'kapitel, kategorie, thema, rubrik, abschnitt',
    id: 'kennung',
    locale: 'sprache',
  },
  el: { chapter: 'κατηγορία', locale: 'γλώσσα' },
  es: {
    title: 'título',
    text: 'texto, contenido',
    chapter: 'capítulo, categoría, sección, tema',
    locale: 'idioma, lengua',
  },
  et: { chapter: 'kategooria', locale: 'keel' },
  fa: { title: 'عنوان', chapter: 'دسته', locale: 'زبان' },
  fi: { title: 'otsikko', chapter: 'luku, luokka', locale: 'kieli' },
  fr: {
    title: 'titre, intitulé',
    text: 'texte, contenu',
    chapter: 'chapitre, catégorie, rubrique, thème',
    id: 'identifiant',
    locale: 'langue',
  },
  he: { title: 'כותרת', chapter: 'קטגוריה, פרק', locale: 'שפה' },
  hi: { title: 'शीर्षक', chapter: 'अध्याय, श्रेणी', locale: 'भाषा' },
  hr: { chapter: 'poglavlje, kategorija', locale: 'jezik' },
  hu: { title: 'cím', chapter: 'fejezet, kategória', locale: 'nyelv' },
  id: { title: 'judul', text: 'isi', chapter: 'bab, kategori', locale: 'bahasa' },
  it: {
    title: 'titolo',
    text: 'testo, contenuto',
    chapter: 'capitolo, categoria, sezione, argomento',
    locale: 'lingua',
  },
  ja: {
    title: 'タイトル, 題名, 件名',
    text: '本文, 内容',
    chapter: 'カテゴリ, カテゴリー, 章, 分類',
    locale: '言語',
  },
  ko: { title: '제목', text: '내용, 본문', chapter: '카테고리, 분류, 장', locale: '언어' },
  lt: { chapter: 'kategorija, skyrius', locale: 'kalba' },
  lv: { chapter: 'kategorija, nodaļa', locale: 'valoda' },
  ms: { title: 'tajuk', chapter: 'bab, kategori', locale: 'bahasa' },
  nb: { title: 'tittel', chapter: 'kapittel, kategori', locale: 'språk' },
  nl: {
    title: 'titel',
    text: 'tekst, inhoud',
    chapter: 'hoofdstuk, categorie, onderwerp, rubriek',
    locale: 'taal',
  },
  pl: { title: 'tytuł', text: 'treść', chapter: 'rozdział, kategoria, temat', locale: 'język' },
  pt: {
    title: 'título',
    text: 'texto, conteúdo',
    chapter: 'capítulo, categoria, seção, secção, tema',
    locale: 'idioma, língua',
  },
  ro: { title: 'titlu', chapter: 'capitol, categorie', locale: 'limbă, limba' },
  ru: {
    title: 'заголовок, название',
    text: 'текст',
    chapter: 'глава, категория, раздел, тема',
    locale: 'язык',
  },
  sk: { title: 'názov', chapter: 'kapitola, kategória', locale: 'jazyk' },
  sl: { chapter: 'poglavje, kategorija', locale: 'jezik' },
  sv: { title: 'titel, rubrik', chapter: 'kapitel, kategori', locale: 'språk' },
  sw: { chapter: 'sura, kundi', locale: 'lugha' },
  th: { title: 'หัวข้อ', text: 'เนื้อหา', chapter: 'บท, หมวดหมู่', locale: 'ภาษา' },
  tl: { chapter: 'kabanata, kategorya', locale: 'wika' },
  tr: { title: 'başlık', text: 'metin, içerik', chapter: 'bölüm, kategori, konu', locale: 'dil' },
  uk: { title: 'заголовок', chapter: 'розділ, категорія', locale: 'мова' },
  ur: { title: 'عنوان', chapter: 'زمرہ', locale: 'زبان' },
  vi: { title: 'tiêu đề', text: 'nội dung', chapter: 'chương, danh mục, mục, chủ đề', locale: 'ngôn ngữ' },
  zh: {
    title: '標題',
    text: '內容, 正文',
    chapter: '章, 章節, 分類, 類別, 主題, 欄目',
    id: '編號',
    locale: '語言, 語系',
  },
};

/** All words of one meaning. */
export function headerWords(meaning: HeaderWord): string[] {
  const questions = Object.values(QUESTION_WORDS).map(([question, answer]): Words => ({ question, answer }));
  return [...questions, ...Object.values(WORDS_BY_LANGUAGE)].flatMap(
    (words) => words[meaning]?.split(', ') ?? [],
  );
}
