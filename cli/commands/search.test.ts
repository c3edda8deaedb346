import { beforeEach, expect, test } from 'vitest';
import { OPENING, openFolder, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { runCommand } from '../../test/fixtures/run-command.ts';

const LOANS = text(
  ...OPENING,
  'Because a payment was late.',
  '### What does a late payment cost? {#late-fee}',
  'A fee of 5 % of the instalment.',
  '### Gone {#gone}',
  'A dragon.',
).replace(
  'updated',
  'aliases: { old-fee: late-fee }\nwithdrawn: [{ section: gone, status: 410, by: court, since: 2026-11-26, notice: Removed. }]\nupdated',
);

const SHOP = text(...OPENING, 'Because it is so.', '### Where is my parcel? {#parcel}', 'On its way.');

const GERMAN = text(
  '---',
  'title: Hilfe',
  'description: Alles',
  'updated: 2026-11-23',
  'translationOf: en',
  '---',
  'Einleitung.',
  '## Über {#about}',
  '### Warum? {#why}',
  'Darum.',
  '### Wo ist mein Paket? {#parcel}',
  'Unterwegs.',
);

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
  await writeFiles(folder, {
    'content/guides/loans/en.md': LOANS,
    'content/guides/shop/en.md': SHOP,
    'content/guides/shop/de.md': GERMAN,
  });
});

async function score(queries: string[], ...args: string[]) {
  await writeFiles(folder, { 'queries.yaml': text(...queries) });
  return runCommand(folder, ['search', '--queries', 'queries.yaml', ...args]);
}

test('shows in all guides what a query finds and why', async () => {
  const { code, stdout } = await runCommand(folder, ['search', 'late', 'instlment']);
  expect(stdout).toMatch(/^searched 2 guides in en: 5 sections\n\ndid you mean: late instalment\n/);
  expect(stdout).toMatch(/^instlment +1\.00 +fuzzy +instalment ×0\.\d\d$/m);
  expect(stdout).toMatch(
    /^ 1 {2}(answer|unsure) +\d\.\d\d {2}loans#late-fee\n {4}What does a late payment cost\?\n {4}score [\d.]+ = .*instlment/m,
  );
  expect(code).toBe(0);
});

test('searches one guide in another locale as JSON', async () => {
  const { stdout } = await runCommand(folder, [
    'search',
    'paket',
    '-g',
    'shop',
    '-l',
    'DE',
    '-n',
    '1',
    '--json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ query: 'paket', locale: 'de', guides: ['shop'], sections: 2, nearest: [] },
    terms: [{ term: 'paket', required: true }],
    results: [{ guide: 'shop', section: 'parcel', heading: 'Wo ist mein Paket?', confident: true }],
  });
});

test('does not find what is withdrawn', async () => {
  expect((await runCommand(folder, ['search', 'dragon'])).stdout).toContain('no results');
});

test('says of a long query that only its first characters are searched', async () => {
  const words = 'late '.repeat(100);
  expect((await runCommand(folder, ['search', words])).stdout).toContain(
    '\n\nthe query is long: its first 200 characters are searched\n\n',
  );
  const { stdout } = await runCommand(folder, ['search', words, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ query: 'late '.repeat(40).trim(), truncated: true });
});

test.each([
  [[''], 'pass the words of a reader'],
  [['x', '--queries', 'queries.yaml'], 'pass words or --queries, not both'],
  [['x', '-g', 'loan'], 'guide "loan" not found: did you mean "loans"? the guides are loans, shop'],
  [['x', '-l', 'de-AT'], 'no guide is in "de-AT": did you mean "de"? the locales are en, de'],
  [['x', '--min-first', '80'], 'Use a share from 0 to 1, like 0.8.'],
])('%j says what to pass instead', async (args, message) => {
  const { code, stdout, stderr } = await runCommand(folder, ['search', ...args]);
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

const QUERIES = [
  '- { q: late payment, sections: [late-fee] }',
  '- { q: parcel on its way, sections: [shop#parcel] }',
  '- { q: paket, sections: [parcel], guide: shop, locale: de }',
  '- { q: gift card, sections: [] }',
];

test('passes where labelled queries find their sections', async () => {
  const { code, stdout, stderr } = await score(QUERIES);
  expect(stdout).toMatch(/^queries: 3 with an answer, 1 without\n/);
  expect(stdout).toMatch(/^first hit +3 {2}of 3 {2}100 % {2}at least 50 %$/m);
  expect(stdout).toMatch(/^refused +1 {2}of 1 {2}100 % {2}at least 80 %$/m);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('names each miss and exits with 1 below a minimum', async () => {
  const { code, stdout } = await score(
    [...QUERIES, '- { q: parcel, sections: [late-fee] }'],
    '--min-three',
    '1',
  );
  expect(stdout).toContain(
    'queries.yaml:5  parcel\n  loans#late-fee is not found\n  1  answer  shop#parcel\n\nqueries: 4',
  );
  expect(stdout).toMatch(/^among three +3 {2}of 4 {3}75 % {2}at least 100 % {2}missed$/m);
  expect(code).toBe(1);
  const lenient = await score(
    ['- { q: parcel, sections: [late-fee] }'],
    '--min-first',
    '0',
    '--min-three',
    '0',
    '--json',
  );
  expect(JSON.parse(lenient.stdout)).toMatchObject({
    ...{
      passed: true,
      scores: { first: { count: 0, of: 1 } },
      minimum: { first: 0, three: 0, refused: 0.8 },
    },
    misses: [{ line: 1, q: 'parcel', locale: 'en', kind: 'not-among-three', expected: ['loans#late-fee'] }],
  });
  expect(lenient.code).toBe(0);
});

test('lists the errors of a file of queries with their lines and how to fix them', async () => {
  const { code, stdout, stderr } = await score([
    '- { q: a, sections: [late-fe] }',
    '- { q: a, sections: [old-fee] }',
    '- { q: a, sections: [why] }',
    '- { q: a, sections: [why], guide: shp }',
    '- { q: a, sections: [], locale: fr }',
  ]);
  for (const [place, reason, hint] of [
    ['1:22', 'there is no section "late-fe"', 'did you mean "late-fee"?'],
    ['2:22', 'there is no section "old-fee"', 'did you mean "loans#late-fee"?'],
    ['3:22', '2 guides have a section "why"', 'write loans#why or shop#why'],
    ['4:35', 'guide "shp" not found', 'did you mean "shop"?'],
    ['5:33', 'no guide is in "fr"', 'the locales are en, de'],
  ]) {
    expect(stderr).toContain(`queries.yaml:${place} error ${reason}`);
    expect(stderr).toContain(hint);
  }
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});
