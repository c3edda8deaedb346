import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  bodyOf,
  diagnosticRules,
  formatOmissions,
  readingNotices,
  setupImportFolder,
} from '../../test/fixtures/import-folder.ts';
import type { ImportedGuide } from '../import-guide.ts';

const { folder, importFile, importText } = setupImportFolder();

const toCsv = (...rows: [question: string, answer: string][]) =>
  ['question,answer', ...rows.map((cells) => cells.map((cell) => `"${cell}"`).join())].join('\n');

const english = toCsv(
  ['How do I pay?', 'By card, within 30 days: <https://shop.example/en/pay>.'],
  ['I forgot my password', 'Ask for a new one on the [reset page](https://shop.example/reset).'],
  ['Does PayPal work?', 'Yes, up to 500 euros.'],
);

const importEnglish = () => importText('faq.csv', english, { locale: 'en' });

/** Pairs of the first translation: the heading, and the id that it is paired with. */
const pairsOf = ({ pairings }: ImportedGuide) =>
  Object.fromEntries(pairings[0]?.pairs.map(({ question, source }) => [question.heading, source.id]) ?? []);

const isWritten = (locale: string) =>
  readFile(join(folder(), 'guides', 'faq', `${locale}.md`)).then(
    () => true,
    () => false,
  );

test('proposes pairs by links, numbers and names in any order, and writes nothing', async () => {
  await importEnglish();
  const french = toCsv(
    ['PayPal est-il accepté ?', 'Oui, jusqu’à 500 euros.'],
    ['J’ai perdu mon mot de passe', 'Demandez-en un [ici](https://shop.example/fr/reset).'],
    ['Comment régler ?', 'Par carte, sous 30 jours : <https://shop.example/fr/pay>.'],
  );
  const imported = await importText('faq.csv', french, { locale: 'fr' });
  expect(pairsOf(imported)).toEqual({
    'PayPal est-il accepté ?': 'does-paypal-work',
    'J’ai perdu mon mot de passe': 'i-forgot-my-password',
    'Comment régler ?': 'how-do-i-pay',
  });
  expect(imported).toMatchObject({ isPending: true, files: [] });
  expect(await isWritten('fr')).toBe(false);
});

