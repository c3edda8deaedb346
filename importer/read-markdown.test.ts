import { expect, test } from 'vitest';
import {
  bodyOf,
  formatOmissions,
  readingNotices,
  setupImportFolder,
} from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

test('reads headings of one level as questions of a chapter named by the title', async () => {
  const text =
    '# Garden\n\nHello.\n\n## When?\n\nIn May.\n\n### Afterwards\n\nLater.\n\n## Where?\n\nHere.\n';
  expect(bodyOf(await importText('en.md', text, { guide: 'garden' }))).toBe(
    [
      ...['Hello.', '', '## Garden {#garden}', '', '### When? {#when}', '', 'In May.', '', '#### Afterwards'],
      ...['', 'Later.', '', '### Where? {#where}', '', 'Here.'],
    ].join('\n'),
  );
});

test('lists a question without an answer as omitted, with its text', async () => {
  const imported = await importText('faq.md', '# A\n## Kept?\nYes.\n## Gone?\n', { locale: 'en' });
  expect(formatOmissions(imported)).toEqual(['line 4 | the question “Gone?” | its answer has no text']);
});

test('lists the images of a question without a text', async () => {
  const imported = await importText('faq.md', '# A\n## Kept?\nYes.\n## Gone?\n![](a.png) ![](b.png)\n', {
    locale: 'en',
  });
  expect(formatOmissions(imported)).toEqual([
    'line 4 | the question “Gone?” with the image a.png, the image b.png | its answer has no text',
  ]);
});

