import { expect, test } from 'vitest';
import { bodyOf, setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

test.each<[name: string, text: string, body: string]>([
  ['delimited by tabs', 'Title\tBody\nWhy?\tSo.\n', '## Faq {#faq}\n\n### Why? {#why}\n\nSo.'],
  [
    'without a header',
    'Why?;So, there.\nHow?;Thus.\n',
    '## Faq {#faq}\n\n### Why? {#why}\n\nSo, there.\n\n### How? {#how}\n\nThus.',
  ],
])('reads a table %s', async (_, text, body) => {
  expect(bodyOf(await importText('faq.csv', text, { locale: 'en' }))).toBe(body);
});

test('reads a table in UTF-16, as spreadsheets save it', async () => {
  const text = Buffer.from('\ufeffquestion,answer\n為什麼？,因為。\n', 'utf16le');
  expect(bodyOf(await importText('faq.csv', text, { locale: 'zh-Hant' }))).toContain(
    '### 為什麼？ {#question-1}',
  );
});