test('writes proposed pairs with acceptPairs, in the order of the source', async () => {
  await importEnglish();
  const french = toCsv(
    ['PayPal est-il accepté ?', 'Oui, jusqu’à 500 euros.'],
    ['J’ai perdu mon mot de passe', 'Demandez-en un [ici](https://shop.example/fr/reset).'],
    ['Comment régler ?', 'Par carte, sous 30 jours : <https://shop.example/fr/pay>.'],
  );
  const imported = await importText('faq.csv', french, { locale: 'fr', acceptPairs: true });
  expect(diagnosticRules(imported)).toEqual([]);
  expect(bodyOf(imported).match(/{#.*}/g)).toEqual([
    ...['{#faq}', '{#how-do-i-pay}', '{#i-forgot-my-password}', '{#does-paypal-work}'],
  ]);
});

test('does not pair a question by its position', async () => {
  await importText('faq.csv', toCsv(['How do I pay?', 'By card.'], ['Do you ship?', 'Yes.']), {
    locale: 'en',
  });
  const french = toCsv(['J’ai perdu mon mot de passe', 'Cliquez ici.'], ['Où êtes-vous ?', 'À Lyon.']);
  for (const options of [{}, { acceptPairs: true }]) {
    const imported = await importText('faq.csv', french, { locale: 'fr', ...options });
    expect(imported).toMatchObject({ isPending: true, files: [] });
    expect(pairsOf(imported)).toEqual({});
  }
});

test('pairs the question between two pairs by the order, as a proposal', async () => {
  await importEnglish();
  const chinese = toCsv(
    ['怎麼付款？', '30 天內：<https://shop.example/zh/pay>。'],
    ['忘記密碼怎麼辦？', '請重新申請。'],
    ['可以用 PayPal 嗎？', '可以，500 歐元以內。'],
  );
  const imported = await importText('faq.csv', chinese, { locale: 'zh-Hant' });
  expect(pairsOf(imported)).toMatchObject({ '忘記密碼怎麼辦？': 'i-forgot-my-password' });
  expect(imported.pairings[0]?.pairs[1]).toMatchObject({
    by: 'similarity',
    matched: ['order, between two pairs'],
  });
  expect(imported.isPending).toBe(true);
});

test('pairs texts of both Chinese scripts by their words', async () => {
  const rows = toCsv(['逾期會怎樣？', '會影響信用記錄。'], ['怎麼聯繫客服？', '請打電話給我們。']);
  await importText('faq.csv', rows, { locale: 'zh-Hant' });
  const simplified = toCsv(['怎么联系客服？', '请打电话给我们。'], ['逾期会怎样？', '会影响信用记录。']);
  const imported = await importText('faq.csv', simplified, { locale: 'zh-Hans' });
  expect(pairsOf(imported)).toEqual({ '怎么联系客服？': 'question-2', '逾期会怎样？': 'question-1' });
});

test('pairs headings of Markdown by their ids without asking', async () => {
  await importText(
    'en.md',
    '## Paying {#paying}\n\n### When? {#when}\n\nIn May.\n\n### How? {#how}\n\nBy card.\n',
    {
      guide: 'faq',
    },
  );
  const german = '## Zahlen {#paying}\n\n### Wie? {#how}\n\nMit Karte.\n\n### Wann? {#when}\n\nIm Mai.\n';
  const imported = await importText('de.md', german, { guide: 'faq' });
  expect(diagnosticRules(imported)).toEqual([]);
  expect(bodyOf(imported)).toMatch(/### Wann\? {#when}.*### Wie\? {#how}/s);
  expect(imported.pairings[0]?.pairs.map(({ by }) => by)).toEqual(['id', 'id']);
});

test('leaves out a question whose id the source lacks, with its answer and line', async () => {
  await importText('en.md', '## A {#a}\n\n### When? {#when}\n\nIn May.\n', { guide: 'faq' });
  const german = '## A {#a}\n\n### Wann? {#when}\n\nIm Mai.\n\n### Wo? {#where}\n\nHier, am Fluss.\n';
  const imported = await importText('de.md', german, { guide: 'faq' });
  expect(formatOmissions(imported)).toEqual([
    'line 7 | the question “Wo?” with its answer “Hier, am Fluss.” | no other question of the source has the id “where”: no question of en.md is paired with it',
  ]);
  expect(diagnosticRules(imported)).toEqual([]);
});

test('compares questions whose ids are of each language alone', async () => {
  await importText(
    'en.md',
    '## A\n\n### Pay? {#pay}\n\nSee <https://a.example/x>.\n\n### Go? {#go}\n\nYes.\n',
    {
      guide: 'faq',
    },
  );
  const german =
    '## A\n\n### Weg? {#weg}\n\nJa.\n\n### Zahlen? {#zahlen}\n\nSiehe <https://a.example/de/x>.\n';
  const imported = await importText('de.md', german, { guide: 'faq' });
  expect(imported.isPending).toBe(true);
  expect(pairsOf(imported)).toEqual({ 'Zahlen?': 'pay' });
});

test('writes the file of pairs, and imports with what the author changed in it', async () => {
  await importEnglish();
  const path = join(folder(), 'pairs.csv');
  const french = toCsv(
    ['Livrez-vous le dimanche ?', 'Non.'],
    ['J’ai perdu mon mot de passe', 'Écrivez-nous.'],
    ['Comment régler ?', 'Par carte, sous 30 jours : <https://shop.example/fr/pay>.'],
  );
  const first = await importText('faq.csv', french, { locale: 'fr', pairs: path });
  expect(first).toMatchObject({ isPending: true, writtenPairs: path });
  const written = await readFile(path, 'utf8');
  expect(written).toContain('fr,row 4,Comment régler ?,how-do-i-pay,How do I pay?,');
  await writeFile(path, written.replace('mot de passe,,', 'mot de passe,i-forgot-my-password,'));
  const second = await importText('faq.csv', french, { locale: 'fr', pairs: path });
  expect(second.isPending).toBe(false);
  expect(pairsOf(second)).toEqual({
    'J’ai perdu mon mot de passe': 'i-forgot-my-password',
    'Comment régler ?': 'how-do-i-pay',
  });
  expect(formatOmissions(second)).toEqual([
    expect.stringMatching(/^row 2 .*Livrez-vous le dimanche \?.*Non\./),
  ]);
});

test.each<[how: string, save: (csv: string) => string | Uint8Array]>([
  ['with semicolons', (csv) => csv.replaceAll(',', ';')],
  ['with semicolons and a line that names them', (csv) => `sep=;\r\n${csv.replaceAll(',', ';')}`],
  ['with tabs, in UTF-16', (csv) => Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le')],
  ['with an empty last row and column', (csv) => `${csv.replaceAll('\r\n', ',\r\n')},,,,\r\n`],
  ['with its columns in another order', () => 'ID,Question ,Locale,Place\nhow-do-i-pay,Payer ?,FR,row 2\n'],
])('reads a file of pairs that a spreadsheet saved %s', async (_, save) => {
  await importEnglish();
  const path = join(folder(), 'pairs.csv');
  await writeFile(path, save('locale,place,question,id\r\nfr,row 2,Payer ?,how-do-i-pay\r\n'));
  const imported = await importText('faq.csv', toCsv(['Payer ?', 'Oui.']), { locale: 'fr', pairs: path });
  expect(imported.isPending).toBe(false);
  expect(pairsOf(imported)).toEqual({ 'Payer ?': 'how-do-i-pay' });
});

test.each([
  [
    'without a column',
    'locale,place,question\nfr,row 2,Payer ?\n',
    'pairs.csv:1 the first row doesn\'t name "id": its columns are locale, place, question, id',
  ],
  [
    'with a quote that is not closed',
    'locale,place,question,id\nfr,row 2,"Payer ?,x\n',
    /pairs\.csv is not a table: Quote Not Closed: .* at line 2: correct that line/,
  ],
  ['that is empty', '\ufeff\r\n', 'pairs.csv is empty: delete it to have it written again'],
  [
    'that is a workbook',
    'PK\u0003\u0004...',
    'pairs.csv is a ZIP file, like those of Excel and Word: save it as CSV',
  ],
])('rejects a file of pairs %s, and names it and a fix', async (_, text, message) => {
  await importEnglish();
  const path = join(folder(), 'pairs.csv');
  await writeFile(path, text);
  const imported = importText('faq.csv', toCsv(['Payer ?', 'Oui.']), { locale: 'fr', pairs: path });
  await expect(imported).rejects.toThrow(message);
});

test('asks again for a question that the file of pairs lacks', async () => {
  await importEnglish();
  const path = join(folder(), 'pairs.csv');
  await writeFile(path, 'locale,place,question,id\nfr,row 2,Payer ?,how-do-i-pay\n');
  const french = toCsv(['Payer ?', 'Oui.'], ['Nouveau ?', 'Oui.']);
  expect(await importText('faq.csv', french, { locale: 'fr', pairs: path })).toMatchObject({
    isPending: true,
  });
});

test('names the rows of the file of pairs that match no question', async () => {
  await importEnglish();
  const path = join(folder(), 'pairs.csv');
  const rows = [
    'fr,row 2,Payer ?,how-do-i-pay',
    'fr,row 3,Payer?,',
    'de,row 2,Payer ?,how-do-i-pay',
    'fr,,,x',
  ];
  await writeFile(path, ['locale,place,question,id', ...rows].join('\n'));
  const imported = await importText('faq.csv', toCsv(['Payer ?', 'Oui.']), { locale: 'fr', pairs: path });
  expect(readingNotices(imported)).toEqual([
    `rows that no question of this import has are ignored: ${path}:3 “Payer?” (fr), ${path}:4 “Payer ?” (de); copy the locale and the text of the question as the import shows them`,
  ]);
});

test.each([
  [
    'an unknown id',
    'fr,row 2,Payer ?,how-to-pay',
    ':2 no question of en.md has the id "how-to-pay": write one of',
  ],
  [
    'an id twice',
    'fr,row 2,Payer ?,how-do-i-pay\nfr,row 3,Et ?,how-do-i-pay',
    ':3 the id "how-do-i-pay" is in line 2',
  ],
])('rejects a file of pairs with %s', async (_, rows, message) => {
  await importEnglish();
  const path = join(folder(), 'pairs.csv');
  await writeFile(path, `locale,place,question,id\n${rows}\n`);
  const imported = importText('faq.csv', toCsv(['Payer ?', 'Oui.']), { locale: 'fr', pairs: path });
  await expect(imported).rejects.toThrow(message);
});

test('keeps the heading of a chapter that the translation lacks, and says so', async () => {
  await importText(
    'en.md',
    '## Paying\n\n### When? {#when}\n\nIn May.\n\n## Going\n\n### Go? {#go}\n\nYes.\n',
    {
      guide: 'faq',
    },
  );
  const german = '# Hilfe\n\n## Wann? {#when}\n\nIm Mai.\n\n## Weg? {#go}\n\nJa.\n';
  const imported = await importText('de.md', german, { guide: 'faq' });
  expect(diagnosticRules(imported)).toEqual([]);
  expect(formatOmissions(imported).join('\n')).toContain('the translation of the chapter heading “Going”');
});

test('pairs files of several formats and languages in one import, and names the file in places', async () => {
  const files = {
    'en.md': '## Help\n\n### My password?\n\nAsk.\n\n### Paying?\n\nWithin 30 days.\n',
    'de.md': '## Hilfe\n\n### Zahlen?\n\nIn 30 Tagen.\n\n### Mein Passwort?\n\nFragen.\n',
    'ja.csv': '質問,回答\n支払いは？,30日以内。\n',
  };
  const paths = Object.keys(files).map((name) => join(folder(), name));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder(), name), text);
  const imported = await importFile(paths, { guide: 'help', locale: 'en' });
  expect(pairsOf(imported)).toEqual({ 'Zahlen?': 'paying', 'Mein Passwort?': 'my-password' });
  expect(imported.pairings[1]).toMatchObject({
    locale: 'ja',
    pairs: [{ source: { id: 'paying' }, question: { place: `${paths[2]} row 2` } }],
  });
});
