import { expect, test } from 'vitest';
import {
  bodyOf,
  formatOmissions,
  readingNotices,
  setupImportFolder,
} from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

const toCsv = (answer: string) => `question,answer\nCan I pay by card?,"${answer.replaceAll('"', '""')}"\n`;

const toArticles = (body: string) =>
  JSON.stringify({ articles: [{ id: 1, title: 'Can I pay by card?', body, locale: 'en' }] });

const toPage = (text: string) => {
  const question = { '@type': 'Question', name: 'Can I pay by card?', acceptedAnswer: { text } };
  return `<title>Faq</title><script type="application/ld+json">${JSON.stringify({ '@type': 'FAQPage', mainEntity: [question] })}</script>`;
};

const HTML = '<p>Yes.</p><h3>And by check?</h3><p>No.</p><h4>Why</h4><p>Slow.</p>';

const SPLIT = `### Can I pay by card? {#can-i-pay-by-card}

Yes.

### And by check? {#and-by-check}

No.

#### Why

Slow.`;

test.each([
  ['HTML of a table', 'faq.csv', toCsv(HTML), 'row 2'],
  ['Markdown of a table', 'faq.csv', toCsv('Yes.\n\n### And by check?\n\nNo.\n\n#### Why\n\nSlow.'), 'row 2'],
  [
    'a bold line of a table',
    'faq.csv',
    toCsv('Yes.\n\n**And by check?**\nNo.\n\n#### Why\n\nSlow.'),
    'row 2',
  ],
  ['an article', 'faq.json', toArticles(HTML), 'record 1'],
  ['FAQPage data', 'faq.html', toPage(HTML), 'line 1, question 1'],
])('splits an answer before a subheading that asks a question, in %s', async (_, name, text, place) => {
  const imported = await importText(name, text, { locale: 'en' });
  expect(bodyOf(imported)).toContain(SPLIT);
  expect(formatOmissions(imported)).toEqual([]);
  expect(readingNotices(imported)).toEqual([
    expect.stringContaining(`sections of their own: ${place} “And by check?”; to keep one`),
  ]);
});

test.each([
  ['has no text below it', 'Yes.\n\n### And by check?\n'],
  ['asks no question', 'Yes.\n\n### By check\n\nNo.'],
])('keeps a subheading in the answer that %s', async (_, answer) => {
  const imported = await importText('faq.csv', toCsv(answer), { locale: 'en' });
  expect(imported.files[0]?.questions).toBe(1);
  expect(readingNotices(imported)).toEqual([]);
});

test('keeps a footnote with the question that refers to it', async () => {
  const answer = 'Yes.[^a]\n\n### And by check? {#check}\n\nNo.\n\n[^a]: Not Amex.\n';
  const imported = await importText('faq.csv', toCsv(answer), { locale: 'en' });
  expect(bodyOf(imported)).toMatch(
    /Yes\.\[\^1\]\n\n\[\^1\]: Not Amex\.\n\n### And by check\? \{#check\}\n\nNo\.$/,
  );
  expect(formatOmissions(imported)).toEqual([]);
});
