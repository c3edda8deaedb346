/** Entry of the MCP worker, which the worker of the site calls by RPC. */
import { WorkerEntrypoint } from 'cloudflare:workers';
import type { McpSite } from '../worker/env.ts';
import { handleRequest } from './handle-request.ts';

export default class McpWorker extends WorkerEntrypoint {
  /**
   * The response to a request of an MCP client. `site` is what the caller lends for the time of this call: there is no binding back to
   * it, so that neither worker has to be deployed before the other one can be.
   */
  handle(request: Request, site: McpSite): Promise<Response> {
    return handleRequest(request, site);
  }
}
