/** MCP server of one request, with the tools. */
import { McpServer } from '@modelcontextprotocol/server';
import type { McpSite } from '../worker/env.ts';
import { createApi } from './api.ts';
import { registerGetSection } from './tools/get-section.ts';
import { registerListGuides } from './tools/list-guides.ts';
import { registerSearchGuides } from './tools/search-guides.ts';

/** Version of the package, which its build defines. */
declare const PACKAGE_VERSION: string | undefined;

const INSTRUCTIONS = `Use these tools to answer questions from the publisher's own help guides. A guide is a list of sections, each a question with its answer, in one or more languages.
1. search_guides with a few words of the user's question, in the user's language.
2. get_section for the whole answer, and quote it rather than rephrase what it says of rights, amounts or dates.
Cite the section with its URL, where it has one, and the date of its last update. If a section or a guide has been withdrawn, say so with its notice, and don't repeat its text from anywhere else.`;

/**
 * The server that answers from the guides of `site`.
 *
 * @example
 * const handler = createMcpHandler(() => createServer(site));
 */
export function createServer(site: McpSite): McpServer {
  const version = typeof PACKAGE_VERSION === 'string' ? PACKAGE_VERSION : '0.0.0';
  const server = new McpServer(
    { name: 'edge-faq', version, ...(site.name !== undefined && { title: site.name }) },
    { instructions: INSTRUCTIONS },
  );
  const api = createApi(site);
  registerSearchGuides(server, api);
  registerGetSection(server, api);
  registerListGuides(server, api);
  return server;
}
