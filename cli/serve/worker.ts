/** The worker in workerd, configured by the site's Wrangler configuration. */
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { unstable_startWorker } from 'wrangler';
import { findMcpName, MCP_CONFIG } from './mcp-config.ts';
import { applyMigrations } from './migrations.ts';

type StartOptions = Parameters<typeof unstable_startWorker>[0];
type StartedWorker = Awaited<ReturnType<typeof unstable_startWorker>>;

export interface RunningWorker {
  /** Origin like `http://127.0.0.1:8787`. */
  origin: string;
  stop(): Promise<void>;
}

/**
 * Starts the worker that the file `config` configures on `port` of the loopback interface; resolves once it accepts requests. It
 * serves the static assets in `dist/` and restarts when they or its own source change. Its database is in the folder `state`; by
 * default it is the one that Wrangler's commands use with `--local`. `secrets` are added to those of `.dev.vars`. With the binding
 * `MCP`, the MCP server starts after it.
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
  const dev = {
    inspector: false,
    remote: false,
    watch: true,
    persist,
    // By which the worker finds the MCP server.
    registry: join(persist, 'registry'),
  };
  const worker = await unstable_startWorker({
    config,
    bindings: Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [name, { type: 'secret_text', value }]),
    ),
    dev: { ...dev, server: { hostname: '127.0.0.1', port } },
  });
  await worker.ready;
  // Nothing waits for it: readers don't need it.
  const mcp = startMcpServer(config, dev);
  return {
    origin: (await worker.url).origin,
    async stop() {
      await Promise.all([worker.dispose(), mcp.then((server) => server?.dispose())]);
    },
  };
}

/** Starts the MCP server, if `config` binds one; without it, `/mcp` says that it is unavailable. */
async function startMcpServer(
  config: string,
  dev: NonNullable<StartOptions['dev']>,
): Promise<StartedWorker | undefined> {
  const name = findMcpName(config);
  if (name === undefined) return undefined;
  try {
    const server = { hostname: '127.0.0.1', port: 0 };
    return await unstable_startWorker({ config: MCP_CONFIG, name, dev: { ...dev, server } });
  } catch (error) {
    console.error('the MCP server could not be started', error);
    return undefined;
  }
}
