/** Generated files: whatever they contain, compiling them throws nothing, and every diagnostic is inside its file. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, type Files, OPENING } from '../test/fixtures/author-site.ts';
import { sourceText } from './read/files.ts';

const SEED = 20_261_126;
const GUIDES = 2_000;
const GUIDES_PER_SITE = 250;

const INLINE = [
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '[',
    ']',
    '](',
    '](#why)',
    '![',
    '](../help/en.md)',
    '[^1]',
    '\\',
    '&amp;',
    '&#0;',
  ],
  ...[
    '<a class=bar href="http://www.example.org">',
    '</a>',
    'www.example.org',
    'a@b.example',
    '<b>',
    '</b>',
    '<style>',
  ],
  ...[
    '<div>',
    '</div>',
    '<td>',
    '<svg><style>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<?',
    '<img src=x.png alt=x>',
    '{#why}',
  ],
  ...['\0', '\u202e', '\ufeff', '\u0301', '\ud800', '😀', '繁體', '\t', '  ', 'word', 'x'.repeat(2_000), '|'],
];

const BLOCK = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '# ',
    '## Chapter {#about}',
    '### Question {#why}',
    '### ',
    '#### ',
    '---',
    '===',
    '***',
  ],
  ...[
    '> ',
    '>> ',
    '- ',
    '1. ',
    '- [x] ',
    '    ',
    '```js',
    '```',
    '~~~',
    '| a | b |\n| --- | --- |\n',
    '[^1]: ',
    '[a]: b',
  ],
  ...['<details>', '<script>', '</script>', '<pre>', '<table>', '---\ntitle: a\n---\n'],
];

const FRONT_MATTER = [
  ...[
    OPENING.join('\n'),
    '',
    '---',
    '---\n---',
    '---\ntitle: [\n---',
    '---\na: &a [*a]\n---',
    '\ufeff---\ntitle: x\n---',
  ],
  '---\r\ntitle: T\r\ndescription: D\r\nupdated: 2026-01-01\r\n---',
];

const body = fc.array(
  fc.oneof(fc.constantFrom(...INLINE), fc.constantFrom(...BLOCK), fc.string({ unit: 'binary' })),
  {
    maxLength: 40,
  },
);

/** The bytes of one file; some are no UTF-8. */
const source = fc
  .tuple(fc.constantFrom(...FRONT_MATTER), body, fc.option(fc.uint8Array({ maxLength: 8 }), { freq: 8 }))
  .map(([opening, parts, bytes]) =>
    Buffer.concat([Buffer.from(`${opening}\n${parts.join('')}`), bytes ?? Buffer.alloc(0)]),
  );

const sources = fc.sample(source, { seed: SEED, numRuns: GUIDES });

test.each(Array.from({ length: GUIDES / GUIDES_PER_SITE }, (_, i) => i * GUIDES_PER_SITE))(
  'compiles generated guides from number %d on, with positions inside their files',
  async (first) => {
    const batch = sources.slice(first, first + GUIDES_PER_SITE);
    const files: Files = Object.fromEntries(
      batch.map((bytes, i) => [`guides/guide-${first + i}/en.md`, bytes]),
    );
    const { site, diagnostics } = await compile(files);
    expect(site.files).toHaveLength(batch.length);
    const lines = new Map(
      site.files.map((file) => [
        file.path.slice(file.path.lastIndexOf('guides/')),
        sourceText(file).split('\n'),
      ]),
    );
    const outside = diagnostics.filter(({ path, line, column }) => {
      const text = lines.get(path)?.[line - 1];
      return text === undefined || column < 1 || column > text.length + 1;
    });
    expect(outside).toEqual([]);
    expect(diagnostics.filter(({ rule, hint }) => rule === 'not-compiled' || hint === '')).toEqual([]);
  },
);
