import { expect, test } from 'vitest';
import {
  bodyOf,
  formatOmissions,
  readingNotices,
  setupImportFolder,
} from '../test/fixtures/import-folder.ts';
import type { TableOptions } from './table-columns.ts';

const { importText } = setupImportFolder();

const WHY = '## Faq {#faq}\n\n### Why? {#why}\n\nSo.';

test.each<[name: string, text: string, body: string]>([
  ['delimited by tabs', 'Title\tBody\nWhy?\tSo.\n', WHY],
  [
    'without a header',
    'Why?;So, there.\nHow?;Thus.\n',
    '## Faq {#faq}\n\n### Why? {#why}\n\nSo, there.\n\n### How? {#how}\n\nThus.',
  ],
  ['with a byte order mark and quoted names', '\ufeff"Question";"Answer"\n"Why?";"So."\n', WHY],
  ['whose first line names the delimiter', 'sep=;\nQuestion;Answer\nWhy?;So.\n', WHY],
  ['with its columns in another order', 'Answer,Chapter,Question\nSo.,Faq,Why?\n', WHY],
  ['with remarks in its names', 'Frage / Question (required)*,Antwort:\nWhy?,So.\n', WHY],
  ['with the names Q and A', 'Q,A\nWhy?,So.\n', WHY],
  ['with one known name of two', 'Question,Official reply\nWhy?,So.\n', WHY],
])('reads a table %s', async (_, text, body) => {
  expect(bodyOf(await importText('faq.csv', text, { locale: 'en' }))).toBe(body);
});

test('reads a table in UTF-16, as spreadsheets save it', async () => {
  const text = Buffer.from('\ufeffquestion,answer\n為什麼？,因為。\n', 'utf16le');
  expect(bodyOf(await importText('faq.csv', text, { locale: 'zh-Hant' }))).toContain(
    '### 為什麼？ {#question-1}',
  );
});

test.each([
  ['问题,答案'],
  ['問題,回答'],
  ['質問,回答'],
  ['질문,답변'],
  ['السؤال,الإجابة'],
  ['PREGUNTA,RESPUESTA'],
  ['Câu hỏi,Câu trả lời'],
  ['Question,Réponse'],
  ['Frage,Antwort'],
  ['Pergunta,Resposta'],
  ['Domanda,Risposta'],
  ['Vraag,Antwoord'],
  ['Pytanie,Odpowiedź'],
  ['Вопрос,Ответ'],
  ['Soru,Cevap'],
  ['Pertanyaan,Jawaban'],
  ['คำถาม,คำตอบ'],
  ['प्रश्न,उत्तर'],
  ['კითხვა,პასუხი'],
  ['Galdera,Erantzuna'],
  ['Հարցեր,Պատասխաններ'],
  ['ጥያቄ,መልስ'],
  ['Сұрақ,Жауап'],
  ['கேள்வி,பதில்'],
  ['សំណួរ,ចម្លើយ'],
  ['Umbuzo,Impendulo'],
  ['Spurning,Svar'],
  ['Su’aal,Jawaab'],
])('reads the first row %s as the names of the columns', async (header) => {
  const imported = await importText('faq.csv', `${header}\nA b,C d.\n`, { locale: 'en' });
  const { files, omissions } = imported;
  expect([files[0]?.questions, omissions, readingNotices(imported)]).toEqual([1, [], []]);
});

test('reads a first row of unknown words as names if all others ask a question, and says so', async () => {
  const text = 'Ofuna,Sesana\nWhy?,So.\nHow?,Thus.\n';
  const imported = await importText('faq.csv', text, { locale: 'en' });
  expect(imported.files[0]?.questions).toBe(2);
  expect(formatOmissions(imported)).toEqual([
    'row 1 | the row “Ofuna”, “Sesana” | read as the names of the columns: add --no-header if it is a question',
  ]);
  const asQuestion = await importText('faq.csv', text, {
    locale: 'en',
    force: true,
    table: { header: false },
  });
  expect([asQuestion.files[0]?.questions, asQuestion.omissions]).toEqual([3, []]);
});

