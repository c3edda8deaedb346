import { expect, test } from 'vitest';
import {
  bodyOf,
  formatOmissions,
  readingNotices,
  setupImportFolder,
} from '../../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

/** Imports a file `.md` with `answer` below the question in line 3. */
async function importAnswer(answer: string) {
  const imported = await importText('en.md', `# Help\n\n## Why?\n\n${answer}\n`, { guide: 'help' });
  return {
    answer: bodyOf(imported).split('{#why}\n\n')[1] ?? '',
    omissions: formatOmissions(imported),
    notices: readingNotices(imported),
  };
}

test.each<[name: string, answer: string]>([
  ['a comment in a code span', 'In JSX, write `{/* so */}`. The URL is /orders/{id}/edit.'],
  ['a comment in a code block', '```jsx\n{/* so */}\n```\n\nThe URL is /orders/{id}/edit.'],
  ['an import in a code block', "```js\n\nimport A from './a';\n\n```\n\nType {name}."],
  ['a wrapped line that begins like an export', 'You can\nexport default settings to {date}.json.'],
  ['a paragraph that begins like an export', 'export default settings to {date}.json.'],
  ['a paragraph about constants', 'export const is a keyword, and {name} a placeholder.'],
  ['a paragraph that begins like an import', 'import "faq.csv" into the table {name}.'],
])('keeps text in braces in a Markdown file with %s', async (_, answer) => {
  expect(await importAnswer(answer)).toEqual({ answer, omissions: [], notices: [] });
});

test.each<[name: string, syntax: string]>([
  ['an import', "import A from './a'"],
  ['an import of several names', "import A, { B } from './a';"],
  ['an export', 'export const a = [1];'],
  ['an exported function', 'export default function A(props) {'],
  ['an exported component', 'export const A = ({b}) => <b>{b}</b>;'],
])('reads a Markdown file with %s as MDX, says so, and keeps the text in braces', async (_, syntax) => {
  const source = syntax.endsWith('{') ? `${syntax}\n  return 1;\n}` : syntax;
  expect(await importAnswer(`${source}\n\n<div>\n    Read **this**, {name}.\n</div>`)).toEqual({
    answer: 'Read **this**, {name}.',
    omissions: [
      `line 5 | ${source} | guides run no components`,
      expect.stringMatching(
        /^line \d+ \| \{name\} in “Read \*\*this\*\*, \{name\}\.” \| it is kept as text, because its value is not known$/,
      ),
    ],
    notices: [`line 5: the file is read as MDX, because of “${syntax}”: write it as code if it is not MDX`],
  });
});

test('reads a Markdown file with a comment as MDX, and keeps blocks in braces', async () => {
  const { answer, notices } = await importAnswer('{name}\n\nSo {/* not this */} it is, {props.name}.\n\n{}');
  expect(answer).toBe('{name}\n\nSo <!-- not this --> it is, \\{props.name}.\n\n{}');
  expect(notices).toEqual([expect.stringMatching(/^line 7: .* because of “\{\/\* not this \*\/\}”/)]);
});

test('keeps an expression in a Markdown file that is not MDX as text, and lists it', async () => {
  expect(await importAnswer('So {props.name} {"is"} {it("so")}.')).toEqual({
    answer: 'So \\{props.name} is \\{it("so")}.',
    omissions: [
      'line 3 | {props.name} | it is kept as text, although it looks like an expression of MDX',
      'line 3 | {it("so")} | it is kept as text, although it looks like an expression of MDX',
    ],
    notices: [],
  });
});

test.each(['en.md', 'en.mdx'])('reads imports directly below the front matter of %s', async (name) => {
  const imports = "import {Question} from '@site/a'\nimport CodeBlock from '@theme/CodeBlock'";
  const text = `---\ntitle: Help\n---\n${imports}\n\n## Chapter\n\n### Why?\n\nSo.\n`;
  const imported = await importText(name, text, { guide: 'help' });
  expect(bodyOf(imported)).toBe('## Chapter {#chapter}\n\n### Why? {#why}\n\nSo.');
  expect(formatOmissions(imported)).toEqual([`line 4 | ${imports} | guides run no components`]);
});
