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
  // Options after the name of a command are its own: those of `reports show` have the names of those of `reports`.
  .enablePositionalOptions()
  .addHelpText(
    'after',
    `
"edge-faq <command> --help" shows the options of a command, its exit codes and an example.

Exit codes: 0 success; 1 the content has errors; 2 the command failed.

Example:
  edge-faq init help && cd help && npm install && npm start`,
  );

/** Loaded on demand: what they import takes longer to load than most of them take to run. */
const commands: Record<string, () => Promise<Command>> = {
  init: async () => (await import('./commands/init.ts')).init,
  new: async () => (await import('./commands/new.ts')).newCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  dev: async () => (await import('./commands/dev.ts')).dev,
  check: async () => (await import('./commands/check.ts')).check,
  build: async () => (await import('./commands/build.ts')).build,
  review: async () => (await import('./commands/review.ts')).review,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  stats: async () => (await import('./commands/stats.ts')).stats,
  diff: async () => (await import('./commands/diff.ts')).diff,
  withdraw: async () => (await import('./commands/withdraw.ts')).withdraw,
  restore: async () => (await import('./commands/restore.ts')).restore,
  withdrawals: async () => (await import('./commands/withdrawals.ts')).withdrawals,
  votes: async () => (await import('./commands/votes.ts')).votes,
  searches: async () => (await import('./commands/searches.ts')).searches,
  reports: async () => (await import('./commands/reports.ts')).reports,
};

// Without the name of a command all are listed.
const requested = Object.entries(commands).filter(([name]) => name === process.argv[2]);
for (const [, load] of requested.length > 0 ? requested : Object.entries(commands)) addCommand(await load());

try {
  requireNode();
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}

function addCommand(command: Command): void {
  program.addCommand(command.copyInheritedSettings(program));
  for (const subcommand of command.commands) subcommand.copyInheritedSettings(program);
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
