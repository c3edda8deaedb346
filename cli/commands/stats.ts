/** `edge-faq stats`: how much each guide holds, and how far its translations are. */
import { Command } from 'commander';
import { countErrors } from '../../compiler/diagnostics.ts';
import { GUIDES } from '../../compiler/publish/build.ts';
import { compileSite, type SiteGuide } from '../../compiler/site.ts';
import { addUp, type Measurements, measure, READING_SPEED, type Sums } from '../measure.ts';
import { printJson } from '../print/json.ts';
import { toTable } from '../print/table.ts';
import { countFaults } from '../print/text.ts';
import { readGuide } from '../read-guide.ts';

export const stats = new Command('stats')
  .description('show how much each guide holds in each locale, and how far its translations are')
  .option('--json', 'print {documents, total} as JSON')
  .addHelpText(
    'after',
    `
min       reading time in minutes, at ${READING_SPEED} words a minute; Chinese is cut into words by a dictionary
links     links to other sites
bytes     size of the document that the worker sends, and in the next column as Brotli sends it
reviewed  share of the source's parts against which the translation was checked as they are now (edge-faq review)
derived   share of them that is made from the other Chinese script

Exit codes: 0 all is well; 1 the guides have errors, and those that can't be read are left out; 2 there are no guides.

Example:
  edge-faq stats --json | jq .total.words`,
  )
  .action(async ({ json }: { json?: true }) => {
    const { guides, files } = await compileSite(GUIDES);
    const documents = guides.flatMap(measureGuide);
    if (json) printJson({ documents, total: addUp(documents) });
    else console.log(describe(documents));
    if (countErrors(files) === 0) return;
    console.error(`${countFaults(files)}: edge-faq check names them`);
    process.exitCode = 1;
  });

function measureGuide({ record, documents = [] }: SiteGuide): Measurements[] {
  const files = readGuide(record.entry.guide);
  return documents.map((document) => measure(document, files));
}

const HEAD = [
  ...['guide', 'locale', 'updated', 'chapters', 'sections', 'words', 'min'],
  ...['images', 'links', 'bytes', 'Brotli', 'reviewed', 'derived'],
];

function describe(documents: readonly Measurements[]): string {
  const rows = documents.map((row) => [row.guide, row.locale, row.updated, ...numbers(row), ...shares(row)]);
  const total = ['total', '', '', ...numbers(addUp(documents))];
  return toTable([HEAD, ...rows, total], 3);
}

function numbers(row: Sums): string[] {
  const { chapters, sections, words, minutes, images, externalLinks, bytes, brotliBytes } = row;
  const all = [chapters, sections, words, minutes, images, externalLinks, bytes, brotliBytes];
  return all.map((number) => number.toLocaleString('en'));
}

function shares({ translation }: Measurements): string[] {
  if (!translation) return ['source', ''];
  const { parts, reviewed, derived } = translation;
  return [reviewed, derived].map((number) => `${Math.floor((100 * number) / Math.max(1, parts))}%`);
}
