import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { readTranslation } from '../compiler/read/translation.ts';
import { diagnosticRules, formatOmissions, setupImportFolder } from '../test/fixtures/import-folder.ts';
import { askedField, withdrawnEntry } from '../test/fixtures/rules.ts';
import type { ImportOptions } from './import-guide.ts';

const FIXTURES = 'test/fixtures/import';

const { folder, importFile, importText } = setupImportFolder();

test.each<[file: string, locales: string[], rules: string[], options: Partial<ImportOptions>]>([
  ['headings.md', ['en'], [], { locale: 'en' }],
  ['page.htm', ['en-GB'], [], {}],
  ['data.htm', ['en'], [], {}],
  ['table.csv', ['en'], [], { locale: 'en' }],
  // The translation is older than its source.
  ['articles.json', ['en-US', 'de'], ['stale-translation'], {}],
])('imports %s completely, and lists what it omits', async (name, locales, rules, options) => {
  const stem = name.replace(/\..*/, '');
  const imported = await importFile(join(FIXTURES, name), options);
  expect(diagnosticRules(imported)).toEqual(rules);
  expect(imported.files.map(({ file }) => file.stem)).toEqual(locales);
  for (const locale of locales) {
    const written = await readFile(join(folder(), 'guides', stem, `${locale}.md`), 'utf8');
    expect(written).toBe(await readFile(join(FIXTURES, 'expected', `${stem}.${locale}.md`), 'utf8'));
  }
  const expected = await readFile(join(FIXTURES, 'expected', `${stem}.omissions.txt`), 'utf8');
  expect(formatOmissions(imported)).toEqual(expected.trim().split('\n'));
});

test('keeps the ids and words of a file that is a guide already', async () => {
  const source = 'content/guides/overdue-loan/zh-Hant.md';
  const { files, omissions } = await importFile(source);
  expect(String(files[0]?.file)).toContain('{#get-in-touch}');
  expect(omissions.map(({ what }) => what)).not.toContainEqual(expect.stringMatching(/^the words/));
});

test('pairs rows of several locales by their id, in any order', async () => {
  const rows = ['a,en,Why?,So.', 'b,en,How?,Thus.', 'b,de,Wie?,So.', 'a,de,Warum?,Darum.'];
  const imported = await importText('faq.csv', ['id,locale,question,answer', ...rows].join('\n'));
  expect(diagnosticRules(imported)).toEqual([]);
  expect(String(imported.files[1]?.file)).toContain('### Warum? {#a}\n\nDarum.\n\n### Wie? {#b}');
});

test('reports the parts that a translation lacks as diagnostics', async () => {
  const rows = ['a,en,Why?,So.', 'b,en,How?,Thus.', 'b,de,Wie?,So.'];
  const imported = await importText('faq.csv', ['id,locale,question,answer', ...rows].join('\n'));
  expect(diagnosticRules(imported)).toEqual(['missing-part']);
});

test('overwrites an existing file only with force, and writes nothing in a dry run', async () => {
  const text = 'question,answer\nWhy?,So.\n';
  await importText('faq.csv', text, { locale: 'en', dryRun: true });
  expect(await readdir(folder())).toEqual(['faq.csv']);
  await mkdir(join(folder(), 'guides', 'faq'), { recursive: true });
  const target = join(folder(), 'guides', 'faq', 'en.md');
  await writeFile(target, 'Mine.');
  await expect(importText('faq.csv', text, { locale: 'en' })).rejects.toThrow(
    'en.md already exists: add --force',
  );
  expect(await readFile(target, 'utf8')).toBe('Mine.');
  await importText('faq.csv', text, { locale: 'en', force: true });
  expect(await readFile(target, 'utf8')).toContain('### Why? {#why}');
});

test('keeps the withdrawals of a file that it overwrites', async () => {
  const text = 'question,answer\nWhy?,So.\n';
  await importText('faq.csv', text, { locale: 'en' });
  const target = join(folder(), 'guides', 'faq', 'en.md');
  const imported = await readFile(target, 'utf8');
  const withdrawn = imported.replace('---\n', ['---', 'withdrawn:', ...withdrawnEntry('why'), ''].join('\n'));
  await writeFile(target, withdrawn);
  const { notices } = await importText('faq.csv', text, { locale: 'en', force: true });
  expect(notices).toContainEqual(expect.stringContaining('the withdrawals in '));
  const { frontMatter } = readTranslation('faq', new VFile({ path: 'en.md', value: await readFile(target) }));
  expect(frontMatter?.withdrawn).toEqual([
    {
      ...{ section: 'why', status: 451, by: 'court', since: '2026-11-26T00:00:00Z' },
      notice: 'A court required it.',
    },
  ]);
});

