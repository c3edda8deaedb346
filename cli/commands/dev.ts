/** Command `edge-faq dev`: serves the site locally and rebuilds it after each edit. */
import { statSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import type { CompiledSite } from '../../compiler/compiled-site.ts';
import { countErrors, listDiagnostics } from '../../compiler/diagnostics.ts';
import { checkDeployment } from '../deployment/check-settings.ts';
import { buildResultJson, formatBuildResult } from '../print/build-result.ts';
import { formatDiagnosticCount, formatDiagnostics } from '../print/diagnostics.ts';
import type { DevServerOptions } from '../serve/dev-server.ts';
import { PORTS } from '../serve/port.ts';

/** After this time the process exits even if a server has not stopped. */
const SHUTDOWN_TIMEOUT_MS = 5_000;

interface Options {
  port: number;
  pagesPort: number;
  pages: string;
  json?: true;
}

/**
 * Starts the development server.
 *
 * @example
 * ```sh
 * edge-faq dev --pages ../shop/public
 * ```
 */
export const dev = new Command('dev')
  .description('serve the guides and a page that embeds them, and rebuild after each edit')
  .option('-p, --port <number>', 'port of the worker', toPort, 8787)
  .option('--pages-port <number>', 'port of the pages', toPort, 8700)
  .option('--pages <folder>', 'pages that embed guides', toFolder, 'demo')
  .option('--json', 'print each build, and the URLs of both servers, as one JSON value a line')
  .addHelpText(
    'after',
    `
In the pages, write https://faq.example for the worker: it is replaced by the
worker's local URL. Open pages reload after each edit. If a build has errors,
they are printed and the last good build stays in place. If a port is in use, the
next free one is taken. Pending migrations of the binding DB are applied to a
local database in .wrangler/state first. Errors in the settings of the worker are printed, as by
edge-faq check, and the servers do not start.

JSON output: {written, guides, diagnostics} for each build, and {worker, pages}
once both servers are ready; {diagnostics} if the settings have errors.

Exit codes: 0 stopped (Ctrl+C); 1 the settings of the worker have errors; 2 the
command failed.

Example:
  edge-faq dev --pages ../shop/public`,
  )
  .action(({ port, pagesPort, pages, json }: Options) =>
    runDev({ workerPort: port, pagesPort, pages: { '': pages } }, json),
  );

/**
 * Runs the development server until the process receives SIGINT or SIGTERM. With errors in the settings of the worker it prints
 * them and doesn't start: Wrangler would fail without saying where.
 *
 * @throws if the site has no Wrangler configuration, or a server can't be started.
 */
export async function runDev(
  options: Omit<DevServerOptions, 'onBuild' | 'config'>,
  json = false,
): Promise<void> {
  const files = await checkDeployment();
  const [config] = files;
  if (!config)
    throw new Error(
      'the current folder has no wrangler.toml: run npx edge-faq dev in the folder of a site, or create one with npx edge-faq init',
    );
  if (countErrors(files) > 0) {
    const text = () =>
      `${formatDiagnostics(files)}\n${formatDiagnosticCount(files)}: the worker was not started`;
    console.log(json ? JSON.stringify({ diagnostics: listDiagnostics(files) }) : text());
    process.exitCode = 1;
    return;
  }
  // Loaded on demand: Wrangler takes longer to load than most commands take to run.
  const { startDevServer } = await import('../serve/dev-server.ts');
  const onBuild = (site: CompiledSite) =>
    console.log(json ? JSON.stringify(buildResultJson(site)) : formatBuildResult(site));
  const { stop, ...urls } = await startDevServer({ ...options, config: config.path, onBuild });
  console.log(json ? JSON.stringify(urls) : formatUrls(urls));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      setTimeout(process.exit, SHUTDOWN_TIMEOUT_MS).unref();
      await stop();
      process.exit();
    });
  }
}

function formatUrls({ worker, pages }: { worker: string; pages: string }): string {
  return `
worker     ${worker}/v1/guides
pages      ${worker}/
demo page  ${pages}/

Edit the files in content/: they are rebuilt and the page reloads. Press Ctrl+C to stop.
`;
}

function toFolder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new InvalidArgumentError('There is no folder with that name.');
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= PORTS.first && port <= PORTS.last) return port;
  throw new InvalidArgumentError(`Use a number from ${PORTS.first} to ${PORTS.last}.`);
}
