/** `edge-faq dev`: write guides and see them on a page. */
import { Command, InvalidArgumentError } from 'commander';
import type { DevOptions } from '../serve/dev.ts';

/** What hangs while it is stopped is left behind after this time (ms). */
const PATIENCE = 5_000;

interface Options {
  port: number;
  pagesPort: number;
  pages: string;
}

export const dev = new Command('dev')
  .description('serve the guides and a page that shows them, and keep both up to date with every edit')
  .option('-p, --port <number>', 'port of the worker', toPort, 8787)
  .option('--pages-port <number>', 'port of the page', toPort, 8700)
  .option('--pages <folder>', 'pages that show guides, with https://faq.example for the worker', 'demo')
  .action(({ port, pagesPort, pages }: Options) =>
    runDev({ workerPort: port, pagesPort, pages: { '': pages } }),
  );

/** Serves until the process is told to stop. */
export async function runDev(options: DevOptions): Promise<void> {
  // Wrangler takes longer to load than most verbs take.
  const { startDev } = await import('../serve/dev.ts');
  const running = await startDev(options);
  console.log(`
worker     ${running.worker}/v1/guides
demo page  ${running.pages}/

Edit content/: it is built again and served. Ctrl+C stops both.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      setTimeout(process.exit, PATIENCE).unref();
      await running.stop();
      process.exit();
    });
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('Use a number from 1 to 65535.');
}
