/**
 * Baseline workers: each returns one recorded response of the subject as a constant, whatever the request. What they cost is
 * workerd itself.
 */
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Service } from '../../test/fixtures/workerd.ts';
import { BROWSER_HEADERS, type RouteRequest } from './routes.ts';

export interface RecordedResponse {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
}

/** Headers that workerd adds to every response. */
const SERVER_HEADERS = new Set(['connection', 'content-length', 'date', 'transfer-encoding']);

/** Sends a request with the headers that the load generator sends, and returns the response without decoding it. */
export async function fetchRaw(
  origin: string,
  { path, method, headers }: RouteRequest,
): Promise<RecordedResponse> {
  const outgoing = request(`${origin}${path}`, {
    method: method ?? 'GET',
    headers: { ...BROWSER_HEADERS, ...headers },
  });
  const { promise, resolve, reject } = Promise.withResolvers<RecordedResponse>();
  outgoing.on('error', reject);
  outgoing.on('response', async (response) => {
    const { statusCode: status = 0, rawHeaders } = response;
    const pairs = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 && !SERVER_HEADERS.has(name.toLowerCase()) ? [[name, rawHeaders[index + 1] ?? '']] : [],
    );
    resolve({ status, headers: pairs, body: Buffer.concat(await response.toArray()) });
  });
  outgoing.end();
  return promise;
}

/** Writes a worker that always returns `response` into `folder`. */
export async function writeBaseline(
  folder: string,
  name: string,
  response: RecordedResponse,
): Promise<Service> {
  const [module, body] = [join(folder, `${name}.js`), join(folder, `${name}.body`)];
  await writeFile(body, response.body);
  await writeFile(
    module,
    response.body.byteLength > 0 ? moduleWithBody(response) : moduleWithoutBody(response),
  );
  return { name, module, body };
}

function moduleWithBody({ status, headers }: RecordedResponse): string {
  return `import body from 'body';
const init = { status: ${status}, headers: new Headers(${JSON.stringify(headers)}) };
export default { fetch: () => new Response(body, init) };
`;
}

function moduleWithoutBody({ status, headers }: RecordedResponse): string {
  return `const init = { status: ${status}, headers: new Headers(${JSON.stringify(headers)}) };
export default { fetch: () => new Response(null, init) };
`;
}
