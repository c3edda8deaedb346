/** `edge-faq check`: every fault of the content at once; nothing is written. */
import { Command, Option } from 'commander';
import { countErrors, listDiagnostics } from '../../compiler/diagnostics.ts';
import { readRecords } from '../../compiler/incremental/record.ts';
import { GUIDES } from '../../compiler/publish/build.ts';
import { type CompiledSite, compileSite } from '../../compiler/site.ts';
import { toGithub } from '../print/github.ts';
import { printJson } from '../print/json.ts';
import { countLinks, listLinks } from '../print/links.ts';
import { countFaults, toText } from '../print/text.ts';

interface Options {
  format: keyof typeof printers;
  links?: true;
  strict?: true;
}

const printers = { text: printText, github: printGithub, json: printDiagnostics };

export const check = new Command('check')
  .description('report every fault of the guides, with its place and how to mend it; nothing is written')
  .addOption(
    new Option('-f, --format <format>', 'github makes annotations in GitHub Actions')
      .choices(Object.keys(printers))
      .default('text'),
  )
  .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
  .option('--links', 'list links to other sites, too (JSON always has them)')
  .option('--strict', 'end with exit code 1 even where there are only warnings')
  .addHelpText(
    'after',
    `
Errors keep the guides from being published; warnings do not. Colours are left out in a pipe and where NO_COLOR is set.
JSON is {diagnostics, links, files}: faults, links to other sites, and the paths of the files that were read.

Exit codes: 0 no errors; 1 errors; 2 the guides could not be read.

Example:
  edge-faq check --strict --format github`,
  )
  .action(async ({ format, links, strict }: Options) => {
    const site = await compileSite(GUIDES, await readRecords());
    printers[format](site, links === true);
    const faults = strict ? listDiagnostics(site.files).length : countErrors(site.files);
    if (faults > 0) process.exitCode = 1;
  });

function printText({ files, links }: CompiledSite, listed: boolean): void {
  const hint = listed || links.length === 0 ? '' : ' (edge-faq check --links lists them)';
  const blocks = [toText(files), listed ? listLinks(links) : ''].filter((block) => block !== '');
  for (const block of blocks) console.log(block);
  console.log(`${countFaults(files)}\n${countLinks(links)}${hint}`);
}

function printGithub({ files }: CompiledSite): void {
  const annotations = toGithub(files).trimEnd();
  if (annotations !== '') console.log(annotations);
}

function printDiagnostics({ files, links }: CompiledSite): void {
  printJson({ diagnostics: listDiagnostics(files), links, files: files.map(({ path }) => path) });
}
