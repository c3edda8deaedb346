import { expect, test } from 'vitest';
import { bodyOf, formatOmissions, setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

test('reads headings of one level as questions of a chapter named by the title', async () => {
  const text = '# Garden\n\nHello.\n\n## When?\n\nIn May.\n\n### And then?\n\nLater.\n\n## Where?\n\nHere.\n';
  expect(bodyOf(await importText('en.md', text, { guide: 'garden' }))).toBe(
    [
      ...['Hello.', '', '## Garden {#garden}', '', '### When? {#when}', '', 'In May.', '', '#### And then?'],
      ...['', 'Later.', '', '### Where? {#where}', '', 'Here.'],
    ].join('\n'),
  );
});

test('lists a question without an answer as omitted, with its text', async () => {
  const imported = await importText('faq.md', '# A\n## Kept?\nYes.\n## Gone?\n', { locale: 'en' });
  expect(formatOmissions(imported)).toEqual(['line 4 | the question “Gone?” | its answer has no text']);
});
