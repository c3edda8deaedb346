/** The worker in workerd, configured by the site's Wrangler configuration. */
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { unstable_startWorker } from 'wrangler';
import { applyMigrations } from './migrations.ts';

export interface RunningWorker {
  /** Origin like `http://127.0.0.1:8787`. */
  origin: string;
  stop(): Promise<void>;
}

/**
 * Starts the worker that the file `config` configures on `port` of the loopback interface; resolves once it accepts requests. It
 * serves the static assets in `dist/` and restarts when they or its own source change. Its database is in the folder `state`; by
 * default it is the one that Wrangler's commands use with `--local`. `secrets` are added to those of `.dev.vars`.
 *
 * @throws if a migration of the database fails; the worker is not started.
 */
export async function startWorker(
  port: number,
  config = 'wrangler.toml',
  state = join(dirname(config), '.wrangler/state'),
  secrets: Readonly<Record<string, string>> = {},
): Promise<RunningWorker> {
  process.env['WRANGLER_LOG'] ??= 'warn';
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false';
  await mkdir('dist', { recursive: true });
  const persist = resolve(state);
  await applyMigrations(config, persist);
  const worker = await unstable_startWorker({
    config,
    bindings: Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [name, { type: 'secret_text', value }]),
    ),
    dev: { server: { hostname: '127.0.0.1', port }, inspector: false, remote: false, watch: true, persist },
  });
  await worker.ready;
  return { origin: (await worker.url).origin, stop: () => worker.dispose() };
}
