import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listDiagnostics } from '../compiler/diagnostics.ts';
import { compileGuide } from '../compiler/guide.ts';
import { type ImportedGuide, type ImportOptions, importGuide } from './import-guide.ts';

const FIXTURES = 'test/fixtures/import';
const TODAY = '2026-05-05';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function run(path: string, options: Partial<ImportOptions> = {}): Promise<ImportedGuide> {
  return importGuide(path, { folder: join(folder, 'guides'), today: TODAY, ...options });
}

/** Imports `text` as the file `name`. */
async function importText(name: string, text: string | Uint8Array, options: Partial<ImportOptions> = {}) {
  const path = join(folder, name);
  await writeFile(path, text);
  return run(path, options);
}

/** What is written below the front matter of the first file. */
function bodyOf({ files }: ImportedGuide): string {
  return String(files[0]?.file).split('---\n').slice(2).join('---\n').trim();
}

function listLeftOut({ leftOut }: ImportedGuide): string[] {
  return leftOut.map(
    ({ place, what, why, times }) => `${place} | ${what} | ${why}${times > 1 ? ` | ${times} times` : ''}`,
  );
}

function faultsOf({ files }: ImportedGuide): string[] {
  return listDiagnostics(files.map(({ file }) => file)).map(({ rule }) => rule);
}

test.each<[file: string, locales: string[], faults: string[], options: Partial<ImportOptions>]>([
  ['headings.md', ['en'], [], { locale: 'en' }],
  ['page.htm', ['en-GB'], [], {}],
  ['data.htm', ['en'], [], {}],
  ['table.csv', ['en'], [], { locale: 'en' }],
  // The translation is older than its source, and that is what its author has to know.
  ['articles.json', ['en-US', 'de'], ['stale-translation'], {}],
])('%s is imported whole, and what is left out is said', async (name, locales, faults, options) => {
  const stem = name.replace(/\..*/, '');
  const imported = await run(join(FIXTURES, name), options);
  expect(faultsOf(imported)).toEqual(faults);
  expect(imported.files.map(({ file }) => file.stem)).toEqual(locales);
  for (const locale of locales) {
    const written = await readFile(join(folder, 'guides', stem, `${locale}.md`), 'utf8');
    expect(written).toBe(await readFile(join(FIXTURES, 'expected', `${stem}.${locale}.md`), 'utf8'));
  }
  const expected = await readFile(join(FIXTURES, 'expected', `${stem}.left-out.txt`), 'utf8');
  expect(listLeftOut(imported)).toEqual(expected.trim().split('\n'));
});

test('an author’s own file comes back with its ids and its words', async () => {
  const source = 'content/guides/overdue-loan/zh-Hant.md';
  const { files, leftOut } = await run(source);
  expect(String(files[0]?.file)).toContain('{#get-in-touch}');
  expect(leftOut.map(({ what }) => what)).not.toContainEqual(expect.stringMatching(/^the words/));
});

test('headings of one level are questions, and the chapter has the title’s words', async () => {
  const text = '# Garden\n\nHello.\n\n## When?\n\nIn May.\n\n### And then?\n\nLater.\n\n## Where?\n\nHere.\n';
  expect(bodyOf(await importText('en.md', text, { guide: 'garden' }))).toBe(
    [
      ...['Hello.', '', '## Garden {#garden}', '', '### When? {#when}', '', 'In May.', '', '#### And then?'],
      ...['', 'Later.', '', '### Where? {#where}', '', 'Here.'],
    ].join('\n'),
  );
});

test.each<[name: string, text: string, body: string]>([
  ['tab', 'Title\tBody\nWhy?\tSo.\n', '## Faq {#faq}\n\n### Why? {#why}\n\nSo.'],
  [
    'no header',
    'Why?;So, there.\nHow?;Thus.\n',
    '## Faq {#faq}\n\n### Why? {#why}\n\nSo, there.\n\n### How? {#how}\n\nThus.',
  ],
])('a table is read with %s', async (_, text, body) => {
  expect(bodyOf(await importText('faq.csv', text, { locale: 'en' }))).toBe(body);
});

test('a table in UTF-16, as spreadsheets save it, is read', async () => {
  const text = Buffer.from('\ufeffquestion,answer\n為什麼？,因為。\n', 'utf16le');
  expect(bodyOf(await importText('faq.csv', text, { locale: 'zh-Hant' }))).toContain(
    '### 為什麼？ {#question-1}',
  );
});

test('a question left out for want of words keeps its words in the list', async () => {
  const imported = await importText('faq.md', '# A\n## Kept?\nYes.\n## Gone?\n', { locale: 'en' });
  expect(listLeftOut(imported)).toEqual(['line 4 | the question “Gone?” | its answer has no words']);
});

