#!/usr/bin/env node
/**
 * Entry of the command line `edge-faq`, the publisher's tool. Each command is one file in `commands/`.
 *
 * Exit codes: 0 success; 1 the content has errors; 2 the command failed.
 *
 * @example
 * ```sh
 * npx edge-faq check --strict
 * ```
 */
import { Command, CommanderError } from 'commander';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { dev } from './commands/dev.ts';
import { diff } from './commands/diff.ts';
import { importCommand } from './commands/import.ts';
import { init } from './commands/init.ts';
import { newCommand } from './commands/new.ts';
import { review } from './commands/review.ts';
import { stats } from './commands/stats.ts';
import { readPackageJson } from './package-root.ts';
import { formatError } from './print/system-error.ts';

// A reader like `head` may close the pipe before everything is printed: nobody reads the rest.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

const { version } = await readPackageJson();

const program = new Command('edge-faq')
  .description('Write help guides in Markdown, publish them at the edge, and embed them with one tag.')
  .version(version)
  .exitOverride()
  .addHelpText(
    'after',
    `
"edge-faq <command> --help" shows the options of a command, its exit codes and an example.

Exit codes: 0 success; 1 the content has errors; 2 the command failed.

Example:
  edge-faq init help && cd help && npm install && npm start`,
  );

for (const command of [init, newCommand, importCommand, dev, check, build, review, stats, diff])
  program.addCommand(command.copyInheritedSettings(program));

try {
  requireNode();
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}

/** Wrangler needs Node.js 22.12 or newer. */
function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  throw new Error(
    `Node.js 22.12 or newer is required, this is ${process.versions.node}: "npm install --save-dev node@22" adds one to the project, which npx and npm scripts use`,
  );
}

/** Prints `error` in one line, unless commander has printed it already, and returns the exit code. */
function reportError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  console.error(`edge-faq: ${formatError(error)}`);
  return 2;
}
