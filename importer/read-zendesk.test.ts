import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatOmissions, setupImportFolder } from '../test/fixtures/import-folder.ts';

const { folder, importFile, importText } = setupImportFolder();

const URL = 'https://help.example/api/v2/help_center/en-us/articles.json';

const article = (id: number, more: object = {}) => ({
  ...{ id, title: `Question ${id}?`, body: `<p>Answer ${id}.</p>`, locale: 'en-us', section_id: 5 },
  ...more,
});

/** Writes `values` as JSON files into the folder, and imports them together. */
async function importPages(...values: object[]) {
  const paths = values.map((_, index) => join(folder(), `page-${index + 1}.json`));
  for (const [index, path] of paths.entries()) await writeFile(path, JSON.stringify(values[index]));
  return importFile(paths, { guide: 'help' });
}

const places = (omissions: string[]) => omissions.map((line) => line.replaceAll(`${folder()}/`, ''));

test('reads JSON Lines, and lists an invalid line as omitted', async () => {
  const line = (id: number, title: string) => JSON.stringify({ id, title, body: '<p>So.</p>', locale: 'en' });
  const text = [line(1, 'Why?'), '{"id": 2,', line(3, 'How?')].join('\n');
  const imported = await importText('faq.jsonl', text);
  expect(imported.files[0]).toMatchObject({ chapters: 1, questions: 2 });
  expect(imported.omissions).toMatchObject([{ what: 'the record “{"id": 2,”', place: 'line 2' }]);
});

