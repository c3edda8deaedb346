/** Command `edge-faq import`: converts an existing FAQ into a guide. */
import { Command, Option } from 'commander';
import { GUIDES } from '../../compiler/build.ts';
import { countErrors } from '../../compiler/diagnostics.ts';
import { FORMATS, type Format } from '../../importer/format.ts';
import type { OnProgress } from '../../importer/progress.ts';
import { formatCount } from '../print/count.ts';
import { formatImportResult, importResultJson } from '../print/import-result.ts';
import { printJson } from '../print/json.ts';

interface Options {
  from?: Format;
  guide?: string;
  locale?: string;
  question?: string;
  answer?: string;
  chapter?: string;
  id?: string;
  localeColumn?: string;
  header?: boolean;
  acceptPairs?: true;
  pairs?: string;
  force?: true;
  dryRun?: true;
  json?: true;
}

/** Number of parts between two progress lines, when the output is not a terminal. */
const PROGRESS_INTERVAL = 1_000;

/**
 * Imports an FAQ from files.
 *
 * @example
 * ```sh
 * edge-faq import faq.csv --guide help --locale en
 * edge-faq import faq-french.csv --guide help --locale fr --pairs pairs.csv
 * ```
 */
export const importCommand = new Command('import')
  .description('convert an existing FAQ into a guide, and list everything that could not be converted')
  .argument(
    '<files...>',
    'Markdown, HTML pages with FAQPage data, <details> or headings that ask a question, CSV or TSV tables, or Zendesk Help Center articles as JSON; several files are languages or pages of one FAQ',
  )
  .addOption(
    new Option('--from <format>', 'format of the files (default: detected from name or content)').choices(
      FORMATS,
    ),
  )
  .option('--guide <id>', 'id of the guide (default: derived from the name of the file)')
  .option(
    '--locale <tag>',
    'language of the file, if it declares none or a wrong one; of several, the source',
  )
  .option('--question <column>', "a table's column of questions, by name or number")
  .option('--answer <column>', 'its column of answers')
  .option('--chapter <column>', 'its column of chapters')
  .option('--id <column>', 'its column of ids, which are the same in all languages')
  .option('--locale-column <column>', 'its column of languages')
  .option('--header', 'the first row of the table names its columns')
  .option('--no-header', 'the first row of the table is a question')
  .option('--accept-pairs', 'accept the pairs of translations by similarity, and leave out the rest')
  .option('--pairs <file>', 'accept the pairs in this CSV file; if it does not exist, write it')
  .option('--force', 'overwrite existing files')
  .option('--dry-run', 'write nothing')
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    `
The columns of a table are found by their names in most languages ("question",
"Frage", "问题", "سؤال"), or named by options. Of two unnamed columns the first is
the question.

Translations: a translated question is paired with that of the same id. Without
ids, pairs are proposed by what both texts share: links, images, code, numbers,
names, similar words, and their order between such pairs. Proposals are printed
and have to be accepted by --accept-pairs or --pairs; nothing is written before.

JSON output: {files, leftOut, incomplete, notices,
pairings, pairsToAccept, diagnostics}.

Exit codes: 0 imported; 1 imported, but the guide has errors, or the files
announce pages or articles that are missing; or nothing was written, because
pairs have to be accepted; 2 failed, nothing was written.

Examples:
  edge-faq import faq.csv --guide help --locale en
  edge-faq import faq.fr.csv --guide help --pairs pairs.csv
  edge-faq import articles-1.json articles-2.json sections.json --guide help
  edge-faq import faq.csv --question "Text (public)" --answer 4 --locale en`,
  )
  .action(async (paths: string[], options: Options) => {
    const { json, question, answer, chapter, id, localeColumn, header, ...rest } = options;
    const table = { question, answer, chapter, id, locale: localeColumn, header };
    const today = new Date().toISOString().slice(0, 10);
    const onProgress = process.stderr.isTTY ? drawProgress : logProgress;
    // Loaded on demand: the parsers of all formats would delay the start of every command by 20 ms.
    const { importGuide } = await import('../../importer/import-guide.ts');
    const imported = await importGuide(paths, { ...rest, table, folder: GUIDES, today, onProgress });
    const command = {
      args: process.argv.slice(2),
      dryRun: options.dryRun === true,
      pairs: options.pairs,
    };
    if (json) printJson(importResultJson(imported));
    else console.log(formatImportResult(imported, command));
    const hasErrors = countErrors(imported.files.map(({ file }) => file)) > 0;
    if (hasErrors || imported.isPending || imported.isIncomplete) process.exitCode = 1;
  });

/** One line that is redrawn, and erased at the end. */
const drawProgress: OnProgress = (done, total, what) => {
  process.stderr.write(
    `\r\u001b[2K${done < total ? `${formatCount(done, 'part')} of ${total} ${what}` : ''}`,
  );
};

const logProgress: OnProgress = (done, total, what) => {
  if (done % PROGRESS_INTERVAL === 0)
    console.error(`${formatCount(done, 'part')} of ${total.toLocaleString('en')} ${what}`);
};
