import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  diagnosticRules,
  formatOmissions,
  readingNotices,
  setupImportFolder,
} from '../../test/fixtures/import-folder.ts';
import type { ImportedGuide } from '../import-guide.ts';

const { folder, importFile, importText } = setupImportFolder();

const pairsOf = ({ pairings }: ImportedGuide) =>
  Object.fromEntries(pairings[0]?.pairs.map(({ question, source }) => [question.heading, source.id]) ?? []);

const toCsv = (...ids: string[]) => ['id,question,answer', ...ids].join('\n');

/** Two questions with these ids, and their translations in the other order. */
const tables = (first: string, second: string) => ({
  'faq.csv': toCsv(`${first},How do I pay?,By card.`, `${second},Where do I sit?,Upstairs.`),
  'faq.fr.csv': toCsv(`${second},Où m’asseoir ?,En haut.`, `${first},Comment régler ?,Par carte.`),
});

async function importTables(files: Record<string, string>, inSteps: boolean): Promise<ImportedGuide> {
  const paths = Object.keys(files).map((name) => join(folder(), name));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder(), name), text);
  if (!inSteps) return importFile(paths, { guide: 'faq', locale: 'en' });
  await importFile(paths[0] ?? '', { guide: 'faq', locale: 'en' });
  return importFile(paths[1] ?? '', { guide: 'faq', locale: 'fr' });
}

const IDS: [first: string, second: string, ids: [RegExp, RegExp]][] = [
  ['101', '102', [/^id-101$/, /^id-102$/]],
  ['FAQ_Pay', 'FAQ_Seat', [/^faq-pay$/, /^faq-seat$/]],
  ['intro', 'summary', [/^id-intro$/, /^id-summary$/]],
  ['faq-pay', 'FAQ_Pay', [/^faq-pay$/, /^faq-pay-[0-9a-f]{8}$/]],
  ['a.1', 'A_1', [/^a-1-[0-9a-f]{8}$/, /^a-1-[0-9a-f]{8}$/]],
  ['付款', '座位', [/^id-[0-9a-f]{8}$/, /^id-[0-9a-f]{8}$/]],
  ['C+', 'C-', [/^c-[0-9a-f]{8}$/, /^c$/]],
  [
    `${'long-'.repeat(20)}a`,
    `${'long-'.repeat(20)}b`,
    [/^(long-){11}[0-9a-f]{8}$/, /^(long-){11}[0-9a-f]{8}$/],
  ],
];

const CASES = IDS.flatMap(([first, second, ids]) =>
  [false, true].map((inSteps) => ({
    first,
    second,
    ids,
    inSteps,
    how: inSteps ? 'two imports' : 'one import',
  })),
);

test.each(CASES)('pairs the ids $first and $second in $how', async ({ first, second, ids, inSteps }) => {
  const imported = await importTables(tables(first, second), inSteps);
  expect(imported.isPending).toBe(false);
  expect(diagnosticRules(imported)).toEqual([]);
  expect(pairsOf(imported)).toEqual({
    'Comment régler ?': expect.stringMatching(ids[0]),
    'Où m’asseoir ?': expect.stringMatching(ids[1]),
  });
  expect(imported.pairings[0]?.pairs.map(({ by }) => by)).toEqual(['id', 'id']);
});

test('pairs rows of one table by ids that are not valid, and lists what replaces them', async () => {
  const rows = [
    ...['101,en,How do I pay?,By card.', '102,en,Where do I sit?,Upstairs.'],
    ...['102,fr,Où m’asseoir ?,En haut.', '101,fr,Comment régler ?,Par carte.'],
  ];
  const imported = await importText('faq.csv', ['id,lang,question,answer', ...rows].join('\n'));
  expect(pairsOf(imported)).toEqual({ 'Comment régler ?': 'id-101', 'Où m’asseoir ?': 'id-102' });
  expect(formatOmissions(imported)).toEqual([
    'row 2 | the id “101” | it is not a valid id: replaced by “id-101”, in translations with the same id, too',
    'row 3 | the id “102” | it is not a valid id: replaced by “id-102”, in translations with the same id, too',
  ]);
});

test('says which ids of a later import were taken for those that replaced others', async () => {
  const imported = await importTables(tables('FAQ_Pay', 'FAQ_Seat'), true);
  expect(readingNotices(imported)).toEqual([
    'ids of fr that are not valid are paired with the ids of en.md that replaced them: “FAQ_Seat” with {#faq-seat}, “FAQ_Pay” with {#faq-pay}',
  ]);
});

test.each([
  ['two ids that would be replaced alike', ['FAQ_Pay', 'FAQ_Seat'], ['FAQ.Pay', 'Faq_Pay']],
  ['two questions with the same id', ['pay', 'seat'], ['pay', 'pay']],
])('asks which question is meant by %s', async (_, [first = '', second = ''], [third = '', fourth = '']) => {
  const files = {
    'faq.csv': toCsv(`${first},How do I pay?,By card.`, `${second},Where do I sit?,Upstairs.`),
    'faq.fr.csv': toCsv(`${third},Où m’asseoir ?,En haut.`, `${fourth},Comment régler ?,Par carte.`),
  };
  const imported = await importTables(files, true);
  expect(imported.isPending).toBe(true);
  expect(pairsOf(imported)).toEqual({});
});

test('keeps links to ids that are not valid, in every language', async () => {
  const imported = await importTables(
    {
      'faq.csv': toCsv('FAQ_Pay,How do I pay?,By card.', 'FAQ_Seat,Where do I sit?,See [paying](#FAQ_Pay).'),
      'faq.fr.csv': toCsv(
        'FAQ_Seat,Où m’asseoir ?,Voir [régler](#FAQ_Pay).',
        'FAQ_Pay,Comment régler ?,Par carte.',
      ),
    },
    false,
  );
  expect(imported.files.map(({ file }) => String(file).match(/\]\(.*?\)/)?.[0])).toEqual([
    '](#faq-pay)',
    '](#faq-pay)',
  ]);
});
