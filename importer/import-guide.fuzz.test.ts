import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listDiagnostics } from '../compiler/diagnostics.ts';
import { compileGuide } from '../compiler/guide.ts';
import { setupImportFolder } from '../test/fixtures/import-folder.ts';

const { importText } = setupImportFolder();

const word = fc.string({ unit: fc.constantFrom(...'abcdexyzéü中文字'), minLength: 3, maxLength: 8 });

const syntax = fc.constantFrom(
  ...[
    ' ',
    '\n',
    '\n\n',
    '# ',
    '## ',
    '### ',
    '- ',
    '> ',
    '*',
    '**',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
  ],
  ...['<', '>', '~~', '|', '\n| - | - |\n', '\\', '{#', '}', '"', ',', ';', '\t', '    ', '---\n', '[^a]'],
  ...[
    '[^a]: ',
    '===',
    '<b>',
    '</b>',
    '<!-- ',
    ' -->',
    '&',
    ':',
    'https://a.example',
    'me@b.example',
    '\u00a0',
  ],
);

const markdown = fc
  .array(fc.oneof({ weight: 3, arbitrary: word }, syntax), { minLength: 1, maxLength: 25 })
  .map((parts) => parts.join(''));

/** The child that an element requires. */
const CHILDREN: Record<string, string> = {
  ul: 'li',
  ol: 'li',
  menu: 'li',
  dl: 'dd',
  select: 'option',
  ruby: 'rt',
};

const { node: html } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    word.map((text) => `${text} `),
    fc.constantFrom(
      '<br>',
      '<hr>',
      '<input value="typed">',
      '<img src="/i.png" alt="picture">',
      '<img title="x">',
    ),
    fc
      .tuple(
        fc.constantFrom(
          ...['p', 'div', 'b', 'i', 'a', 'pre', 'code', 'h1', 'h4', 'blockquote', 'span', 'sub', 'q', 'del'],
          ...[
            'form',
            'button',
            'textarea',
            'iframe',
            'video',
            'dialog',
            'u',
            'kbd',
            'foo',
            'section',
            'script',
          ],
          ...['noscript', 'template', 'style', 'abbr', 'details', 'table', ...Object.keys(CHILDREN)],
        ),
        fc.constantFrom('', ' href="https://a.example/x"', ' href="#no"', ' title="tip"', ' lang="fr"'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, attribute, children]) => `<${name}${attribute}>${wrapChildren(name, children)}</${name}>`),
  ),
}));

function wrapChildren(name: string, children: string[]): string {
  const child = CHILDREN[name];
  if (child) return children.map((text) => `<${child}>${text}</${child}>`).join('');
  if (name === 'table') return children.map((text) => `<tr><td>${text}</td></tr>`).join('');
  if (name !== 'details') return children.join('');
  return `<summary>${children[0] ?? ''}</summary>${children.slice(1).join('')}`;
}

/** A table with quoted cells and CRLF, as spreadsheets write it. */
function toCsv(rows: [question: string, answer: string][]): string {
  const lines = [['question', 'answer'], ...rows].map((cells) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(),
  );
  return lines.join('\r\n');
}

test.each([
  ['Markdown', markdown],
  ['arbitrary text', fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })],
  ['HTML', fc.array(html, { minLength: 1, maxLength: 4 }).map((parts) => `<div>${parts.join('')}</div>`)],
])(
  'imports answers of %s without compile errors and without losing unlogged words',
  async (_, answer) => {
    const row = fc.tuple(
      fc.tuple(word, fc.oneof(markdown, word)).map((parts) => parts.join(' ')),
      answer,
    );
    const rows = fc.array(row, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const first: [string, string] = ['First?', 'Always.'];
        const imported = await importText('faq.csv', toCsv([first, ...table]), {
          locale: 'en',
          dryRun: true,
        });
        const files = imported.files.map(({ file }) => file);
        expect(listDiagnostics(files).filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(imported.omissions.filter(({ what }) => what.startsWith('the words'))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
  60_000,
);

test('compiles plain questions and answers word for word', async () => {
  const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  // Markdown syntax of headings, which has no meaning in a cell of a table.
  const heading = fc.tuple(
    sentence,
    fc.constantFrom('', '?', ' #', ' {#x}', '*', '_', '`', '<b>', '\\', '&amp;', '|'),
  );
  const rows = fc.array(
    fc.tuple(
      heading.map(([text, affix]) => affix + text + affix),
      sentence,
    ),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const imported = await importText('faq.csv', toCsv(table), { locale: 'en', dryRun: true });
      expect(imported.omissions).toEqual([]);
      const compiled = compileGuide(
        'faq',
        imported.files.map(({ file }) => file),
      );
      const sections = compiled?.documents[0]?.chapters.flatMap((chapter) => chapter.sections);
      expect(sections?.map((section) => [section.heading, section.text])).toEqual(
        table.map(([question, answer]) => [question.trim(), answer]),
      );
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('loses no word of a Markdown file with headings of any level and bold lines', async () => {
  let count = 0;
  // Each word occurs once, so that its absence shows.
  const unique = word.map((text) => {
    count += 1;
    return `${text}n${count}`;
  });
  const line = fc
    .tuple(
      fc.constantFrom('# ', '## ', '### ', '#### ', '##### ', '**', '', '', '- '),
      unique,
      fc.constantFrom('', '?', '？'),
    )
    .map(([mark, text, end]) => (mark === '**' ? `**${text}${end}**` : `${mark}${text}${end}`));
  const separator = fc.constantFrom('\n', '\n\n');
  const file = fc
    .array(fc.tuple(line, separator), { minLength: 3, maxLength: 20 })
    .map((lines) => `## First\n\n### Is it?\n\nYes.\n\n${lines.flat().join('')}`);
  await fc.assert(
    fc.asyncProperty(file, async (text) => {
      const { files, omissions } = await importText('faq.md', text, { locale: 'en', dryRun: true });
      const kept = [...files.map(({ file }) => String(file)), ...omissions.map(({ what }) => what)].join(
        '\n',
      );
      const words = text.match(/[\p{L}\p{M}\p{N}]+n\d+/gu) ?? [];
      expect(words.filter((unit) => !kept.includes(unit))).toEqual([]);
      const errors = listDiagnostics(files.map(({ file }) => file)).filter(
        ({ severity }) => severity === 'error',
      );
      expect(errors).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('pairs by similarity only one to one, and writes nothing until the pairs are accepted', async () => {
  const link = fc.nat(3).map((number) => `<https://a.example/${number}>`);
  const rows = fc.array(fc.tuple(word, fc.oneof(word, link)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, rows, async (source, translation) => {
      await importText('faq.csv', toCsv(source), { locale: 'en', force: true });
      const imported = await importText('faq.csv', toCsv(translation), { locale: 'fr' });
      expect(imported).toMatchObject({ isPending: true, files: [] });
      const [pairing] = imported.pairings;
      const ids = pairing?.pairs.map((pair) => pair.source.id) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length + (pairing?.unpaired.length ?? 0)).toBe(translation.length);
      expect(ids.length + (pairing?.untranslated.length ?? 0)).toBe(source.length);
    }),
    { numRuns: 50 },
  );
}, 60_000);
