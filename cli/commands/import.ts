/** `edge-faq import`: makes a guide of an FAQ that exists already. */
import { Command, Option } from 'commander';
import { countErrors, listDiagnostics } from '../../compiler/diagnostics.ts';
import { GUIDES } from '../../compiler/publish/build.ts';
import { FORMATS, type Format } from '../../importer/format.ts';
import type { ImportedGuide } from '../../importer/import-guide.ts';
import type { LeftOut } from '../../importer/left-out.ts';
import type { OnProgress } from '../../importer/progress.ts';
import { printJson } from '../print/json.ts';
import { count, toText } from '../print/text.ts';
import { visible } from '../print/visible.ts';

interface Options {
  from?: Format;
  guide?: string;
  locale?: string;
  force?: true;
  dryRun?: true;
  json?: true;
}

/** How often work is told where nobody watches it as it goes (questions). */
const INTERVAL = 1_000;

export const importCommand = new Command('import')
  .description('make a guide of an FAQ that you have: all of it, or it says what was left out')
  .argument(
    '<file>',
    'Markdown, a page with FAQPage data or <details>, a table, or Help Center articles as JSON',
  )
  .addOption(new Option('--from <format>', 'what the file is (default: by its name)').choices(FORMATS))
  .option('--guide <id>', 'id of the guide (default: by the name of the file)')
  .option('--locale <tag>', 'language of the file, where it does not tell or is wrong')
  .option('--force', 'overwrite files that are there')
  .option('--dry-run', 'write nothing')
  .option('--json', 'print what was imported as JSON')
  .addHelpText(
    'after',
    `
A table has the columns question and answer, and if you like chapter, id and locale. JSON is {files, leftOut, diagnostics}.

Exit codes: 0 all is well; 1 the guide was written and has errors; 2 nothing was written.

Example:
  edge-faq import faq.csv --guide help --locale en`,
  )
  .action(async (path: string, { json, ...options }: Options) => {
    const today = new Date().toISOString().slice(0, 10);
    const onProgress = process.stderr.isTTY ? drawProgress : reportProgress;
    // What reads and writes all those formats would make every verb start later (20 ms).
    const { importGuide } = await import('../../importer/import-guide.ts');
    const imported = await importGuide(path, { ...options, folder: GUIDES, today, onProgress });
    if (json) printJson(asJson(imported));
    else console.log(describe(imported, options.dryRun === true));
    if (countErrors(imported.files.map(({ file }) => file)) > 0) process.exitCode = 1;
  });

/** One line that changes, taken away when the work is done. */
const drawProgress: OnProgress = (done, total, what) => {
  process.stderr.write(`\r\u001b[2K${done < total ? `${count(done, 'part')} of ${total} ${what}` : ''}`);
};

const reportProgress: OnProgress = (done, total, what) => {
  if (done % INTERVAL === 0) console.error(`${count(done, 'part')} of ${total.toLocaleString('en')} ${what}`);
};

/** Every fault, what was left out, and a line for each file. */
function describe({ files, leftOut }: ImportedGuide, dryRun: boolean): string {
  const faults = toText(files.map(({ file }) => file));
  const written = files.map(
    ({ file, chapters, questions }) =>
      `${dryRun ? 'not written' : 'written'}  ${file.path}  ${count(chapters, 'chapter')}, ${count(questions, 'question')}`,
  );
  return [
    ...(faults ? [faults] : []),
    ...leftOut.map(describeLeftOut),
    ...written,
    leftOut.length > 0 ? `left out: ${count(leftOut.length, 'thing')}, listed above` : 'nothing was left out',
  ].join('\n');
}

function describeLeftOut({ what, why, place, times }: LeftOut): string {
  const repeated = times > 1 ? ` (${count(times, 'time')})` : '';
  return `left out  ${place}  ${visible(what)}${repeated}: ${visible(why)}`;
}

function asJson({ files, leftOut }: ImportedGuide): object {
  return {
    files: files.map(({ file, chapters, questions }) => ({ path: file.path, chapters, questions })),
    leftOut,
    diagnostics: listDiagnostics(files.map(({ file }) => file)),
  };
}
