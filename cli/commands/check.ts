/** Command `edge-faq check`: reports all diagnostics of the content without writing anything. */
import { Command, Option } from 'commander';
import { GUIDES } from '../../compiler/build.ts';
import type { CompiledSite } from '../../compiler/compiled-site.ts';
import { countSeverities, listDiagnostics } from '../../compiler/diagnostics.ts';
import { readRecords } from '../../compiler/incremental/record.ts';
import { compileSite } from '../../compiler/site.ts';
import { checkDeployment } from '../deployment/check-settings.ts';
import { formatDiagnosticCount, formatDiagnostics } from '../print/diagnostics.ts';
import { formatAnnotations } from '../print/github.ts';
import { printJson } from '../print/json.ts';
import { formatLinkCount, formatLinks } from '../print/links.ts';

interface Options {
  format: keyof typeof printers;
  links?: true;
  strict?: true;
}

const printers = { text: printText, github: printGithub, json: printDiagnostics };

/**
 * Checks all guides.
 *
 * @example
 * ```sh
 * edge-faq check --strict --format github
 * ```
 */
export const check = new Command('check')
  .description(
    'report every error and warning in the guides and the settings of the worker, with how to fix it',
  )
  .addOption(
    new Option('-f, --format <format>', 'output format; github creates annotations in GitHub Actions')
      .choices(Object.keys(printers))
      .default('text'),
  )
  .addOption(new Option('--json', 'same as --format json').implies({ format: 'json' }))
  .option('--links', 'list links to other sites (JSON output always does)')
  .option('--strict', 'exit with code 1 on warnings, too')
  .addHelpText(
    'after',
    `
Nothing is written. Errors in the guides prevent edge-faq build from publishing
them; warnings do not. Settings that the worker needs and wrangler.toml (or
wrangler.jsonc) lacks are errors, too, with the lines to paste. Output is in
colour on a terminal, unless NO_COLOR is set.

JSON output: {diagnostics, links, files}; links are those to other sites, files
the paths of all files read.

Exit codes: 0 no errors; 1 errors; 2 the guides could not be read.

Example:
  edge-faq check --strict --format github`,
  )
  .action(async ({ format, links, strict }: Options) => {
    const { records, files: recordFiles } = await readRecords();
    const site = await compileSite(GUIDES, records, { output: 'nothing' });
    const files = [...site.files, ...recordFiles, ...(await checkDeployment())];
    printers[format]({ ...site, files }, links === true);
    const { error, warning } = countSeverities(files);
    if (error > 0 || (strict && warning > 0)) process.exitCode = 1;
  });

function printText({ files, links }: CompiledSite, showLinks: boolean): void {
  const advice = showLinks || links.length === 0 ? '' : ' (list them with npx edge-faq check --links)';
  const blocks = [formatDiagnostics(files), showLinks ? formatLinks(links) : ''].filter(
    (block) => block !== '',
  );
  for (const block of blocks) console.log(block);
  console.log(`${formatDiagnosticCount(files)}\n${formatLinkCount(links)}${advice}`);
}

function printGithub({ files }: CompiledSite): void {
  const annotations = formatAnnotations(files).trimEnd();
  if (annotations !== '') console.log(annotations);
}

function printDiagnostics({ files, links }: CompiledSite): void {
  printJson({ diagnostics: listDiagnostics(files), links, files: files.map(({ path }) => path) });
}
