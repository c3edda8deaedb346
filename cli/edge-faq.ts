#!/usr/bin/env node
/**
 * The command line `edge-faq`: a publisher's tool. One verb a file in `commands/`.
 *
 * Exit codes: 0 all is well; 1 the content has errors; 2 the command could not be carried out.
 */
import { Command, CommanderError } from 'commander';
import { build } from './commands/build.ts';

const program = new Command('edge-faq')
  .description('Help guides from Markdown files, answered at the edge and shown by one tag.')
  .exitOverride();

for (const command of [build]) program.addCommand(command.copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCode(error);
}

/** What commander reports itself is on the screen already; every other failure is said in one line. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  console.error(`edge-faq: ${error instanceof Error ? error.message : String(error)}`);
  return 2;
}
