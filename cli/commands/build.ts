/** Command `edge-faq build`: compiles the site into the worker's static assets. */
import { Command } from 'commander';
import { buildSite, CONTENT } from '../../compiler/build.ts';
import { countErrors } from '../../compiler/diagnostics.ts';
import { withLock } from '../../compiler/publish/lock.ts';
import { assertOutputFolder } from '../../compiler/publish/output-folder.ts';
import { toNewFolder } from '../new-folder.ts';
import { buildResultJson, formatBuildResult } from '../print/build-result.ts';
import { printJson } from '../print/json.ts';
import { publishStaticAssets } from '../static-assets.ts';

/**
 * Compiles the guides into `dist/` (or `--out`).
 *
 * @example
 * ```sh
 * edge-faq build
 * ```
 */
export const build = new Command('build')
  .description('compile the guides into the files that the worker serves')
  .option('-o, --out <folder>', 'output folder', toNewFolder, 'dist')
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    `
If a guide has errors, they are reported and the guides of the last good build
stay in place. Warnings do not stop a build. If another build of the site is
running, this one waits for it.

A build deletes outdated files of earlier ones from the output folder. A folder
that has other files where a build writes is refused.

The state of earlier builds is kept in .edge-faq/: unchanged guides are not
compiled again, ids that disappear are reported, and edge-faq diff can compare
revisions. Keep that folder between builds, but out of version control.

JSON output: {written, guides, diagnostics, use}. "use" says how much of the
platform's limits the site uses, and at what number of guides it reaches them.

Exit codes: 0 built; 1 the guides have errors; 2 the command failed.

Example:
  edge-faq build --out dist`,
  )
  .action(async ({ out, json }: { out: string; json?: true }) => {
    const site = await withLock(async () => {
      assertOutputFolder(out, CONTENT);
      await publishStaticAssets(out);
      return buildSite(out);
    });
    if (json) printJson(buildResultJson(site));
    else console.log(formatBuildResult(site));
    if (countErrors(site.files) > 0) process.exitCode = 1;
  });
