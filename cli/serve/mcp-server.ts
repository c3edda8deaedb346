/** The MCP server that a site's Wrangler configuration binds, in workerd beside the worker of the site. */
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { unstable_readConfig, unstable_startWorker } from 'wrangler';
import { PACKAGE_ROOT } from '../package-root.ts';

type StartedWorker = Awaited<ReturnType<typeof unstable_startWorker>>;

/** The Wrangler configuration of the MCP server, as the package ships it. */
const MCP_CONFIG = join(PACKAGE_ROOT, 'mcp', 'wrangler.toml');

const ConfigSchema = v.object({
  services: v.optional(v.array(v.object({ binding: v.string(), service: v.string() }))),
});

/** The name under which the configuration `config` binds the MCP server; undefined for a site without it. */
export function findMcpName(config: string): string | undefined {
  const { services } = v.parse(ConfigSchema, unstable_readConfig({ config }, { hideWarnings: true }));
  return services?.find(({ binding }) => binding === 'MCP')?.service;
}

/** A folder for one worker and its MCP server. */
export interface McpFolder {
  /** Where the two find each other. */
  registry: string;
  /** The Wrangler configuration of the MCP server. */
  config: string;
  remove(): void;
}

/**
 * A temporary folder for a worker and the MCP server that it binds as `name`. Each development server needs a registry of its own: in a
 * shared one, servers that run side by side would call each other's MCP server. The configuration is copied, since Wrangler writes
 * beside it: below `mcp/`, which `npm start` watches, every build would cause the next one, and below `node_modules` nothing should
 * be written.
 */
export async function makeMcpFolder(name: string): Promise<McpFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-mcp-'));
  const config = join(folder, 'wrangler.json');
  const { main, compatibility_date } = unstable_readConfig({ config: MCP_CONFIG }, { hideWarnings: true });
  await writeFile(config, JSON.stringify({ name, main, compatibility_date }));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // A signal may end the process before the servers have stopped.
  process.once('exit', remove);
  return {
    registry: join(folder, 'registry'),
    config,
    remove() {
      process.off('exit', remove);
      remove();
    },
  };
}

/** Starts the MCP server. A failure is printed: without it, `/mcp` says that it is unavailable. */
export async function startMcpServer({ config, registry }: McpFolder): Promise<StartedWorker | undefined> {
  try {
    const server = { hostname: '127.0.0.1', port: 0 };
    return await unstable_startWorker({
      config,
      dev: { inspector: false, remote: false, watch: true, persist: false, registry, server },
    });
  } catch (error) {
    console.error('the MCP server could not be started', error);
    return undefined;
  }
}
