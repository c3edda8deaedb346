import { expect, test } from 'vitest';
import { bodyOf, formatOmissions, setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

const DEEP_HTML = '<div>'.repeat(5_000);
const DEEP_QUOTE = `${'>'.repeat(3_000)} So.`;
const QUESTION = '## How?\n\nLike this.\n';

const zendesk = (...articles: object[]) =>
  JSON.stringify({ articles: articles.map((article) => ({ locale: 'en', ...article })) });
const faqPage = (...texts: string[]) =>
  `<script type="application/ld+json">${JSON.stringify({
    '@type': 'FAQPage',
    mainEntity: texts.map((text, index) => ({ name: index ? 'How?' : 'Why?', acceptedAnswer: { text } })),
  })}</script>`;

test.each<[string, name: string, text: string, place: string]>([
  ['quotes in Markdown', 'en.md', `# Help\n\n## Why?\n\n${DEEP_QUOTE}\n\n${QUESTION}`, 'line 3'],
  ['HTML in Markdown', 'en.md', `# Help\n\n## Why?\n\n${DEEP_HTML}So.\n\n${QUESTION}`, 'line 3'],
  ['quotes in a table', 'faq.csv', `question,answer\nWhy?,${DEEP_QUOTE}\nHow?,Like this.\n`, 'row 2'],
  ['HTML in a table', 'faq.csv', `question,answer\nWhy?,<p>${DEEP_HTML}So\nHow?,Like this.\n`, 'row 2'],
  [
    'elements of a page',
    'faq.html',
    `<details><summary>Why?</summary>${'<blockquote>'.repeat(200)}So.${'</blockquote>'.repeat(200)}</details>\n<details><summary>How?</summary>Like this.</details>`,
    'line 1',
  ],
  ['HTML of FAQPage data', 'faq.html', faqPage(`${DEEP_HTML}So.`, 'Like this.'), 'line 1, question 1'],
  [
    'HTML of an article',
    'faq.json',
    zendesk(
      { id: 1, title: 'Why?', body: `${DEEP_HTML}So.` },
      { id: 2, title: 'How?', body: '<p>Like this.</p>' },
    ),
    'record 1',
  ],
])('omits an answer with deeply nested %s, and imports the others', async (_, name, text, place) => {
  const imported = await importText(name, text, { guide: 'help', locale: 'en' });
  expect(bodyOf(imported)).toMatch(/^## \w+ \{#\w+\}\n\n### How\? \{#how\}\n\nLike this\.$/);
  expect(formatOmissions(imported)).toEqual([
    expect.stringMatching(
      `^${place} \\| the question “Why\\?” with its answer \\| it is nested too deeply: `,
    ),
  ]);
});

test.each([
  [
    'emphasis that takes too long',
    'en.md',
    `${QUESTION}\n## Why?\n\n${'*a_b'.repeat(20_000)}\n`,
    5,
    'text under "Why?" takes too long to read',
  ],
  [
    'elements nested too deeply',
    'faq.html',
    `<details>\n<summary>Why?</summary>\n${DEEP_HTML}</details>`,
    3,
    'nested more than 512 levels deep',
  ],
])('names file and line of %s', async (_, name, text, line, message) => {
  const imported = importText(name, text, { guide: 'help', locale: 'en' });
  await expect(imported).rejects.toThrow(
    new RegExp(`${name}: line ${line}: .*${message.replace('?', '\\?')}`),
  );
});

test('lists front matter whose aliases stand for too many values', async () => {
  const names = [...'abcdefghij'];
  const lines = names.map((name, index) => {
    const value = index === 0 ? 'x' : `*${names[index - 1]}`;
    return `${name}: &${name} [${Array(9).fill(value).join(', ')}]`;
  });
  const imported = await importText('en.md', `---\n${lines.join('\n')}\n---\n\n# Help\n\n${QUESTION}`);
  expect(formatOmissions(imported)).toEqual([
    expect.stringContaining('not valid YAML: its aliases stand for too many values'),
  ]);
});

test('lists a record of Zendesk that is nested too deeply', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const text = zendesk({ id: 2, title: 'How?', body: '<p>Like this.</p>' }).replace('[', `[${deep},`);
  const imported = await importText('faq.json', text);
  expect(formatOmissions(imported)).toEqual([
    expect.stringMatching(/^record 1 \| the record “of values that are nested too deeply to be shown” \| /),
  ]);
});

test('says why a file has no questions with answers', async () => {
  await expect(importText('en.md', '# Help\n\n## Why?\n\n## How?\n', { guide: 'help' })).rejects.toThrow(
    'has no questions with answers. Left out: ',
  );
});
