/** Diagnostics for texts of a translation that nobody translated. */
import { expect, test } from 'vitest';
import { compile, OPENING, text } from '../../test/fixtures/author-site.ts';

const ANSWER = 'No, any box that protects it will do.';
const CHINESE_ANSWER = '可以。任何能保護商品的盒子都行，請在寄回前把它封好，並寫上你的訂單號碼。';

/** A translation with this answer and heading; its other texts are translated. */
function translate({ answer = 'Oui.', heading = 'Pourquoi ?', fields = '' }, of = 'en'): string {
  return text(
    ...['---', 'title: Aide', 'description: Tout', 'updated: 2026-11-23', `translationOf: ${of}`],
    ...(fields ? [fields] : []),
    ...['---', 'Bonjour.', '## Nous {#about}', `### ${heading} {#why}`, answer],
  );
}

/** The reasons of errors, for a source in `from` and its translation in `to`. */
async function errorsOf(answer: string, translation: string, [from, to] = ['en', 'fr']): Promise<string[]> {
  const { diagnostics } = await compile({
    [`guides/help/${from}.md`]: text(...OPENING, answer),
    [`guides/help/${to}.md`]: translation,
  });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ reason }) => reason);
}

const COPY = '"why" is not translated: its text is that of en.md, word for word';

test('rejects an answer that is copied, whatever its line breaks and markup', async () => {
  expect(await errorsOf(ANSWER, translate({ answer: ANSWER }))).toEqual([COPY]);
  const reformatted = 'No, any box\nthat **protects** it will do.';
  expect(await errorsOf(ANSWER, translate({ answer: reformatted }))).toEqual([COPY]);
});

test.each([
  ['capitals', 'NO, Any Box that PROTECTS it will do.'],
  ['punctuation', 'No any box that protects it will do !'],
])('rejects an answer that differs in its %s only', async (_, answer) => {
  expect(await errorsOf(ANSWER, translate({ answer }))).toEqual([COPY]);
});

test('accepts a translated answer', async () => {
  expect(await errorsOf(ANSWER, translate({}))).toEqual([]);
});

test('rejects copied text of scripts without spaces or cases', async () => {
  const copy = translate({ answer: CHINESE_ANSWER }, 'zh-Hant');
  expect(await errorsOf(CHINESE_ANSWER, copy, ['zh-Hant', 'ja'])).toEqual([
    '"why" is not translated: its text is that of zh-Hant.md, word for word',
  ]);
});

test('rejects a heading, title and description that are copied', async () => {
  const long = 'How do I send it back to you?';
  const source = text(...OPENING, 'So.')
    .replace('Why?', long)
    .replace('All of it', long)
    .replace('Help', long);
  const copy = translate({ heading: long }).replace('Tout', long).replace('title: Aide', `title: ${long}`);
  const { diagnostics } = await compile({ 'guides/help/en.md': source, 'guides/help/fr.md': copy });
  expect(diagnostics.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '2 "title" is not translated: its text is that of en.md, word for word',
    '3 "description" is not translated: its text is that of en.md, word for word',
    '9 "why" is not translated: its heading is that of en.md, word for word',
  ]);
});

test('rejects a heading that is copied where the answer is translated', async () => {
  const heading = 'Do I need the original box?';
  const { diagnostics } = await compile({
    'guides/help/en.md': text(...OPENING, ANSWER).replace('Why?', heading),
    'guides/help/fr.md': translate({ heading }),
  });
  expect(diagnostics.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '9 "why" is not translated: its heading is that of en.md, word for word',
  ]);
});

test('rejects a heading and paragraphs that are copied into an answer with other text', async () => {
  const heading = 'Do I need the original box?';
  const item = '- So please keep it until then';
  const { diagnostics } = await compile({
    'guides/help/en.md': text(...OPENING, ANSWER, '', item).replace('Why?', heading),
    'guides/help/fr.md': translate({ heading, answer: text('Oui.', '', ANSWER, '', item) }),
  });
  expect(diagnostics.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '9 "why" is not translated: its heading is that of en.md, word for word',
    '12 "why" is not translated: one of its paragraphs is that of en.md, word for word',
    '14 "why" is not translated: one of its paragraphs is that of en.md, word for word',
  ]);
  expect(new Set(diagnostics.map(({ hint }) => hint)).size).toBe(1);
  expect(diagnostics[0]?.hint).toMatch(/untranslated: \[why\]$/);
});

