/** Validation of the front matter field `withdrawn`. */
import { expect, test } from 'vitest';
import { compile } from '../../test/fixtures/author-site.ts';
import { DESCRIPTION, TITLE, UPDATED, withdrawnEntry, withFrontMatter } from '../../test/fixtures/rules.ts';

/** The diagnostics for a guide whose field begins in line 5, as `line:column rule reason: hint`. */
async function diagnose(...field: string[]): Promise<string[]> {
  const { diagnostics } = await compile({
    'guides/help/en.md': withFrontMatter(TITLE, DESCRIPTION, UPDATED, ...field),
  });
  return diagnostics.map(
    ({ line, column, rule, reason, hint }) => `${line}:${column} ${rule} ${reason}: ${hint}`,
  );
}

const LIST_HINT =
  'write a list, like withdrawn: [{ section: an-id, status: 410, by: publisher, since: 2026-11-26, notice: What readers are told. }]; without "section" the whole file is withdrawn';

test.each(['withdrawn: true', 'withdrawn:', 'withdrawn: why', 'withdrawn: { section: why }'])(
  'explains the list with an example where the field is %s',
  async (field) => {
    expect(await diagnose(field)).toEqual([
      `5:1 invalid-field front matter field "withdrawn" is not valid: ${LIST_HINT}`,
    ]);
  },
);

test('explains the list with an example where an entry is an id alone', async () => {
  expect(await diagnose('withdrawn:', '  - why')).toEqual([
    `6:5 invalid-field front matter field "withdrawn.0" is not valid: ${LIST_HINT}`,
  ]);
});

test('reports each field that an entry lacks at the entry, and how to add it', async () => {
  expect(await diagnose('withdrawn:', ...withdrawnEntry('why'), '  - section: why')).toEqual([
    '11:5 missing-field front matter lacks the field "withdrawn.1.status": add "status: 410", or "status: 451" for legal reasons',
    '11:5 missing-field front matter lacks the field "withdrawn.1.by": add who required it, "by: …": court, authority, rights-holder, person-concerned, publisher',
    '11:5 missing-field front matter lacks the field "withdrawn.1.since": add since when, like "since: 2026-11-26"',
    '11:5 missing-field front matter lacks the field "withdrawn.1.notice": add "notice: …" with what readers are told instead',
  ]);
});

/** The lines of the field with another one in the place of that with the same name. */
function entryWith(line: string): string[] {
  const [name = ''] = line.split(':');
  return [
    'withdrawn:',
    ...withdrawnEntry('why').map((other) =>
      other.includes(`${name}:`) ? `${other.slice(0, 4)}${line}` : other,
    ),
  ];
}

const SINCE_HINT = 'use a date like 2026-11-26, or a time in UTC like 2026-11-26T08:00:00Z';

test.each<[line: string, place: string, hint: string]>([
  ['section: 7', '6:5', 'use lower-case words joined by hyphens, like "money-pressure"'],
  ['section:', '6:5', 'use lower-case words joined by hyphens, like "money-pressure"'],
  ['status: 404', '7:5', 'use 410, or 451 for legal reasons'],
  ['status: "451"', '7:5', 'use 410, or 451 for legal reasons'],
  ['by: police', '8:5', 'use one of court, authority, rights-holder, person-concerned, publisher'],
  ['since: soon', '9:5', SINCE_HINT],
  ['since: 2026', '9:5', SINCE_HINT],
  ['since: 2026-11-26T08:00:00+01:00', '9:5', SINCE_HINT],
  ['since: 2026-02-30', '9:5', 'use a day and a time that exist'],
  ['since: 2026-11-26T25:00:00Z', '9:5', 'use a day and a time that exist'],
  ['notice:', '10:5', 'write the text of the notice'],
  ['notice: "  "', '10:5', 'is empty: write what readers are told'],
  [`notice: ${'a'.repeat(2_001)}`, '10:5', 'is too long: use at most 2000 characters'],
])('reports "%s" in its line', async (line, place, hint) => {
  const name = `withdrawn.0.${line.split(':')[0]}`;
  expect(await diagnose(...entryWith(line))).toEqual([
    `${place} invalid-field front matter field "${name}" is not valid: ${hint}`,
  ]);
});

test.each([
  ['secton: why', 'did you mean "section"? Otherwise remove it'],
  ['reasoning: none', 'remove it'],
])(
  'reports the unknown field of "%s", since a misspelt section would withdraw the whole file',
  async (line, advice) => {
    const [name = ''] = line.split(':');
    expect(await diagnose('withdrawn:', ...withdrawnEntry(), `    ${line}`)).toEqual([
      `10:5 unknown-field front matter has the unknown field "withdrawn.0.${name}": ${advice}; an entry has section, status, by, since, notice`,
    ]);
  },
);

test('suggests the section that an unknown id may be a typo of', async () => {
  expect(await diagnose('withdrawn:', ...withdrawnEntry('wy'))).toEqual([
    '6:5 withdrawal-of-nothing section "wy" can\'t be withdrawn: it does not exist: did you mean "why"? Otherwise remove it: no build in .edge-faq published it; the sections are why',
  ]);
});

test.each([
  ['2026-11-26', '2026-11-26T00:00:00Z'],
  ['2026-11-26T08:00Z', '2026-11-26T08:00:00Z'],
  ['2026-11-26T08:00:01Z', '2026-11-26T08:00:01Z'],
])('reads the time %s', async (since, expected) => {
  const { site, diagnosticLines } = await compile({
    'guides/help/en.md': withFrontMatter(TITLE, DESCRIPTION, UPDATED, ...entryWith(`since: ${since}`)),
  });
  expect(diagnosticLines).toEqual([]);
  expect(site.guides[0]?.record.withdrawals.map((withdrawal) => withdrawal.since)).toEqual([expected]);
});

test('reports hidden characters that a notice has as escapes', async () => {
  expect(await diagnose(...entryWith('notice: "pass\\u200bword"'))).toEqual([
    '10:5 invisible-character invisible character U+200B (zero-width space): remove it: it breaks search, copying and links',
  ]);
});
