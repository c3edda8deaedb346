/** `npm start`: compiles, starts the worker and a partner's page on another origin, and keeps both up to date. */
import { serveDemo } from '../demo/serve.ts';
import { freePort } from './port.ts';
import { build, rebuildOnEdit } from './rebuild.ts';
import { startWorker } from './worker.ts';

/** What hangs while it is stopped is left behind after this time (ms). */
const PATIENCE = 5_000;

await build();
const worker = await startWorker(await freePort(8787, 'the worker'));
const demo = await serveDemo(await freePort(8700, 'the demo page'), worker.origin);
const rebuilding = await rebuildOnEdit();

console.log(`
worker     ${worker.origin}/v1/guides
demo page  ${demo.origin}/

Edit content/ or any source: it is built again and served. Ctrl+C stops both.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

async function stop(): Promise<void> {
  setTimeout(process.exit, PATIENCE).unref();
  await Promise.all([rebuilding.stop(), demo.stop(), worker.stop()]);
  process.exit();
}