test.each([
  ['quotation', `> ${ANSWER}`],
  ['paragraph with a name and address', 'Edge Answers Limited, 12 Old Broad Street, London EC2N 1AR'],
  ['short paragraph', 'Call us today.'],
  ['paragraph of code', '`npm install this and that and more`'],
])('accepts a %s that is copied into a translated answer', async (_, copied) => {
  expect(await errorsOf(text('Yes.', '', copied), translate({ answer: text('Oui.', '', copied) }))).toEqual(
    [],
  );
});

test.each([
  ['a name and address', 'Edge Answers Limited, 12 Old Broad Street, London EC2N 1AR, United Kingdom'],
  ['email addresses and URLs', '<help@acme.example>, <https://acme.example/help/me/now/please/do>'],
  ['code', '```sh\nnpm install --save-dev and so on until it is done\n```'],
  ['a code span', 'Run `npm run build and then wait until it is done`.'],
  ['one word', 'Information.'],
])('accepts an answer that is the same because it is %s', async (_, answer) => {
  expect(await errorsOf(answer, translate({ answer }))).toEqual([]);
});

test.each([
  ['de', 'Wie Sie Ihre Rechnung mit Kreditkarte oder Lastschrift bezahlen'],
  ['de', 'Bestellungen, Rechnungen und Mahnungen im Kundenkonto'],
  ['de', 'Bestellungen, Rechnungen, Mahnungen, Gutscheine und Lieferungen finden Sie im Kundenkonto.'],
  ['en', 'PLEASE SEND ALL ITEMS BACK TO OUR WAREHOUSE WITHIN THIRTY DAYS.'],
  ['en', 'HOW TO RETURN YOUR ITEMS AFTER 30 DAYS'],
  ['en', 'How To Return Your Items After Thirty Days'],
  ['en', 'Sending things back to us'],
])('rejects copied %s text with capitals as title, heading or answer: %s', async (from, copy) => {
  const source = text(...OPENING, copy)
    .replace('Help', copy)
    .replace('About', copy);
  const translation = translate({ answer: copy }, from).replace('Nous', copy).replace('Aide', copy);
  expect(await errorsOf(copy, translation, [from, 'fr'])).toEqual([COPY.replace('en.md', `${from}.md`)]);
  const { diagnostics } = await compile({
    [`guides/help/${from}.md`]: source,
    'guides/help/fr.md': translation,
  });
  const copies = diagnostics.filter(({ rule }) => rule === 'untranslated-copy');
  expect(copies.map(({ reason }) => /"\w+"/.exec(reason)?.[0])).toEqual(['"title"', '"about"', '"why"']);
});

test.each([
  ['en', 'Visa, Mastercard, American Express, PayPal and Apple Pay'],
  ['de', 'Edge Antworten GmbH, Am Alten Markt 5, 1010 Wien, Österreich'],
  ['de', 'Edge Antworten GmbH\\\nAm Alten Markt 5\\\n1010 Wien'],
  ['it', 'Edge Risposte, Via della Libertà 12, 00185 Roma, Italia'],
])(
  'accepts names and addresses that are the same, with few words in lower case: %s %s',
  async (from, answer) => {
    expect(await errorsOf(answer, translate({ answer }, from), [from, 'fr'])).toEqual([]);
  },
);

test('accepts a copy that the field untranslated names, and no other', async () => {
  const named = translate({ answer: ANSWER, fields: 'untranslated: [why]' });
  expect(await errorsOf(ANSWER, named)).toEqual([]);
  const other = translate({ answer: ANSWER, fields: 'untranslated: [about]' });
  const { diagnostics } = await compile({
    'guides/help/en.md': text(...OPENING, ANSWER),
    'guides/help/fr.md': other,
  });
  expect(diagnostics).toMatchObject([
    {
      rule: 'untranslated-copy',
      hint: 'translate it, or replace this field of the front matter: untranslated: [about, why]',
    },
  ]);
});

test('names all copies of the file in each hint, since the front matter may have the field once', async () => {
  const { diagnostics } = await compile({
    'guides/help/en.md': text(...OPENING, ANSWER, '### How? {#how}', `How so? ${ANSWER}`),
    'guides/help/fr.md': text(
      ...translate({ answer: ANSWER }).split('\n'),
      '### Comment ? {#how}',
      `How so? ${ANSWER}`,
    ),
  });
  const copies = diagnostics.filter(({ rule }) => rule === 'untranslated-copy');
  expect(copies.map(({ hint }) => hint.split(': ').slice(1).join(': '))).toEqual([
    'untranslated: [why, how]',
    'untranslated: [why, how]',
  ]);
});

