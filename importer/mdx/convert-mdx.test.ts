import { expect, test } from 'vitest';
import {
  bodyOf,
  diagnosticRules,
  formatOmissions,
  setupImportFolder,
} from '../../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

/** Imports `answer` below the question in line 3. */
async function importAnswer(answer: string, name = 'en.mdx') {
  const imported = await importText(name, `# Help\n\n## Why?\n\n${answer}\n`, { guide: 'help' });
  return {
    rules: diagnosticRules(imported),
    answer: bodyOf(imported).split('{#why}\n\n')[1] ?? '',
    omissions: formatOmissions(imported).map((line) => line.split(' | ').slice(0, 2).join(' ')),
    notices: imported.notices.filter((notice) => notice.includes('MDX')),
  };
}

const NONE = { rules: [], omissions: [], notices: [] };

test.each<[name: string, source: string, answer: string]>([
  [
    'in nested tags',
    '<details>\n  <summary>More</summary>\n  <div>\n  Read **this** and [that](https://a.example).\n  </div>\n</details>',
    '<details>\n<summary>More</summary>\n\nRead **this** and [that](https://a.example).\n\n</details>',
  ],
  [
    'indented by more than 4 spaces',
    '<details>\n  <summary>More</summary>\n  <div>\n      Send a *docx*.\n\n      :::caution\n      No PDFs.\n      :::\n\n      - one\n        - two\n  </div>\n</details>',
    '<details>\n<summary>More</summary>\n\nSend a *docx*.\n\n> **Caution**\n>\n> No PDFs.\n\n- one\n  - two\n\n</details>',
  ],
  [
    'within one line',
    '<details><summary>Is **it**?</summary><p>Read *this*.</p></details>\n\nThen.',
    '<details>\n<summary>Is it?</summary>\n\nRead *this*.\n\n</details>\n\nThen.',
  ],
  [
    'in code blocks',
    '<div>\n    ```js\n    if (a) {\n      b();\n    }\n    ```\n</div>',
    '```js\nif (a) {\n  b();\n}\n```',
  ],
  [
    'in a list',
    '- So.\n\n  <div>\n      Read **this**.\n  </div>\n- Thus.',
    '- So.\n\n  Read **this**.\n\n- Thus.',
  ],
  ['in HTML lists', '<ul>\n  <li>**One**</li>\n  <li>two</li>\n</ul>', '- **One**\n\n- two'],
  ['of paragraphs without tags', 'So.\n\n      Read **this**.', 'So.\n\nRead **this**.'],
  ['in fragments', '<>\n    Read **this**.\n</>', 'Read **this**.'],
])('reads Markdown %s, whatever its indent', async (_, source, answer) => {
  expect(await importAnswer(source)).toEqual({ ...NONE, answer });
});

test('imports indented <details> elements as questions', async () => {
  const details = (summary: string) =>
    `<details>\n  <summary>${summary}</summary>\n  <div>\n    Send a **docx** to [us](https://a.example).\n  </div>\n</details>\n`;
  const text = `# FAQ\n\n## Manuscripts\n\n${details('How?')}\n${details('Is there a _fee_?')}`;
  const imported = await importText('faq.mdx', text, { locale: 'en' });
  const answer = 'Send a **docx** to [us](https://a.example).';
  expect(bodyOf(imported)).toBe(
    `## Manuscripts {#manuscripts}\n\n### How? {#how}\n\n${answer}\n\n### Is there a fee? {#is-there-a-fee}\n\n${answer}`,
  );
  expect(formatOmissions(imported)).toEqual([]);
});

