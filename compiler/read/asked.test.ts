/** Validation of the front matter field `asked`. */
import { expect, test } from 'vitest';
import { compile } from '../../test/fixtures/author-site.ts';
import { askedField, DESCRIPTION, TITLE, UPDATED, withFrontMatter } from '../../test/fixtures/rules.ts';

/** The diagnostics for a guide whose field begins in line 5, as `line:column rule reason: hint`. */
async function diagnose(...field: string[]): Promise<string[]> {
  const { diagnostics } = await compile({
    'guides/help/en.md': withFrontMatter(TITLE, DESCRIPTION, UPDATED, ...field),
  });
  return diagnostics.map(
    ({ line, column, rule, reason, hint }) => `${line}:${column} ${rule} ${reason}: ${hint}`,
  );
}

test.each(['asked:', 'asked: why', 'asked: [so what]', 'asked: 7'])(
  'explains the map with an example where the field is "%s"',
  async (field) => {
    expect(await diagnose(field)).toEqual([
      '5:1 invalid-field front matter field "asked" is not valid: write the id of a section, and below it a list of phrasings: asked: { an-id: [how do I pay] }',
    ]);
  },
);

test.each(['why:', 'why: so what', 'why: { so: what }'])(
  'explains the list where a section is "%s"',
  async (line) => {
    expect(await diagnose('asked:', `  ${line}`)).toEqual([
      '6:3 invalid-field front matter field "asked.why" is not valid: write a list of phrasings, one per line after "- "',
    ]);
  },
);

test.each<[phrasing: string, hint: string]>([
  ['404', 'write it in quotes: "404"'],
  ['true', 'write it in quotes: "true"'],
  ['', 'write it as text'],
  ['"  "', 'must not be empty'],
  ['I got an email: what now', 'write it as text, in quotes if it has a colon or a bracket in it'],
  [
    '[what] now',
    'write one "name: value" per line, and put quotes around a value with a colon or a bracket in it',
  ],
  ['"???"', 'write at least one word'],
  ['a'.repeat(201), 'is too long: use at most 200 characters, as a reader would type'],
])('gives a hint for the phrasing %s, at its line', async (phrasing, hint) => {
  const [diagnostic = '', ...others] = await diagnose(...askedField({ why: ['so what', phrasing] }));
  expect(others).toEqual([]);
  expect(diagnostic).toMatch(/^8:/);
  expect(diagnostic).toContain(`: ${hint}`);
});

test('gives a hint for a section id of another form', async () => {
  expect(await diagnose(...askedField({ 'Why not': ['so what'] }))).toEqual([
    '6:3 invalid-field front matter field "asked.Why not" is not valid: use lower-case words joined by hyphens, like "money-pressure"',
  ]);
});

test('accepts 50 phrasings of a section, and no more', async () => {
  const phrasings = Array.from({ length: 51 }, (_, index) => `is it ${index}`);
  expect(await diagnose(...askedField({ why: phrasings.slice(1) }))).toEqual([]);
  expect(await diagnose(...askedField({ why: phrasings }))).toEqual([
    '6:3 invalid-field front matter field "asked.why" is not valid: list at most 50 phrasings of a section',
  ]);
});

test.each([
  ['with white space around it', '"  so what  "', 'so what'],
  ['of 200 characters', 'a'.repeat(200), 'a'.repeat(200)],
  ['of one Chinese character', '還', '還'],
  ['in quotes that is a number', '"404"', '404'],
])('reads a phrasing %s', async (_, phrasing, expected) => {
  const { site, diagnosticLines } = await compile({
    'guides/help/en.md': withFrontMatter(TITLE, DESCRIPTION, UPDATED, ...askedField({ why: [phrasing] })),
  });
  expect(diagnosticLines).toEqual([]);
  expect(site.guides[0]?.asked?.get('en')).toEqual({ why: [expected] });
});