test.each([
  ['one question', 'Ofuna,Sesana\nWhy?,So.\n'],
  ['questions without question marks', 'Ofuna,Sesana\nHow you pay us,By card.\nWhere you find us,In Lyon.\n'],
  [
    'questions with few long answers',
    'Ofuna,Sesana\nWhen we open,Never\nWhere we are,Here\nHow you pay,By card.\nWhy you call,Ask us.\n',
  ],
  ['questions of a script without spaces', 'Ofuna,Sesana\n如何付款给你们,可以使用银行卡付款\n'],
])('reads two unknown words above %s as names, and says so', async (_, text) => {
  const imported = await importText('faq.csv', text, { locale: 'en' });
  expect(String(imported.files[0]?.file)).not.toContain('Ofuna');
  expect(formatOmissions(imported)).toEqual([
    'row 1 | the row “Ofuna”, “Sesana” | read as the names of the columns: add --no-header if it is a question',
  ]);
});

test.each([
  [
    'single words above other topics of single words',
    'Refunds,Yes\nPrices,They are low this year.\nShipping,We ship in three days.\n',
  ],
  ['two phrases of a script without spaces', '怎么付款,使用信用卡\n退货需要多久的时间,三天之内可以退货\n'],
])('imports a first row of %s as a question', async (_, text) => {
  const imported = await importText('faq.csv', text, { locale: 'en' });
  expect(imported.files[0]?.questions).toBe(text.trim().split('\n').length);
  expect(readingNotices(imported)).toEqual([expect.stringContaining('add --header')]);
});

test('imports a first row of unknown words as a question otherwise, and says so', async () => {
  const text = 'Opening hours,Mornings\nPrices,Low\n';
  const imported = await importText('faq.csv', text, { locale: 'en' });
  expect(imported.files[0]?.questions).toBe(2);
  expect(readingNotices(imported)).toEqual([
    'row 1 (“Opening hours”, “Mornings”) is imported as a question: add --header if it names the columns',
  ]);
  const asHeader = await importText('faq.csv', text, { locale: 'en', force: true, table: { header: true } });
  expect([asHeader.files[0]?.questions, readingNotices(asHeader)]).toEqual([1, []]);
});

test.each<[string, TableOptions]>([
  ['name', { question: 'public text', answer: 'Official' }],
  ['number', { question: '3', answer: '2', header: true }],
])('reads the columns that options name by %s, and lists the others', async (_, table) => {
  const text = 'Nr,Official,Public text\n7,So.,Why?\n';
  const imported = await importText('faq.csv', text, { locale: 'en', table });
  expect(bodyOf(imported)).toBe(WHY);
  expect(formatOmissions(imported)).toEqual(['row 2 | the column “Nr” | guides have no field for it']);
});

test('reads the columns of chapters, ids and languages that options name', async () => {
  const text = 'Code,Sprog,Gruppe,Tekst,Svaret\nwhen,en,Time,When?,Now.\nwhen,da,Tid,Hvornår?,Nu.\n';
  const table = { question: 'Tekst', answer: 'Svaret', chapter: 'Gruppe', id: 'Code', locale: 'Sprog' };
  const imported = await importText('faq.csv', text, { table });
  expect(imported.files.map(({ file }) => file.stem)).toEqual(['en', 'da']);
  expect(String(imported.files[1]?.file)).toContain('## Tid {#time}\n\n### Hvornår? {#when}\n\nNu.');
});

test('reads the first of two columns with the same known name, and lists the second', async () => {
  const imported = await importText('faq.csv', 'Question,Answer,Answer\nWhy?,So.,Thus.\n', { locale: 'en' });
  expect(bodyOf(imported)).toBe(WHY);
  expect(formatOmissions(imported)).toEqual(['row 2 | the column “Answer” | guides have no field for it']);
});

test.each<[cause: string, table: TableOptions, message: string]>([
  [
    'a name that no column has',
    { question: 'Frage' },
    'no column “Frage” (--question): The columns are 1 “Question”, 2 “Text”, 3 “Text”',
  ],
  ['a name that two columns have', { answer: 'Text' }, 'columns 2 and 3 are both named “Text”'],
  ['a number that no column has', { answer: '4' }, 'no column “4” (--answer)'],
  ['one column for both', { question: '1', answer: '1' }, '--question and --answer name the same column'],
])('rejects %s', async (_, table, message) => {
  const imported = importText('faq.csv', 'Question,Text,Text\nWhy?,So.,Thus.\n', { locale: 'en', table });
  await expect(imported).rejects.toThrow(message);
});
