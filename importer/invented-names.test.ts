import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setupImportFolder } from '../test/fixtures/import-folder.ts';
import type { ImportedGuide } from './import-guide.ts';

const { folder, importFile, importText } = setupImportFolder();

/** The notices, with paths from the temporary folder on. */
const listNotices = ({ notices }: ImportedGuide) =>
  notices.map((notice) => notice.replaceAll(/[^\s,]*\/guides\//g, ''));

test('says which title, description and ids a table lacks, and where to edit them', async () => {
  const imported = await importText('my-faq.csv', '問題,回答\n為什麼？,因為。\nHow?,So.\n何時？,現在。\n', {
    locale: 'zh-Hant',
  });
  expect(listNotices(imported)).toEqual([
    'the title “My faq” is made from the name of the file: edit "title" and the heading “My faq” in my-faq/zh-Hant.md',
    'the description is the title: edit "description" in my-faq/zh-Hant.md',
    'ids are numbered where a heading has no Latin letters: edit {#question-1}, {#question-3} in my-faq/zh-Hant.md before links use them',
  ]);
});

test('says nothing of a file that has title, description and ids', async () => {
  const text =
    '---\ntitle: 幫助\ndescription: 問與答\n---\n\n## 付款 {#paying}\n\n### 為什麼？ {#question-1}\n\n因為。\n';
  expect((await importText('zh-Hant.md', text, { guide: 'help' })).notices).toEqual([]);
});

test('names each file without a title or a description in one notice', async () => {
  const files = {
    'en.md': '# Help\n\n## Why? {#why}\n\nSo.\n',
    'de.md': '## Warum? {#why}\n\nDarum.\n',
    'fr.md': '## Pourquoi ? {#why}\n\nParce que.\n',
  };
  const paths = Object.keys(files).map((name) => join(folder(), name));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder(), name), text);
  expect(listNotices(await importFile(paths, { guide: 'help' }))).toEqual([
    'the title “Help” is made from the id of the guide: edit "title" and the heading “Help” in help/de.md, help/fr.md',
    'the description is the title: edit "description" in help/en.md, help/de.md, help/fr.md',
  ]);
});

test('names the first ten of many ids by position', async () => {
  const rows = Array.from({ length: 12 }, (_, row) => `問${'題'.repeat(row + 1)}？,答。`);
  const imported = await importText('faq.csv', ['問題,回答', ...rows].join('\n'), { locale: 'zh-Hant' });
  expect(imported.notices.at(-1)).toContain('{#question-9}, {#question-10} and 2 more in ');
});