test('records one a line are read; a broken line is said', async () => {
  const article = (id: number, title: string) =>
    JSON.stringify({ id, title, body: '<p>So.</p>', locale: 'en' });
  const text = [article(1, 'Why?'), '{"id": 2,', article(3, 'How?')].join('\n');
  const imported = await importText('faq.jsonl', text);
  expect(imported.files[0]).toMatchObject({ chapters: 1, questions: 2 });
  expect(imported.leftOut).toMatchObject([{ what: 'the record “{"id": 2,”', place: 'line 2' }]);
});

test('a translation of a guide that is there takes its ids from the same place, and says what it translates', async () => {
  await importText('faq.csv', 'question,answer\nWhy?,So.\nHow?,Thus.\n', { locale: 'en' });
  const german = await importText('faq.csv', 'question,answer\nWarum?,Darum.\nWie?,So.\n', { locale: 'de' });
  expect(faultsOf(german)).toEqual([]);
  expect(String(german.files[0]?.file)).toContain('translationOf: en');
  expect(bodyOf(german)).toBe('## Faq {#faq}\n\n### Warum? {#why}\n\nDarum.\n\n### Wie? {#how}\n\nSo.');
});

test('rows of several locales belong together by their id, in whatever order they come', async () => {
  const rows = ['a,en,Why?,So.', 'b,en,How?,Thus.', 'b,de,Wie?,So.', 'a,de,Warum?,Darum.'];
  const imported = await importText('faq.csv', ['id,locale,question,answer', ...rows].join('\n'));
  expect(faultsOf(imported)).toEqual([]);
  expect(String(imported.files[1]?.file)).toContain('### Warum? {#a}\n\nDarum.\n\n### Wie? {#b}');
});

test('what a translation lacks is reported by the compiler', async () => {
  const rows = ['a,en,Why?,So.', 'b,en,How?,Thus.', 'b,de,Wie?,So.'];
  const imported = await importText('faq.csv', ['id,locale,question,answer', ...rows].join('\n'));
  expect(faultsOf(imported)).toEqual(['missing-part']);
});

test('a file that is there is overwritten only by force, and a dry run writes nothing', async () => {
  const text = 'question,answer\nWhy?,So.\n';
  await importText('faq.csv', text, { locale: 'en', dryRun: true });
  expect(await readdir(folder)).toEqual(['faq.csv']);
  await mkdir(join(folder, 'guides', 'faq'), { recursive: true });
  const target = join(folder, 'guides', 'faq', 'en.md');
  await writeFile(target, 'Mine.');
  await expect(importText('faq.csv', text, { locale: 'en' })).rejects.toThrow(
    'en.md is there already: add --force',
  );
  expect(await readFile(target, 'utf8')).toBe('Mine.');
  await importText('faq.csv', text, { locale: 'en', force: true });
  expect(await readFile(target, 'utf8')).toContain('### Why? {#why}');
});

test.each<[fault: string, name: string, text: string | Uint8Array, message: string]>([
  ['no known format', 'faq.doc', 'What is this?', 'does not tell its format: add --from markdown or html'],
  ['no language', 'faq.csv', 'question,answer\nWhy?,So.\n', 'does not tell its language: add --locale'],
  [
    'a language that is none',
    'faq.csv',
    'question,answer,locale\nWhy?,So.,my own\n',
    '"my own" is no language',
  ],
  ['no questions', 'en.md', 'Just words.\n', 'has no questions with answers'],
  ['no columns that are known', 'faq.csv', 'a,b,c\n1,2,3\n', 'no columns "question" and "answer"'],
  [
    'a quote that is never closed',
    'faq.csv',
    'question,answer\n"Why?,So.\n',
    'not a table: Quote Not Closed',
  ],
  ['no accordion', 'faq.html', '<p>Hello</p>', 'neither FAQPage data nor <details>'],
  ['broken JSON', 'faq.json', '{"articles": [', 'not JSON: '],
  [
    'another encoding',
    'faq.csv',
    Uint8Array.of(0xe9, 0x2c, 0xe8),
    'is not UTF-8: save it with that encoding',
  ],
  ['a name that is no id', '1.csv', 'question,answer\nWhy?,So.\n', "can't be the id of a guide"],
])('a file with %s can’t be imported, and the message says what to do', async (_, name, text, message) => {
  await expect(importText(name, text)).rejects.toThrow(message);
  expect(await readdir(folder)).toEqual([name]);
});

test('ten thousand rows are imported, and at least every thousand are told', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => `Question ${index}?,Answer ${index}.`);
  const told: number[] = [];
  const imported = await importText('faq.csv', ['question,answer', ...rows].join('\n'), {
    locale: 'en',
    dryRun: true,
    onProgress: (done, _, what) => {
      if (what === 'read') told.push(done);
    },
  });
  expect(imported.files[0]).toMatchObject({ questions: 10_000 });
  expect(imported.leftOut).toEqual([]);
  for (let thousand = 1_000; thousand <= 10_000; thousand += 1_000) expect(told).toContain(thousand);
}, 120_000);

