/**
 * The handler that ours is measured against: it answers whatever it is asked with one recorded answer, so that what remains is
 * workerd itself. An isolate for each answer.
 */
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { BROWSER, type Question } from './routes.ts';
import type { Service } from './workerd.ts';

export interface Answer {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
}

/** What the server itself adds. */
const FRAMING = new Set(['connection', 'content-length', 'date', 'transfer-encoding']);

/** Asks as the load does. */
export async function ask(origin: string, { path, method, headers }: Question): Promise<Answer> {
  const sent = request(`${origin}${path}`, { method: method ?? 'GET', headers: { ...BROWSER, ...headers } });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  sent.on('error', reject);
  sent.on('response', async (answer) => {
    const { statusCode: status = 0, rawHeaders } = answer;
    const pairs = rawHeaders.flatMap((name, at): [string, string][] =>
      at % 2 === 0 && !FRAMING.has(name.toLowerCase()) ? [[name, rawHeaders[at + 1] ?? '']] : [],
    );
    resolve({ status, headers: pairs, body: Buffer.concat(await answer.toArray()) });
  });
  sent.end();
  return promise;
}

/** The worker that always gives `answer`; its files go into `folder`. */
export async function writeBare(folder: string, name: string, answer: Answer): Promise<Service> {
  const [module, body] = [join(folder, `${name}.js`), join(folder, `${name}.body`)];
  await writeFile(body, answer.body);
  await writeFile(module, answer.body.byteLength > 0 ? withBody(answer) : withoutBody(answer));
  return { name, module, body };
}

function withBody({ status, headers }: Answer): string {
  return `import body from 'body';
const init = { status: ${status}, headers: new Headers(${JSON.stringify(headers)}) };
export default { fetch: () => new Response(body, init) };
`;
}

function withoutBody({ status, headers }: Answer): string {
  return `const init = { status: ${status}, headers: new Headers(${JSON.stringify(headers)}) };
export default { fetch: () => new Response(null, init) };
`;
}
