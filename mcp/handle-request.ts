/** MCP over streamable HTTP, without sessions: each request gets a server of its own. */
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { McpSite } from '../worker/env.ts';
import { createServer } from './server.ts';

/** Bytes of a body; the worker of the site refuses more than that before. */
const MAX_BODY_SIZE = 16 * 1_024;

/**
 * The response to a request of an MCP client, by the protocol's version of 2026-07-28 or by those before it. It is read to its end: a
 * stream could outlive the call that lends `site`.
 *
 * @example
 * const response = await handleRequest(request, { fetch: (path, accept) => app.request(path, { headers: { accept } }) });
 */
export async function handleRequest(request: Request, site: McpSite): Promise<Response> {
  if (isBatch(await request.clone().text())) return refuseBatch();
  const { fetch, close } = createMcpHandler(() => createServer(site), {
    maxRequestBodySize: MAX_BODY_SIZE,
    // Nothing changes while a server lives, so there is nothing to subscribe to, and no stream to keep open.
    maxSubscriptions: 0,
    keepAliveMs: 0,
  });
  try {
    const response = await fetch(request);
    return new Response(response.body && (await response.arrayBuffer()), response);
  } finally {
    await close();
  }
}

/** Several messages in an array. An array of calls would multiply a request, and one that cancels a call of its own never ends. */
function isBatch(body: string): boolean {
  return body.trimStart().startsWith('[');
}

/** The protocol has no batches since its version of 2025-06-18. */
function refuseBatch(): Response {
  const error = { code: -32_600, message: 'Invalid Request: send one message per request, not a batch' };
  return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 400 });
}