test('merges pages in the order of their numbers, with sections of another file', async () => {
  const first = {
    articles: [article(1), article(2)],
    count: 3,
    page: 1,
    page_count: 2,
    next_page: `${URL}?page=2`,
  };
  const second = { articles: [article(3)], count: 3, page: 2, page_count: 2, previous_page: `${URL}?page=1` };
  const sections = { sections: [{ id: 5, name: 'Basics', locale: 'en-us' }], count: 1, next_page: null };
  const imported = await importPages(second, first, sections);
  expect(imported.omissions).toEqual([]);
  const headings = String(imported.files[0]?.file).match(/^##.*$/gm);
  expect(headings).toEqual([
    '## Basics {#basics}',
    ...[1, 2, 3].map((id) => `### Question ${id}? {#question-${id}}`),
  ]);
});

test('names the pages that are missing, with their URLs and what to do', async () => {
  const page = (number: number) => ({
    ...{ articles: [article(number)], count: 5, page: number, page_count: 5 },
    ...{ next_page: `${URL}?page=${number + 1}&per_page=1`, previous_page: null },
  });
  const imported = await importPages(page(1), page(3), page(4));
  const todo = 'save it as a file, and name all files in one import';
  expect(places(formatOmissions(imported))).toEqual([
    `page-1.json | page 2 of 5 of the articles | it is missing: ${URL}?page=2&per_page=1 – ${todo}`,
    `page-1.json | page 5 of 5 of the articles | it is missing: ${URL}?page=5&per_page=1 – ${todo}`,
  ]);
});

test.each<[name: string, paging: object, what: string, why: string]>([
  [
    'next_page',
    { next_page: `${URL}?page=2` },
    'page 2 of 2 or more of the articles',
    `missing: ${URL}?page=2`,
  ],
  [
    'count',
    { count: 12, next_page: null },
    '11 of 12 articles',
    '“count” is 12, but only 1 are in the files',
  ],
  [
    'a count in a text',
    { count: '12', next_page: null },
    '11 of 12 articles',
    '“count” is 12, but only 1 are in the files',
  ],
  [
    'a count beside a field of another form',
    { count: 12, page: 'first', meta: 'none' },
    '11 of 12 articles',
    '“count” is 12',
  ],
  [
    'a number as next_page',
    { next_page: 2 },
    'page 2 of 2 or more of the articles',
    'it is missing – save it',
  ],
  [
    'another value as next_page',
    { next_page: { after: 1 } },
    'the page after the last one of the articles',
    'missing: {"after":1}',
  ],
  [
    'another value as next_page of a numbered page',
    { page: '1', next_page: true },
    'page 2 of 2 or more of the articles',
    'it is missing',
  ],
  [
    'a cursor with a text',
    { meta: { has_more: 'true' } },
    'the page after the last one of the articles',
    'its URL is not in the file',
  ],
  [
    'a cursor',
    { meta: { has_more: true }, links: { next: `${URL}?page[after]=xyz` } },
    'the page after the last one of the articles',
    `missing: ${URL}?page[after]=xyz`,
  ],
  [
    'the end time of a full incremental export',
    { count: 1000, end_time: 1_700_000_000, next_page: `${URL}?start_time=1700000000` },
    'the page after the last one of the articles',
    `missing: ${URL}?start_time=1700000000`,
  ],
])('says that articles are missing by %s', async (_, paging, what, why) => {
  const imported = await importPages({ articles: [article(1)], ...paging });
  expect(imported.omissions[0]).toMatchObject({ what, why: expect.stringContaining(why) });
  expect(imported.isIncomplete).toBe(true);
});

test.each<[name: string, paging: object]>([
  ['a last cursor', { meta: { has_more: false }, links: { next: `${URL}?page[after]=xyz` } }],
  [
    'the end of an incremental export',
    { count: 1, end_time: 1_700_000_000, next_page: `${URL}?start_time=17` },
  ],
  ['an empty next_page', { count: '1', next_page: '' }],
  ['a single page', { count: 1, page: 1, page_count: 1, next_page: null, previous_page: null }],
])('finds nothing missing after %s', async (_, paging) => {
  expect((await importPages({ articles: [article(1)], ...paging })).omissions).toEqual([]);
});

test('lists the first 100 of any number of missing pages', async () => {
  const page = { count: 1_000_000_000, page: 1, page_count: 1_000_000_000, next_page: `${URL}?page=2` };
  const { omissions } = await importPages({ articles: [article(1)], ...page });
  expect(omissions).toHaveLength(100);
  expect(omissions.at(-1)?.what).toBe('page 101 of 1000000000 of the articles');
});

test('imports the newest version of an article that an incremental export has twice', async () => {
  const old = article(1, { updated_at: '2026-01-01T00:00:00Z', title: 'Old?' });
  const draft = article(2, { updated_at: '2026-03-01T00:00:00Z', draft: true });
  const imported = await importPages(
    { articles: [article(1, { updated_at: '2026-02-01T00:00:00Z' }), article(2), article(3)] },
    { articles: [old, draft, article(3)] },
  );
  expect(String(imported.files[0]?.file).match(/^### .*$/gm)).toEqual([
    ...['### Question 1? {#question-1}', '### Question 3? {#question-3}'],
  ]);
  expect(places(formatOmissions(imported))).toEqual([
    'page-2.json record 1 | the version “Old?” with its text “<p>Answer 1.</p>” | a newer version of article 1 is imported',
    'page-2.json record 2 | the article “Question 2?” | it is a draft',
    'page-1.json record 2 | the version “Question 2?” with its text “<p>Answer 2.</p>” | a newer version of article 2 is imported',
  ]);
});

test('lists other records of a page as omitted', async () => {
  const imported = await importPages({ articles: [article(1)], users: [{ id: 9, name: 'The desk' }] });
  expect(formatOmissions(imported)).toEqual([
    'list users | the list “users” [{"id":9,"name":"The desk"}] | only articles, sections and categories are imported',
  ]);
});

test('pairs articles of two files by their id', async () => {
  const imported = await importPages(
    { articles: [article(1), article(2)] },
    {
      articles: [article(2, { locale: 'de', title: 'Zwei?' }), article(1, { locale: 'de', title: 'Eins?' })],
    },
  );
  expect(imported.isPending).toBe(false);
  expect(String(imported.files[1]?.file).match(/^### .*$/gm)).toEqual([
    ...['### Eins? {#question-1}', '### Zwei? {#question-2}'],
  ]);
});
