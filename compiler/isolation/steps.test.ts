/** Hostile files: each failure is a diagnostic at its section, and every other file is still checked. */
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import {
  compile,
  OPENING,
  siteWithAnswer,
  TRANSLATED_OPENING,
  text,
} from '../../test/fixtures/author-site.ts';
import { withFrontMatter } from '../../test/fixtures/rules.ts';
import { listDiagnostics } from '../diagnostics.ts';
import { runIsolated } from './steps.ts';

const DEAD_LINK =
  'guides/more/en.md:9:1 error dead-link dead link: no section or chapter has the id "nowhere"';

/** Another guide, whose diagnostic shows that it was checked. */
const OTHER_GUIDE = { 'guides/more/en.md': text(...OPENING, '[where?](#nowhere)') };

/** Ten levels of lists of nine aliases each: 9¹⁰ values. */
const ALIAS_BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghij'].map(
    (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`,
  ),
];

test.each([
  [
    'a link inside an HTML link',
    ['<a class=bar href="http://www.example.org">www.example.org</a>'],
    ['guides/help/en.md:9:1 error unsafe-html unsafe HTML: <a> may not have the attribute "class"'],
  ],
  [
    'unclosed HTML in a footnote',
    ['So[^1].', '', '[^1]: <b><style>x'],
    ['guides/help/en.md:11:10 error unsafe-html unsafe HTML: <style> is not allowed'],
  ],
  [
    'emphasis nested 3,000 times',
    ['**a '.repeat(3_000) + ' b**'.repeat(3_000)],
    [expect.stringMatching(/^guides\/help\/en\.md:(8:1 error too-slow|9:\d+ error too-deep) /)],
  ],
])('reports %s at its position, and checks the other guides', async (_, lines, expected) => {
  const { diagnosticLines } = await compile({ ...siteWithAnswer(...lines), ...OTHER_GUIDE });
  expect(diagnosticLines).toEqual([...expected, DEAD_LINK]);
});

test('names the slow section of a translation, and checks the other locale of its guide', async () => {
  const { diagnosticLines } = await compile({
    ...siteWithAnswer('[where?](#nowhere)'),
    'guides/help/zh-Hant.md': text(...TRANSLATED_OPENING, '*a_b'.repeat(20_000)),
  });
  expect(diagnosticLines).toEqual([
    DEAD_LINK.replace('more', 'help'),
    'guides/help/zh-Hant.md:8:1 error too-slow the text under "為什麼？" takes too long to compile: more than 1.401 s',
  ]);
});

test('names each slow section of a file', async () => {
  const slow = '*a_b'.repeat(30_000);
  const { diagnosticLines } = await compile({
    'guides/help/en.md': text(...OPENING, slow, '', '### How? {#how}', 'So.', '', '### When? {#when}', slow),
  });
  expect(diagnosticLines).toEqual([
    expect.stringMatching(/^guides\/help\/en\.md:8:1 error too-slow the text under "Why\?" takes too long/),
    expect.stringMatching(/^guides\/help\/en\.md:14:1 error too-slow the text under "When\?" takes too long/),
  ]);
});

test.each([
  [
    'aliases that stand for too many values',
    ALIAS_BOMB,
    'its aliases stand for too many values: write the values themselves',
  ],
  ['lists nested 20,000 levels deep', [`a: ${'['.repeat(20_000)}`], 'nested too deeply'],
])('reports YAML with %s in every file that has YAML', async (_, lines, message) => {
  const { diagnosticLines } = await compile({
    'guides/help/en.md': withFrontMatter(...lines),
    'site.yaml': text(...lines),
    'search.yaml': text(...lines),
    ...OTHER_GUIDE,
  });
  expect(diagnosticLines).toEqual([
    expect.stringMatching(/^site\.yaml:\d+:\d+ error invalid-site not valid YAML: /),
    expect.stringMatching(/^search\.yaml:\d+:\d+ error invalid-search not valid YAML: /),
    expect.stringMatching(
      /^guides\/help\/en\.md:\d+:\d+ error invalid-yaml front matter is not valid YAML: /,
    ),
    DEAD_LINK,
  ]);
  for (const line of diagnosticLines.slice(0, 3)) expect(line).toContain(message);
});

test('reports an unknown exception at the place of the step, with what it said', () => {
  const file = new VFile({ path: 'help/en.md', value: 'So.' });
  const locate = () => ({ place: { line: 3, column: 2 }, name: 'the intro' });
  const result = runIsolated({ file, length: 3, locate }, () => {
    throw new TypeError('x is not a function');
  });
  expect(result).toBeUndefined();
  expect(listDiagnostics([file])).toMatchObject([
    { line: 3, column: 2, rule: 'not-compiled', reason: "the intro can't be compiled: x is not a function" },
  ]);
});

test('interrupts a regular expression that backtracks', () => {
  const file = new VFile({ path: 'help/en.md' });
  const locate = () => ({ place: { line: 1, column: 1 }, name: 'the file' });
  runIsolated({ file, length: 0, locate }, () => /^(a+)+$/.test(`${'a'.repeat(40)}b`));
  expect(listDiagnostics([file]).map(({ rule }) => rule)).toEqual(['too-slow']);
});
