/** Command `edge-faq stats`: size of each guide and progress of its translations. */
import { Command } from 'commander';
import { GUIDES } from '../../compiler/build.ts';
import type { SiteGuide } from '../../compiler/compiled-site.ts';
import { countErrors } from '../../compiler/diagnostics.ts';
import { compileSite } from '../../compiler/site.ts';
import {
  type DocumentStats,
  documentStats,
  sumStats,
  type Totals,
  WORDS_PER_MINUTE,
} from '../document-stats.ts';
import { readGuideFiles } from '../guide-files.ts';
import { formatDiagnosticCount } from '../print/diagnostics.ts';
import { printJson } from '../print/json.ts';
import { formatTable } from '../print/table.ts';

/**
 * Prints statistics of all guides.
 *
 * @example
 * ```sh
 * edge-faq stats --json | jq .total.words
 * ```
 */
export const stats = new Command('stats')
  .description('show words, reading time, sizes, and how complete the translations are')
  .option('--json', 'print {documents, total} as JSON')
  .addHelpText(
    'after',
    `
min       reading time in minutes, at ${WORDS_PER_MINUTE} words a minute (Chinese words are
          segmented by a dictionary)
links     links to other sites
bytes     size of the JSON document that the worker sends
Brotli    its size compressed with Brotli
reviewed  share of the source's parts, titles and headings included, whose
          current text the translation was reviewed against (edge-faq review)
derived   share of the source's parts that are converted from the other Chinese
          script

Exit codes: 0 no errors; 1 errors, unreadable guides are left out; 2 the command failed.

Example:
  edge-faq stats --json | jq .total.words`,
  )
  .action(async ({ json }: { json?: true }) => {
    const { guides, files } = await compileSite(GUIDES);
    const documents = guides.flatMap(guideStats);
    if (json) printJson({ documents, total: sumStats(documents) });
    else console.log(formatStats(documents));
    if (countErrors(files) === 0) return;
    console.error(`${formatDiagnosticCount(files)}: run "npx edge-faq check" to list them`);
    process.exitCode = 1;
  });

function guideStats({ record, documents = [] }: SiteGuide): DocumentStats[] {
  const files = readGuideFiles(record.entry.guide);
  return documents.map((document) => documentStats(document, files));
}

const HEADER = [
  ...['guide', 'locale', 'updated', 'chapters', 'sections', 'words', 'min'],
  ...['images', 'links', 'bytes', 'Brotli', 'reviewed', 'derived'],
];

function formatStats(documents: readonly DocumentStats[]): string {
  const rows = documents.map((row) => [
    ...[row.guide, row.locale, row.updated],
    ...formatNumbers(row),
    ...formatProgress(row),
  ]);
  const total = ['total', '', '', ...formatNumbers(sumStats(documents))];
  return formatTable([HEADER, ...rows, total], 3);
}

function formatNumbers(row: Totals): string[] {
  const { chapters, sections, words, minutes, images, externalLinks, bytes, brotliBytes } = row;
  const all = [chapters, sections, words, minutes, images, externalLinks, bytes, brotliBytes];
  return all.map((number) => number.toLocaleString('en'));
}

function formatProgress({ translation }: DocumentStats): string[] {
  if (!translation) return ['source', ''];
  const { parts, reviewed, derived } = translation;
  return [reviewed, derived].map((number) => `${Math.floor((100 * number) / Math.max(1, parts))}%`);
}