test('reports a name in the field untranslated that the source lacks, and the field in a source', async () => {
  expect(await errorsOf(ANSWER, translate({ fields: 'untranslated: [who]' }))).toEqual([
    'front matter field "untranslated.who" names no part of en.md',
  ]);
  const { diagnosticLines } = await compile({
    'guides/help/en.md': text(...OPENING, 'So.').replace('updated', 'untranslated: [why]\nupdated'),
  });
  expect(diagnosticLines).toEqual([
    'guides/help/en.md:1:1 error misplaced-field "untranslated" in the source',
  ]);
});

test('accepts the same text in another variety of the language', async () => {
  const copy = translate({ answer: ANSWER }, 'en-GB');
  expect(await errorsOf(ANSWER, copy, ['en-GB', 'en-US'])).toEqual([]);
});

test('rejects text in the other Chinese script only where that writes it differently', async () => {
  const locales: [string, string] = ['zh-Hant', 'zh-Hans'];
  const copied = translate({ answer: CHINESE_ANSWER }, 'zh-Hant');
  expect(await errorsOf(CHINESE_ANSWER, copied, locales)).toHaveLength(1);
  const same = '你好我是中文你好我是中文你好我是中文你好我是中文';
  expect(await errorsOf(same, translate({ answer: same }, 'zh-Hant'), locales)).toEqual([]);
});

test('accepts what the file of a derived locale repeats from its source', async () => {
  const { diagnostics } = await compile({
    'guides/help/zh-Hant.md': text(...OPENING, CHINESE_ANSWER).replace('updated', 'derive: zh-Hans\nupdated'),
    'guides/help/zh-Hans.md': translate({ answer: CHINESE_ANSWER }, 'zh-Hant'),
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('reports a part that is marked as not translated once', async () => {
  const fields = 'source: { why: "00000000" }';
  const { diagnostics } = await compile({
    'guides/help/en.md': text(...OPENING, ANSWER),
    'guides/help/fr.md': translate({ answer: ANSWER, fields }),
  });
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['untranslated-copy']);
});

const SHORT_SOURCE = text(...OPENING, 'Open our tracking page.', '### How? {#how}', 'Call us.');

/** A translation into French in which nobody translated anything but these texts. */
function copyOf(source: string, translated: Record<string, string> = {}, fields = ''): string {
  const copy = source.replace('updated', `${fields}translationOf: en\nupdated`);
  return Object.entries(translated).reduce((file, [text, by]) => file.replace(text, by), copy);
}

async function copiesIn(translation: string): Promise<string[]> {
  const { diagnostics } = await compile({
    'guides/help/en.md': SHORT_SOURCE,
    'guides/help/fr.md': translation,
  });
  const copies = diagnostics.filter(({ rule }) => rule === 'untranslated-copy');
  return copies.map(({ reason, hint }) => `${reason}; ${hint}`);
}

const ALL = ['title', 'description', 'intro', 'about', 'why', 'how'];

test('rejects short texts that are copied where nothing in the file is translated', async () => {
  const allow = `allow copies by one line of the front matter: untranslated: [${ALL.join(', ')}]`;
  expect(await copiesIn(copyOf(SHORT_SOURCE))).toEqual(
    ALL.map(
      (id) =>
        `"${id}" is not translated: like the rest of this file, its text is that of en.md, word for word; translate it, or ${allow}`,
    ),
  );
});

test('rejects short texts that are copied where only single words are translated', async () => {
  const words = copyOf(SHORT_SOURCE, { 'title: Help': 'title: Aide', '## About': '## Nous' });
  expect(await copiesIn(words)).toHaveLength(4);
});

test('accepts short texts that are copied where others are translated or allowed by name', async () => {
  expect(await copiesIn(copyOf(SHORT_SOURCE, { 'Call us.': 'Appelez-nous.' }))).toEqual([]);
  expect(await copiesIn(copyOf(SHORT_SOURCE, {}, `untranslated: [${ALL.join(', ')}]\n`))).toEqual([]);
});
