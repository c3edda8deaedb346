/** Words that name the columns of a table of questions, in many languages. */

/** `title` and `text` name question and answer where no column is called so. */
export type HeaderWord = 'question' | 'answer' | 'title' | 'text' | 'chapter' | 'id' | 'locale';

type Words = Partial<Record<HeaderWord, string>>;

/** By language; Han characters are compared in any script, letters without case and accents. */
const WORDS_BY_LANGUAGE: Record<string, Words> = {
  en: {
    question: 'question, questions, question text, q, faq, query',
    answer: 'answer, answers, answer text, a, reply, response, solution',
    title: 'title, heading, subject, name',
    text: 'body, text, content, description',
    chapter: 'chapter, category, section, topic, group, theme',
    id: 'id, slug, key, identifier',
    locale: 'locale, language, lang',
  },
  ar: {
    ...{ question: 'السؤال, سؤال, الأسئلة, أسئلة', answer: 'الجواب, جواب, الإجابة, إجابة, الأجوبة, الرد' },
    ...{
      title: 'العنوان, عنوان',
      text: 'النص, المحتوى',
      chapter: 'الفئة, فئة, القسم, قسم, الفصل',
      locale: 'اللغة, لغة',
    },
  },
  bg: {
    question: 'въпрос, въпроси',
    answer: 'отговор, отговори',
    title: 'заглавие',
    chapter: 'категория',
    locale: 'език',
  },
  bn: { question: 'প্রশ্ন', answer: 'উত্তর', chapter: 'বিভাগ', locale: 'ভাষা' },
  ca: {
    question: 'pregunta',
    answer: 'resposta',
    title: 'títol',
    chapter: 'capítol',
    locale: 'idioma, llengua',
  },
  cs: {
    question: 'otázka, dotaz',
    answer: 'odpověď',
    title: 'název',
    chapter: 'kapitola, kategorie',
    locale: 'jazyk',
  },
  da: {
    question: 'spørgsmål',
    answer: 'svar',
    title: 'titel',
    chapter: 'kapitel, kategori',
    locale: 'sprog',
  },
  de: {
    ...{
      question: 'frage, fragen',
      answer: 'antwort, antworten',
      title: 'titel, überschrift',
      text: 'inhalt',
    },
    ...{ chapter: 'kapitel, kategorie, thema, rubrik, abschnitt', id: 'kennung', locale: 'sprache' },
  },
  el: {
    question: 'ερώτηση, ερωτήσεις',
    answer: 'απάντηση, απαντήσεις',
    chapter: 'κατηγορία',
    locale: 'γλώσσα',
  },
  es: {
    ...{
      question: 'pregunta, preguntas',
      answer: 'respuesta, respuestas',
      title: 'título',
      text: 'texto, contenido',
    },
    ...{ chapter: 'capítulo, categoría, sección, tema', locale: 'idioma, lengua' },
  },
  et: { question: 'küsimus', answer: 'vastus', chapter: 'kategooria', locale: 'keel' },
  fa: { question: 'پرسش, سوال, سؤال', answer: 'پاسخ, جواب', title: 'عنوان', chapter: 'دسته', locale: 'زبان' },
  fi: { question: 'kysymys', answer: 'vastaus', title: 'otsikko', chapter: 'luku, luokka', locale: 'kieli' },
  fr: {
    ...{
      question: 'question, questions',
      answer: 'réponse, réponses',
      title: 'titre, intitulé',
      text: 'texte, contenu',
    },
    ...{ chapter: 'chapitre, catégorie, rubrique, thème', id: 'identifiant', locale: 'langue' },
  },
  he: {
    question: 'שאלה, שאלות',
    answer: 'תשובה, תשובות',
    title: 'כותרת',
    chapter: 'קטגוריה, פרק',
    locale: 'שפה',
  },
  hi: {
    question: 'प्रश्न, सवाल',
    answer: 'उत्तर, जवाब',
    title: 'शीर्षक',
    chapter: 'अध्याय, श्रेणी',
    locale: 'भाषा',
  },
  hr: {
    question: 'pitanje, pitanja',
    answer: 'odgovor, odgovori',
    chapter: 'poglavlje, kategorija',
    locale: 'jezik',
  },
  hu: { question: 'kérdés', answer: 'válasz', title: 'cím', chapter: 'fejezet, kategória', locale: 'nyelv' },
  id: {
    question: 'pertanyaan',
    answer: 'jawaban',
    title: 'judul',
    text: 'isi',
    chapter: 'bab, kategori',
    locale: 'bahasa',
  },
  it: {
    ...{
      question: 'domanda, domande, quesito',
      answer: 'risposta, risposte',
      title: 'titolo',
      text: 'testo, contenuto',
    },
    ...{ chapter: 'capitolo, categoria, sezione, argomento', locale: 'lingua' },
  },
  ja: {
    ...{
      question: '質問, 質問文, 問い, ご質問',
      answer: '回答, 答え, 答, 回答文, 解答',
      title: 'タイトル, 題名, 件名',
    },
    ...{ text: '本文, 内容', chapter: 'カテゴリ, カテゴリー, 章, 分類', locale: '言語' },
  },
  ko: {
    ...{ question: '질문, 문의', answer: '답변, 대답, 답', title: '제목', text: '내용, 본문' },
    ...{ chapter: '카테고리, 분류, 장', locale: '언어' },
  },
  lt: { question: 'klausimas', answer: 'atsakymas', chapter: 'kategorija, skyrius', locale: 'kalba' },
  lv: { question: 'jautājums', answer: 'atbilde', chapter: 'kategorija, nodaļa', locale: 'valoda' },
  ms: { question: 'soalan', answer: 'jawapan', title: 'tajuk', chapter: 'bab, kategori', locale: 'bahasa' },
  nb: {
    question: 'spørsmål',
    answer: 'svar',
    title: 'tittel',
    chapter: 'kapittel, kategori',
    locale: 'språk',
  },
  nl: {
    ...{ question: 'vraag, vragen', answer: 'antwoord, antwoorden', title: 'titel', text: 'tekst, inhoud' },
    ...{ chapter: 'hoofdstuk, categorie, onderwerp, rubriek', locale: 'taal' },
  },
  pl: {
    ...{ question: 'pytanie, pytania', answer: 'odpowiedź, odpowiedzi', title: 'tytuł', text: 'treść' },
    ...{ chapter: 'rozdział, kategoria, temat', locale: 'język' },
  },
  pt: {
    ...{ question: 'pergunta, perguntas, questão', answer: 'resposta, respostas', title: 'título' },
    ...{
      text: 'texto, conteúdo',
      chapter: 'capítulo, categoria, seção, secção, tema',
      locale: 'idioma, língua',
    },
  },
  ro: {
    question: 'întrebare',
    answer: 'răspuns',
    title: 'titlu',
    chapter: 'capitol, categorie',
    locale: 'limbă, limba',
  },
  ru: {
    ...{ question: 'вопрос, вопросы', answer: 'ответ, ответы', title: 'заголовок, название', text: 'текст' },
    ...{ chapter: 'глава, категория, раздел, тема', locale: 'язык' },
  },
  sk: {
    question: 'otázka',
    answer: 'odpoveď',
    title: 'názov',
    chapter: 'kapitola, kategória',
    locale: 'jazyk',
  },
  sl: { question: 'vprašanje', answer: 'odgovor', chapter: 'poglavje, kategorija', locale: 'jezik' },
  sv: {
    question: 'fråga, frågor',
    answer: 'svar',
    title: 'titel, rubrik',
    chapter: 'kapitel, kategori',
    locale: 'språk',
  },
  sw: { question: 'swali', answer: 'jibu', chapter: 'sura, kundi', locale: 'lugha' },
  th: {
    question: 'คำถาม',
    answer: 'คำตอบ',
    title: 'หัวข้อ',
    text: 'เนื้อหา',
    chapter: 'บท, หมวดหมู่',
    locale: 'ภาษา',
  },
  tl: { question: 'tanong', answer: 'sagot', chapter: 'kabanata, kategorya', locale: 'wika' },
  tr: {
    ...{
      question: 'soru, sorular',
      answer: 'cevap, cevaplar, yanıt',
      title: 'başlık',
      text: 'metin, içerik',
    },
    ...{ chapter: 'bölüm, kategori, konu', locale: 'dil' },
  },
  uk: {
    question: 'питання, запитання',
    answer: 'відповідь',
    title: 'заголовок',
    chapter: 'розділ, категорія',
    locale: 'мова',
  },
  ur: { question: 'سوال', answer: 'جواب', title: 'عنوان', chapter: 'زمرہ', locale: 'زبان' },
  vi: {
    ...{
      question: 'câu hỏi, hỏi',
      answer: 'câu trả lời, trả lời, đáp án, đáp',
      title: 'tiêu đề',
      text: 'nội dung',
    },
    ...{ chapter: 'chương, danh mục, mục, chủ đề', locale: 'ngôn ngữ' },
  },
  zh: {
    ...{ question: '問題, 提問, 題目, 常見問題, 問', answer: '答案, 回答, 解答, 答覆, 答复, 回覆, 回复, 答' },
    ...{
      title: '標題',
      text: '內容, 正文',
      chapter: '章, 章節, 分類, 類別, 主題, 欄目',
      id: '編號',
      locale: '語言, 語系',
    },
  },
};

/** All words of one meaning. */
export function headerWords(meaning: HeaderWord): string[] {
  return Object.values(WORDS_BY_LANGUAGE).flatMap((words) => words[meaning]?.split(', ') ?? []);
}
