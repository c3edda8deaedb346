/** Command `edge-faq import`: converts an existing FAQ into a guide. */
import { stat } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { GUIDES } from '../../compiler/build.ts';
import { countErrors, listDiagnostics } from '../../compiler/diagnostics.ts';
import { FORMATS, type Format } from '../../importer/format.ts';
import type { ImportedGuide } from '../../importer/import-guide.ts';
import type { Omission } from '../../importer/omissions.ts';
import type { OnProgress } from '../../importer/progress.ts';
import { replaceControlCharacters } from '../print/control-characters.ts';
import { formatCount } from '../print/count.ts';
import { formatDiagnostics } from '../print/diagnostics.ts';
import { printJson } from '../print/json.ts';

interface Options {
  from?: Format;
  guide?: string;
  locale?: string;
  force?: true;
  dryRun?: true;
  json?: true;
}

/** Number of parts between two progress lines, when the output is not a terminal. */
const PROGRESS_INTERVAL = 1_000;

/**
 * Imports an FAQ from a file.
 *
 * @example
 * ```sh
 * edge-faq import faq.csv --guide help --locale en
 * ```
 */
export const importCommand = new Command('import')
  .description('convert an existing FAQ into a guide, and list everything that could not be converted')
  .argument(
    '<file>',
    'Markdown, an HTML page with FAQPage data or <details>, a CSV or TSV table, or Zendesk Help Center articles as JSON',
  )
  .addOption(
    new Option('--from <format>', 'format of the file (default: detected from its name or content)').choices(
      FORMATS,
    ),
  )
  .option('--guide <id>', 'id of the guide (default: derived from the name of the file)')
  .option('--locale <tag>', 'language of the file, if it declares none or a wrong one')
  .option('--force', 'overwrite existing files')
  .option('--dry-run', 'write nothing')
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    `
A table needs the columns question and answer; chapter, id and locale are
optional.

JSON output: {files, leftOut, diagnostics}.

Exit codes: 0 imported; 1 imported, but the guide has errors; 2 nothing was written.

Example:
  edge-faq import faq.csv --guide help --locale en`,
  )
  .action(async (path: string, { json, ...options }: Options) => {
    await requireFile(path);
    const today = new Date().toISOString().slice(0, 10);
    const onProgress = process.stderr.isTTY ? drawProgress : logProgress;
    // Loaded on demand: the parsers of all formats would delay the start of every command by 20 ms.
    const { importGuide } = await import('../../importer/import-guide.ts');
    const imported = await importGuide(path, { ...options, folder: GUIDES, today, onProgress });
    if (json) printJson(importResultJson(imported));
    else console.log(formatImportResult(imported, options.dryRun === true));
    if (countErrors(imported.files.map(({ file }) => file)) > 0) process.exitCode = 1;
  });

async function requireFile(path: string): Promise<void> {
  if (/^https?:\/\//i.test(path)) throw new Error(`${path} is a URL: download it, and pass the file`);
  if ((await stat(path)).isDirectory()) throw new Error(`${path} is a folder: pass one of its files`);
}

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

/** All diagnostics, one line for each thing that was left out, and one for each file. */
function formatImportResult({ files, omissions }: ImportedGuide, dryRun: boolean): string {
  const diagnostics = formatDiagnostics(files.map(({ file }) => file));
  const written = files.map(
    ({ file, chapters, questions }) =>
      `${dryRun ? 'not written' : 'written'}  ${file.path}  ${formatCount(chapters, 'chapter')}, ${formatCount(questions, 'question')}`,
  );
  return [
    ...(diagnostics ? [diagnostics] : []),
    ...omissions.map(formatOmission),
    ...written,
    omissions.length > 0
      ? `left out: ${formatCount(omissions.length, 'item')}, listed above`
      : 'nothing was left out',
  ].join('\n');
}

function formatOmission({ what, why, place, times }: Omission): string {
  const repeated = times > 1 ? ` (${formatCount(times, 'time')})` : '';
  return `left out  ${place}  ${replaceControlCharacters(what)}${repeated}: ${replaceControlCharacters(why)}`;
}

function importResultJson({ files, omissions }: ImportedGuide): object {
  return {
    files: files.map(({ file, chapters, questions }) => ({ path: file.path, chapters, questions })),
    leftOut: omissions,
    diagnostics: listDiagnostics(files.map(({ file }) => file)),
  };
}
