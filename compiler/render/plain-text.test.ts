import { expect, test } from 'vitest';
import { compile, documentOf, siteWithAnswer } from '../../test/fixtures/author-site.ts';

async function textOf(...lines: string[]): Promise<string | undefined> {
  const compiled = await compile(siteWithAnswer(...lines));
  expect(compiled.diagnosticLines).toEqual([]);
  return documentOf(compiled, 'en').chapters[0]?.sections[0]?.text;
}

test.each([
  ['ordered', ['So:', '', '1. a', '1. b'], 'So:\n\n1. a\n2. b'],
  ['that starts later', ['9. a', '10. b', '', 'So.'], '9. a\n10. b\n\nSo.'],
  ['that starts at 0', ['0. a', '1. b'], '0. a\n1. b'],
  ['unordered', ['* a', '* b'], '• a\n• b'],
  ['with lines', ['1. a<br>b', '2. c'], '1. a\n   b\n2. c'],
  ['with paragraphs', ['1. a', '', '   b', '2. c'], '1. a\n\n   b\n\n2. c'],
  ['with code', ['1. Run', '   ```', '   a', '     b', '   ```', '2. c'], '1. Run\n   a\n     b\n2. c'],
  ['with an empty item', ['1.', '2. b'], '1.\n2. b'],
  ['in a quotation', ['> 1. a', '> 2. b'], '1. a\n2. b'],
  ['of tasks', ['- [x] a', '- [ ] b'], '• a\n• b'],
])('a list %s has its markers', async (_, markdown, text) => {
  expect(await textOf(...markdown)).toBe(text);
});

test('lists in lists are indented by the markers around them, and have numbers of their own', async () => {
  const markdown = [
    '9. a',
    '   1. b',
    '      - c',
    '',
    '        d',
    '   2. e',
    '10. f',
    '    - g',
    '      h',
  ];
  expect(await textOf(...markdown)).toBe(
    ['9. a', '   1. b', '      • c', '', '        d', '   2. e', '10. f', '    • g h'].join('\n'),
  );
});

test.each([
  ['<ol start="3" reversed><li>a</li><li>b</li></ol>', '3. a\n2. b'],
  ['<ol reversed><li>a</li><li>b</li></ol>', '2. a\n1. b'],
  ['<ol><li value="7">a</li><li>b</li></ol>', '7. a\n8. b'],
  ['<ol start="x"><li>a</li></ol>', '1. a'],
  ['<ol><li>a</li><ul><li>b</li></ul></ol>', '1. a\n• b'],
  ['<ol></ol><p>So.</p>', 'So.'],
])('numbers the items of %s as browsers do', async (html, text) => {
  expect(await textOf(html)).toBe(text);
});

test.each([
  ['a list', ['- a', '']],
  ['a heading', ['#### a']],
  ['another table', ['| a |', '| - |', '']],
  ['a paragraph', ['a', '']],
])('a table has an empty line before it after %s, and one after it', async (_, before) => {
  const text = await textOf(...before, '| c | d |', '| - | - |', '| e | f |', '', '- g');
  expect(text?.replace(/^• /, '')).toBe('a\n\nc\td\ne\tf\n\n• g');
});

test('footnotes have no numbers, as nothing refers to them', async () => {
  expect(await textOf('So.[^1] Or so.[^2]', '', '[^1]: One:', '', '    1. a', '', '[^2]: Two.')).toMatch(
    /^So\. Or so\.\n\n\w+\n\nOne:\n\n1\. a\n\nTwo\.$/,
  );
});
