import { expect, test } from 'vitest';
import { setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

test('reads JSON Lines, and lists an invalid line as omitted', async () => {
  const article = (id: number, title: string) =>
    JSON.stringify({ id, title, body: '<p>So.</p>', locale: 'en' });
  const text = [article(1, 'Why?'), '{"id": 2,', article(3, 'How?')].join('\n');
  const imported = await importText('faq.jsonl', text);
  expect(imported.files[0]).toMatchObject({ chapters: 1, questions: 2 });
  expect(imported.omissions).toMatchObject([{ what: 'the record “{"id": 2,”', place: 'line 2' }]);
});
