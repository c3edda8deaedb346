/** `edge-faq dev`: write guides and see them on a page. */
import { Command, InvalidArgumentError } from 'commander';
import type { CompiledSite } from '../../compiler/site.ts';
import { buildAsJson, describeBuild } from '../print/site.ts';
import type { DevOptions } from '../serve/dev.ts';

/** What hangs while it is stopped is left behind after this time (ms). */
const PATIENCE = 5_000;

interface Options {
  port: number;
  pagesPort: number;
  pages: string;
  json?: true;
}

export const dev = new Command('dev')
  .description('serve the guides and a page that shows them, and keep both up to date with every edit')
  .option('-p, --port <number>', 'port of the worker', toPort, 8787)
  .option('--pages-port <number>', 'port of the page', toPort, 8700)
  .option('--pages <folder>', 'pages that show guides, with https://faq.example for the worker', 'demo')
  .option('--json', 'print each build and the addresses as JSON, one value a line')
  .addHelpText(
    'after',
    `
Where a port is taken, the next free one is used. A build with errors leaves the last good one in place.
JSON is {written, guides, diagnostics} for a build, and {worker, pages} once both answer.

Exit codes: 0 stopped; 2 it could not start.

Example:
  edge-faq dev --pages ../shop/public`,
  )
  .action(({ port, pagesPort, pages, json }: Options) =>
    runDev({ workerPort: port, pagesPort, pages: { '': pages } }, json),
  );

/** Serves until the process is told to stop. */
export async function runDev(options: Omit<DevOptions, 'onBuild'>, json = false): Promise<void> {
  // Wrangler takes longer to load than most verbs take.
  const { startDev } = await import('../serve/dev.ts');
  const onBuild = (site: CompiledSite) =>
    console.log(json ? JSON.stringify(buildAsJson(site)) : describeBuild(site));
  const { stop, ...addresses } = await startDev({ ...options, onBuild });
  console.log(json ? JSON.stringify(addresses) : welcome(addresses));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      setTimeout(process.exit, PATIENCE).unref();
      await stop();
      process.exit();
    });
  }
}

function welcome({ worker, pages }: { worker: string; pages: string }): string {
  return `
worker     ${worker}/v1/guides
demo page  ${pages}/

Edit content/: it is built again and served. Ctrl+C stops both.
`;
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('Use a number from 1 to 65535.');
}
