/** `edge-faq build`: everything that the worker serves as static assets. */
import { Command } from 'commander';
import { countErrors } from '../../compiler/diagnostics.ts';
import { buildSite } from '../../compiler/publish/build.ts';
import { publishAssets } from '../assets.ts';
import { printJson } from '../print/json.ts';
import { buildAsJson, describeBuild } from '../print/site.ts';

export const build = new Command('build')
  .description('compile the guides for the worker; a site with errors replaces nothing')
  .option('-o, --out <folder>', 'where to write', 'dist')
  .option('--json', 'print what was built as JSON')
  .action(async ({ out, json }: { out: string; json?: true }) => {
    await publishAssets(out);
    const site = await buildSite(out);
    if (json) printJson(buildAsJson(site));
    else console.log(describeBuild(site));
    if (countErrors(site.files) > 0) process.exitCode = 1;
  });
