/** The MCP server that a site's Wrangler configuration binds. */
import { join } from 'node:path';
import * as v from 'valibot';
import { unstable_readConfig } from 'wrangler';
import { PACKAGE_ROOT } from '../package-root.ts';

/** The Wrangler configuration of the MCP server, as the package ships it. */
export const MCP_CONFIG = join(PACKAGE_ROOT, 'mcp', 'wrangler.toml');

const ConfigSchema = v.object({
  services: v.optional(v.array(v.object({ binding: v.string(), service: v.string() }))),
});

/** The name under which the configuration `config` binds the MCP server; undefined for a site without it. */
export function findMcpName(config: string): string | undefined {
  const { services } = v.parse(ConfigSchema, unstable_readConfig({ config }, { hideWarnings: true }));
  return services?.find(({ binding }) => binding === 'MCP')?.service;
}