test('keeps the phrasings of a file that it overwrites', async () => {
  const text = 'question,answer\nWhy?,So.\n';
  await importText('faq.csv', text, { locale: 'en' });
  const target = join(folder(), 'guides', 'faq', 'en.md');
  const asked = askedField({ why: ['so what', '"404"'] });
  await writeFile(
    target,
    (await readFile(target, 'utf8')).replace('---\n', ['---', ...asked, ''].join('\n')),
  );
  const { notices } = await importText('faq.csv', text, { locale: 'en', force: true });
  expect(notices).toContainEqual(expect.stringContaining('the phrasings in '));
  expect(await readFile(target, 'utf8')).toContain(`${asked.join('\n')}\n---\n`);
});

test.each<[cause: string, name: string, text: string | Uint8Array, message: string]>([
  ['no known format', 'faq.doc', 'What is this?', 'has an unknown format: add --from markdown or html'],
  ['no language', 'faq.csv', 'question,answer\nWhy?,So.\n', 'does not state its language: add --locale'],
  [
    'an invalid language tag',
    'faq.csv',
    'question,answer,locale\nWhy?,So.,my own\n',
    '"my own" is not a language tag',
  ],
  ['no questions', 'en.md', 'Just words.\n', 'has no questions with answers'],
  ['no recognised columns', 'faq.csv', 'a,b,c\n1,2,3\n', 'no columns "question" and "answer"'],
  ['no content', 'faq.csv', ' \n', 'faq.csv is empty'],
  [
    'bytes of a spreadsheet',
    'faq.csv',
    'PK\u0003\u0004...',
    'is a ZIP file, like those of Excel and Word: save it',
  ],
  ['binary content', 'faq.csv', Uint8Array.of(0x89, 0x50, 0, 0xff), 'is a binary file'],
  [
    'UTF-16 without a byte order mark',
    'faq.csv',
    Buffer.from('a,b', 'utf16le'),
    'is UTF-16 without a byte order mark',
  ],
  ['an unclosed quote', 'faq.csv', 'question,answer\n"Why?,So.\n', 'not a table: Quote Not Closed'],
  ['neither FAQPage data nor <details>', 'faq.html', '<p>Hello</p>', 'neither FAQPage data nor <details>'],
  ['broken JSON', 'faq.json', '{"articles": [', 'not JSON: '],
  [
    'another encoding',
    'faq.csv',
    Uint8Array.of(0xe9, 0x2c, 0xe8),
    'is neither UTF-8 nor UTF-16 text: save it as UTF-8',
  ],
  ['a name that makes no id', '1.csv', 'question,answer\nWhy?,So.\n', "can't be the id of a guide"],
])('rejects a file with %s, with a hint', async (_, name, text, message) => {
  await expect(importText(name, text)).rejects.toThrow(message);
  expect(await readdir(folder())).toEqual([name]);
});

test.each([
  ['a folder', '.', '. is a folder: name the files in it'],
  ['a URL', 'https://a.example/faq.html', 'is a URL: save the page as a file'],
  ['a file that does not exist', 'none.csv', 'there is no file none.csv'],
])('rejects %s, with a hint', async (_, path, message) => {
  await expect(importFile(path)).rejects.toThrow(message);
});

test('imports 10,000 rows, and reports progress at least every 1,000', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => `Question ${index}?,Answer ${index}.`);
  const reported: number[] = [];
  const imported = await importText('faq.csv', ['question,answer', ...rows].join('\n'), {
    locale: 'en',
    dryRun: true,
    onProgress: (done, _, what) => {
      if (what === 'read') reported.push(done);
    },
  });
  expect(imported.files[0]).toMatchObject({ questions: 10_000 });
  expect(imported.omissions).toEqual([]);
  for (let thousand = 1_000; thousand <= 10_000; thousand += 1_000) expect(reported).toContain(thousand);
}, 120_000);

test('keeps invalid URLs as text, and lists them', async () => {
  const table = 'Question,Answer\nWhy?,So.\nWhere?,See https://a.example[^a]b or <https://[::1>.\n';
  const imported = await importText('faq.csv', table, { locale: 'en', dryRun: true });
  const why = 'the URL is not valid: no browser can open it';
  expect(formatOmissions(imported)).toEqual([
    `row 3 | the link to https://[::1 | ${why}`,
    `row 3 | the link to https://a.example[^a]b | ${why}`,
  ]);
  expect(diagnosticRules(imported)).toEqual([]);
});

test('writes a backslash in a URL as the slash that browsers read it as', async () => {
  const rows = ['"<a href=""https://a.example\\b?c\\d"">So</a>"', 'https://a.example\\', '//a.example'];
  const table = ['Question,Answer', ...rows.map((answer, row) => `Why ${row}?,${answer}`)].join('\n');
  const imported = await importText('faq.csv', table, { locale: 'en', dryRun: true });
  expect(String(imported.files[0]?.file)).toContain('[So](https://a.example/b?c\\d)');
  expect(diagnosticRules(imported)).toEqual([]);
});
