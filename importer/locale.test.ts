import { expect, test } from 'vitest';
import { setupImportFolder } from '../test/fixtures/import-folder.ts';
import { localeOfName, stemWithoutLocale } from './locale.ts';

const { importText } = setupImportFolder();

test.each([
  ['fr.md', 'fr', ''],
  ['export/faq.pt-BR.html', 'pt-BR', 'faq'],
  ['help.zh-hant.csv', 'zh-hant', 'help'],
  ['faq.iw.md', 'iw', 'faq'],
])('reads the language at the end of %s', (path, locale, stem) => {
  expect([localeOfName(path), stemWithoutLocale(path)]).toEqual([locale, stem]);
});

test.each(['hl.md', 'qa.csv', 'faq.hl.md', 'my-help.md', 'no-show.html', 'en-xx.md', 'faq.md', 'v2.1.md'])(
  'reads no language in %s, which has the form of one or not',
  (path) => {
    expect(localeOfName(path)).toBeUndefined();
    expect(stemWithoutLocale(path)).toBe(path.replace(/\.[^.]+$/, ''));
  },
);

test('makes id and title of a guide from a name of two letters that are no language', async () => {
  const imported = await importText('hl.md', '## Why?\n\nSo.\n', { locale: 'en' });
  expect(imported.guide).toBe('hl');
  expect(String(imported.files[0]?.file)).toMatch(/^---\ntitle: Hl\n/);
});

test('makes the title of a guide from the folder of a file named by its language', async () => {
  const imported = await importText('en.md', '## Why?\n\nSo.\n');
  expect(String(imported.files[0]?.file)).toMatch(/^---\ntitle: Import /);
});
