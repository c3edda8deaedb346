/** `edge-faq build`: compiles `content/guides` into `dist/content`. */
import { Command } from 'commander';
import { buildContent } from '../../content/build.ts';

export const build = new Command('build')
  .description('compile all guides into dist/; a site with errors replaces nothing')
  .action(async () => {
    if ((await buildContent()) > 0) process.exitCode = 1;
  });
