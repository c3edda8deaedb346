/** The worker in workerd, configured by the site's Wrangler configuration. */
import { mkdir } from 'node:fs/promises';
import { unstable_startWorker } from 'wrangler';

export interface RunningWorker {
  /** Origin like `http://127.0.0.1:8787`. */
  origin: string;
  stop(): Promise<void>;
}

/**
 * Starts the worker that the file `config` configures on `port` of the loopback interface; resolves once it accepts requests. It
 * serves the static assets in `dist/` and restarts when they or its own source change.
 */
export async function startWorker(port: number, config = 'wrangler.toml'): Promise<RunningWorker> {
  process.env['WRANGLER_LOG'] ??= 'warn';
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false';
  await mkdir('dist', { recursive: true });
  const worker = await unstable_startWorker({
    config,
    dev: { server: { hostname: '127.0.0.1', port }, inspector: false, remote: false, watch: true },
  });
  await worker.ready;
  return { origin: (await worker.url).origin, stop: () => worker.dispose() };
}