test.each<[name: string, text: string, headings: string[]]>([
  [
    'a deeper heading that asks a question, but not one that does not',
    '## Paying\n\n### How?\n\nBy card.\n\n#### By bank\n\nToo.\n\n#### And later?\n\nYes.\n\n##### How late\n\nIn May.\n\n### Where?\n\nHere.\n',
    ['## Paying', '### How?', '#### By bank', '### And later?', '#### How late', '### Where?'],
  ],
  [
    'questions of two levels',
    '# Help\n\n## How?\n\nSo.\n\n### 為什麼？\n\nThus.\n\n## ¿Cuándo?\n\nNow.\n',
    ['## Help', '### How?', '### 為什麼？', '### ¿Cuándo?'],
  ],
  [
    'questions below headings without text, which become chapters',
    '## Shop\n\n### Paying\n\n#### How?\n\nBy card.\n\n### Going\n\n#### Where?\n\nThere.\n',
    ['## Paying', '### How?', '## Going', '### Where?'],
  ],
  [
    'bold lines that ask a question',
    '## Paying\n\n**How?**\n\nBy card.\n\n**When?**\nNow.\n\n**Not now**\n\n- **Sure?** Yes.\n',
    ['## Paying', '### How?', '### When?'],
  ],
  [
    'a bold line that asks a question within an answer',
    '## How?\n\nBy card.\n\n**And later?**  \nYes.\n\n## Where?\n\nHere.\n',
    ['## Faq', '### How?', '### And later?', '### Where?'],
  ],
])('imports %s, as questions of their own', async (_, text, headings) => {
  const imported = await importText('faq.md', text, { locale: 'en' });
  const written = bodyOf(imported).match(/^#+ .*$/gm) ?? [];
  expect(written.map((line) => line.replace(/ {#.*}$/, ''))).toEqual(headings);
});

test('says which subheadings became questions of their own, with their lines', async () => {
  const text = '## How?\n\nBy card.\n\n### And later?\n\nYes.\n\n## Where?\n\nHere.\n';
  expect(readingNotices(await importText('faq.md', text, { locale: 'en' }))).toEqual([
    'subheadings that ask a question are sections of their own: line 5 “And later?”; to keep one in the answer before it, remove its question mark',
  ]);
});

test('reads <details> elements that ask questions as questions', async () => {
  const text = [
    ...[
      '# FAQ',
      '',
      '<details>',
      '<summary>What is <b>C</b>?</summary>',
      '',
      'C *is* c.',
      '',
      '</details>',
      '',
    ],
    ...['<details id="d" open>', '<summary>What is D?</summary>', 'D is d.', '</details>', ''],
    ...['<details>', '', '<summary>What is E?</summary>', '', '#### So', '', 'E is e.', '', '</details>'],
  ].join('\n');
  const imported = await importText('faq.mdx', text, { guide: 'help', locale: 'en' });
  expect(bodyOf(imported)).toBe(
    [
      ...['## FAQ {#faq}', '### What is C? {#what-is-c}', 'C *is* c.', '### What is D? {#d}', 'D is d.'],
      ...['### What is E? {#what-is-e}', '#### So', 'E is e.'],
    ].join('\n\n'),
  );
  expect(formatOmissions(imported)).toEqual([]);
});

test('separates <details> elements that ask questions at the end of an answer', async () => {
  const details = (summary: string) => `<details>\n<summary>${summary}</summary>\n\nSo.\n\n</details>\n`;
  const text = `# FAQ\n\n## Why?\n\nThus.\n\n${details('More')}\n${details('How?')}\n## When?\n\nNow.\n`;
  const imported = await importText('en.md', text, { guide: 'help' });
  expect(bodyOf(imported).match(/^### .*|^<summary>.*/gm)).toEqual([
    '### Why? {#why}',
    '<summary>More</summary>',
    '### How? {#how}',
    '### When? {#when}',
  ]);
  expect(readingNotices(imported)).toEqual([expect.stringContaining('line 14 “How?”')]);
});

test('keeps <details> elements in the answer that continues after them', async () => {
  const details = '<details>\n<summary>How?</summary>\n\nSo.\n\n</details>';
  const imported = await importText('en.md', `# FAQ\n\n## Why?\n\nThus.\n\n${details}\n\nThen.\n`, {
    guide: 'help',
  });
  expect(bodyOf(imported)).toBe(`## FAQ {#faq}\n\n### Why? {#why}\n\nThus.\n\n${details}\n\nThen.`);
});

test('lists Markdown in HTML that is read as text or code in a Markdown file', async () => {
  const text = [
    ...['# FAQ', '', '## Why?', '', '<details>', '  <summary>More</summary>', '  <div>'],
    ...['  Read **this**.', '  </div>', '</details>', '', '<div>', '', '    Send *that*.', '', '</div>', ''],
    ...['<div>a_b_c 2 * 3 https://a.example</div>', '', '<pre>', '**so**', '</pre>'],
  ].join('\n');
  const imported = await importText('en.md', text, { guide: 'help' });
  expect(formatOmissions(imported)).toEqual([
    'line 8 | the formatting of “Read **this**.” | Markdown directly below a tag of HTML is text: put a blank line between them',
    'line 14 | the formatting of “Send *that*.” | it is code, since it is indented: remove the indent if it is Markdown',
  ]);
});

test('reads front matter in TOML, and lists the fields that guides lack', async () => {
  const fields = [
    'title = "Help"',
    'draft = true',
    'date = 2026-11-20T08:00:00Z',
    'description = "All of it."',
  ];
  const text = ['+++', ...fields, '+++', '', '## How?', '', 'So.'].join('\n');
  const imported = await importText('help.md', text, { locale: 'en' });
  const guide = String(imported.files[0]?.file);
  expect(guide).toMatch(/^---\ntitle: Help\ndescription: All of it\.\nupdated: 2026-11-20\n---\n\n## /);
  expect(formatOmissions(imported)).toEqual([
    'line 1 | the field “draft: true” | guides have no such front matter field',
  ]);
});

test('lists front matter that is not valid TOML, and keeps the lines of what follows', async () => {
  const imported = await importText('help.md', '+++\ntitle "Help"\n+++\n\n## How?\n\nSo.<script>a</script>', {
    locale: 'en',
  });
  expect(bodyOf(imported)).not.toContain('+++');
  expect(formatOmissions(imported)).toEqual([
    expect.stringMatching(/^line 1 \| the front matter “title "Help"\n” \| not valid TOML: ./),
    expect.stringMatching(/^line 7 \| <script>/),
  ]);
});
