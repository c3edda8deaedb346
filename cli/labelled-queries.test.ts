import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listDiagnostics } from '../compiler/diagnostics.ts';
import { openFolder } from '../test/fixtures/author-site.ts';
import { type QueryFile, readLabelledQueries } from './labelled-queries.ts';

async function read(content: string | Uint8Array): Promise<QueryFile> {
  const path = join(await openFolder(), 'queries.yaml');
  await writeFile(path, content);
  return readLabelledQueries(path);
}

/** The errors as `line:column rule reason; hint`. */
async function errorsIn(content: string | Uint8Array): Promise<string[]> {
  const { file, entries } = await read(content);
  expect(entries).toEqual([]);
  return listDiagnostics([file]).map(
    ({ line, column, rule, reason, hint }) => `${line}:${column} ${rule} ${reason}; ${hint}`,
  );
}

test('reads queries with the lines where they are written', async () => {
  const { file, entries, lineOf } = await read(
    '# ours\n- { q: late fee, sections: [a, loans#b] }\n\n- q: "404"\n  sections: []\n  guide: loans\n  locale: de\n',
  );
  expect(file.messages).toEqual([]);
  expect(entries).toEqual([
    { q: 'late fee', sections: ['a', 'loans#b'] },
    { q: '404', sections: [], guide: 'loans', locale: 'de' },
  ]);
  expect([lineOf(0), lineOf(1)]).toEqual([2, 4]);
});

test.each([
  ['an empty file', '', '1:1 invalid-field not a list of queries; write a list'],
  ['a mapping', 'q: a', '1:1 invalid-field not a list of queries; write a list'],
  ['no YAML', '- [', 'invalid-yaml not valid YAML'],
  ['text in place of a query', '- late fee', '1:3 invalid-field "query" is not valid; write it as { q:'],
  [
    'a number',
    '- { q: 404, sections: [] }',
    '1:8 invalid-field "q" is not valid; write it as text, in quotes',
  ],
  [
    'an empty query',
    '- { q: " ", sections: [] }',
    '1:8 invalid-field "q" is not valid; write the words of a reader',
  ],
  ['no sections', '- { q: a }', '1:3 missing-field the query lacks the field "sections"; add sections: [id]'],
  [
    'a section that is no list',
    '- { q: a, sections: a }',
    '1:21 invalid-field "sections" is not valid; write a list',
  ],
  ['a number for an id', '- { q: a, sections: [1] }', '1:22 invalid-field "sections[0]" is not valid'],
  [
    'a misspelt field',
    '- { q: a, sections: [], guid: b }',
    '1:25 unknown-field unknown field "guid"; did you mean "guide"?',
  ],
])('%s is an error with its position and how to fix it', async (_, content, message) => {
  const errors = await errorsIn(content);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(message);
});

test('bytes that are no text are an error', async () => {
  const [error] = await errorsIn(Buffer.from([0x2d, 0x20, 0xff, 0xfe]));
  expect(error).toMatch(/^1:3 not-utf8 .*; save it as text in UTF-8$/);
});