test.each<[name: string, source: string, answer: string, omissions: string[]]>([
  [
    'a property',
    'So.\n\nWelcome, {props.name}!',
    'So.\n\nWelcome, !',
    ['line 7 {props.name} in “Welcome, {props.name}!”'],
  ],
  ['a variable', 'It is {fee} euros.', 'It is  euros.', ['line 5 {fee} in “It is {fee} euros.”']],
  [
    'a constant of the file',
    'export const fee = 12;\n\nIt is {fee} euros.',
    'It is 12 euros.',
    ['line 5 export const fee = 12;'],
  ],
  ['a literal', 'It is{" "}{`*so*`}{12}.', 'It is \\*so\\*12.', []],
  ['a literal brace or sign', "{'{'}5{'}'}, {'$'}5, 5{'%'} off.", '{5}, $5, 5% off.', []],
  [
    'a block of its own',
    '{items.map((item) => (\n  <li>{item}</li>\n))}\n\nSo.',
    'So.',
    ['line 5 {items.map((item) => (\n  <li>{item}</li>\n))}'],
  ],
  [
    'an attribute',
    '<details open={true} style={{color: "red"}}>\n<summary>More</summary>\nSo.\n</details>',
    '<details>\n<summary>More</summary>\n\nSo.\n\n</details>',
    ['line 5 open={true} of <details>', 'line 5 style={{color: "red"}} of <details>'],
  ],
  [
    'an image',
    'So <img src={require(\'./a.png\')} alt="A" />.',
    'So .',
    ['line 5 <img src={require(\'./a.png\')} alt="A" />'],
  ],
  [
    'a component of several lines in an export',
    'export const Box = ({children}) => (\n  <div style={{color: "red"}}>\n\n    {children}\n\n  </div>\n);\n\n<Box>\n\nSo **it** is.\n\n</Box>',
    'So **it** is.',
    [
      'line 5 export const Box = ({children}) => (\n  <div style={{color: "red"}}>\n\n    {children}\n\n  </div>\n);',
      'line 13 the component <Box>',
    ],
  ],
  [
    'an attribute of a component',
    'So <Foo.Bar a={1} b={() => <b />} c/>.',
    'So .',
    ['line 5 b={() => <b />} of <Foo.Bar>', 'line 5 the component <Foo.Bar a="1" c />'],
  ],
  ['a component that is not closed', 'So <Bar>it is.', 'So it is.', ['line 5 the component <Bar />']],
  ['code', '`{fee}`\n\n```jsx\n{fee}\n<A b={c}/>\n```', '`{fee}`\n\n```jsx\n{fee}\n<A b={c}/>\n```', []],
  ['a backslash', 'So \\{fee}.', 'So {fee}.', []],
  ['a comment', 'So {/* not this */} it is.', 'So <!-- not this --> it is.', []],
  [
    'autolinks and comments of HTML',
    '<https://a.example> <!-- so -->',
    '<https://a.example> <!-- so -->',
    [],
  ],
])('lists an expression that is %s, unless its value is known', async (_, source, answer, omissions) => {
  expect(await importAnswer(source)).toEqual({ ...NONE, answer, omissions });
});

test('lists what the head of a page contains', async () => {
  expect(await importAnswer('So.\n\n<head><title>Help</title></head>')).toEqual({
    ...NONE,
    answer: 'So.',
    omissions: ['line 7 <title> “Help”'],
  });
});

test.each(['faq.mdx', 'faq.md'])('reads the id of a heading from its comment in %s', async (name) => {
  const text = '# FAQ\n\n## Where is it? {/* #contract */}\n\nHere.\n\n## How? {#way}\n\nSo.\n';
  const imported = await importText(name, text, { locale: 'en' });
  expect(bodyOf(imported).match(/^### .*/gm)).toEqual(['### Where is it? {#contract}', '### How? {#way}']);
  expect(formatOmissions(imported)).toEqual([]);
});

test('reads a file that is not valid MDX as Markdown, and says where', async () => {
  const { answer, notices } = await importAnswer('So {it is.\n\n**Thus**');
  expect(answer).toBe('So {it is.\n\n**Thus**');
  expect(notices).toEqual([
    expect.stringMatching(/^line \d+: the file is read as Markdown, because it can't be read as MDX: ./),
  ]);
});
