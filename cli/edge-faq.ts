#!/usr/bin/env node
/**
 * The command line `edge-faq`: a publisher's tool. One verb a file in `commands/`.
 *
 * Exit codes: 0 all is well; 1 the content has errors; 2 the command could not be carried out.
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
import { readPackage } from './package-root.ts';

const { version } = await readPackage();

const program = new Command('edge-faq')
  .description('Help guides from Markdown files, answered at the edge and shown by one tag.')
  .version(version)
  .exitOverride();

for (const command of [init, newCommand, importCommand, dev, check, build, review, stats, diff])
  program.addCommand(command.copyInheritedSettings(program));

try {
  requireNode();
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCode(error);
}

/** Wrangler runs on this version of Node.js and later ones. */
function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  throw new Error(
    `Node.js 22.12 or newer is needed, this is ${process.versions.node}: "npm install --save-dev node@22" puts one beside it, which npx and npm scripts use`,
  );
}

/** What commander reports itself is on the screen already; every other failure is said in one line. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  console.error(`edge-faq: ${error instanceof Error ? error.message : String(error)}`);
  return 2;
}