const word = fc.string({ unit: fc.constantFrom(...'abcdexyzéü中文字'), minLength: 3, maxLength: 8 });

const signs = fc.constantFrom(
  ...[
    ' ',
    '\n',
    '\n\n',
    '# ',
    '## ',
    '### ',
    '- ',
    '> ',
    '*',
    '**',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
  ],
  ...['<', '>', '~~', '|', '\n| - | - |\n', '\\', '{#', '}', '"', ',', ';', '\t', '    ', '---\n', '[^a]'],
  ...[
    '[^a]: ',
    '===',
    '<b>',
    '</b>',
    '<!-- ',
    ' -->',
    '&',
    ':',
    'https://a.example',
    'me@b.example',
    '\u00a0',
  ],
);

const markdown = fc
  .array(fc.oneof({ weight: 3, arbitrary: word }, signs), { minLength: 1, maxLength: 25 })
  .map((parts) => parts.join(''));

const CHILDREN: Record<string, string> = {
  ul: 'li',
  ol: 'li',
  menu: 'li',
  dl: 'dd',
  select: 'option',
  ruby: 'rt',
};

const { node: html } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    word.map((text) => `${text} `),
    fc.constantFrom(
      '<br>',
      '<hr>',
      '<input value="typed">',
      '<img src="/i.png" alt="picture">',
      '<img title="x">',
    ),
    fc
      .tuple(
        fc.constantFrom(
          ...['p', 'div', 'b', 'i', 'a', 'pre', 'code', 'h1', 'h4', 'blockquote', 'span', 'sub', 'q', 'del'],
          ...[
            'form',
            'button',
            'textarea',
            'iframe',
            'video',
            'dialog',
            'u',
            'kbd',
            'foo',
            'section',
            'script',
          ],
          ...['noscript', 'template', 'style', 'abbr', 'details', 'table', ...Object.keys(CHILDREN)],
        ),
        fc.constantFrom('', ' href="https://a.example/x"', ' href="#no"', ' title="tip"', ' lang="fr"'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, attribute, children]) => `<${name}${attribute}>${wrap(name, children)}</${name}>`),
  ),
}));

function wrap(name: string, children: string[]): string {
  const child = CHILDREN[name];
  if (child) return children.map((text) => `<${child}>${text}</${child}>`).join('');
  if (name === 'table') return children.map((text) => `<tr><td>${text}</td></tr>`).join('');
  if (name !== 'details') return children.join('');
  return `<summary>${children[0] ?? ''}</summary>${children.slice(1).join('')}`;
}

/** A table as spreadsheets write it. */
function toCsv(rows: [question: string, answer: string][]): string {
  const lines = [['question', 'answer'], ...rows].map((cells) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(),
  );
  return lines.join('\r\n');
}

test.each([
  ['Markdown', markdown],
  ['anything', fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })],
  ['HTML', fc.array(html, { minLength: 1, maxLength: 4 }).map((parts) => `<div>${parts.join('')}</div>`)],
])(
  'whatever answers of %s hold, the guide has no errors and no word is lost unsaid',
  async (_, answer) => {
    const row = fc.tuple(
      fc.tuple(word, fc.oneof(markdown, word)).map((parts) => parts.join(' ')),
      answer,
    );
    const rows = fc.array(row, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const first: [string, string] = ['First?', 'Always.'];
        const imported = await importText('faq.csv', toCsv([first, ...table]), {
          locale: 'en',
          dryRun: true,
        });
        const files = imported.files.map(({ file }) => file);
        expect(listDiagnostics(files).filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(imported.leftOut.filter(({ what }) => what.startsWith('the words'))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
  60_000,
);

test('plain questions and answers are compiled word for word', async () => {
  const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  // Signs that mean something in a heading of Markdown, but nothing in a cell.
  const heading = fc.tuple(
    sentence,
    fc.constantFrom('', '?', ' #', ' {#x}', '*', '_', '`', '<b>', '\\', '&amp;', '|'),
  );
  const rows = fc.array(
    fc.tuple(
      heading.map(([text, sign]) => sign + text + sign),
      sentence,
    ),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const imported = await importText('faq.csv', toCsv(table), { locale: 'en', dryRun: true });
      expect(imported.leftOut).toEqual([]);
      const compiled = compileGuide(
        'faq',
        imported.files.map(({ file }) => file),
      );
      const sections = compiled?.documents[0]?.chapters.flatMap((chapter) => chapter.sections);
      expect(sections?.map((section) => [section.heading, section.text])).toEqual(
        table.map(([question, answer]) => [question.trim(), answer]),
      );
    }),
    { numRuns: 100 },
  );
}, 60_000);
