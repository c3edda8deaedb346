/** The worker in workerd, configured by the site's Wrangler configuration. */
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { unstable_startWorker } from 'wrangler';
import { findMcpName, makeMcpFolder, startMcpServer } from './mcp-server.ts';
import { applyMigrations } from './migrations.ts';

type Bindings = NonNullable<Parameters<typeof unstable_startWorker>[0]['bindings']>;

export interface RunningWorker {
  /** Origin like `http://127.0.0.1:8787`. */
  origin: string;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Added to the secrets of `.dev.vars`, by name. */
  secrets?: Readonly<Record<string, string>>;
  /** Whether the MCP server that the configuration binds starts as well. */
  hasMcp?: boolean;
}

/**
 * Starts the worker that the file `config` configures on `port` of the loopback interface; resolves once it accepts requests. It
 * serves the static assets in `dist/` and restarts when they or its own source change. Its database is in the folder `state`; by
 * default it is the one that Wrangler's commands use with `--local`. The MCP server starts after it; without one, `/mcp` is 404.
 *
 * @throws if a migration of the database fails; the worker is not started.
 * @example
 * const worker = await startWorker(8787, 'wrangler.toml', undefined, { hasMcp: true });
 */
export async function startWorker(
  port: number,
  config = 'wrangler.toml',
  state = join(dirname(config), '.wrangler/state'),
  { secrets = {}, hasMcp = false }: WorkerOptions = {},
): Promise<RunningWorker> {
  process.env['WRANGLER_LOG'] ??= 'warn';
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false';
  await mkdir('dist', { recursive: true });
  const persist = resolve(state);
  await applyMigrations(config, persist);
  const mcpName = findMcpName(config);
  const folder = hasMcp && mcpName !== undefined ? await makeMcpFolder(mcpName) : undefined;
  const bindings: Bindings = {};
  for (const [name, value] of Object.entries(secrets)) bindings[name] = { type: 'secret_text', value };
  // Wrangler would look for the MCP server, which nobody starts.
  if (mcpName !== undefined && !folder) bindings['MCP'] = { type: 'json', value: null };
  const worker = await unstable_startWorker({
    config,
    bindings,
    dev: {
      inspector: false,
      remote: false,
      watch: true,
      persist,
      server: { hostname: '127.0.0.1', port },
      ...(folder && { registry: folder.registry }),
    },
  });
  await worker.ready;
  // Not awaited: readers don't need it.
  const mcp = folder && startMcpServer(folder);
  return {
    origin: (await worker.url).origin,
    async stop() {
      await Promise.all([worker.dispose(), mcp?.then((server) => server?.dispose())]);
      folder?.remove();
    },
  };
}
