/** The examples of `docs/feedback.md`, as they stand there, against the real worker. */
import { readFile } from 'node:fs/promises';
import getPort from 'get-port';
import { expect, onTestFinished, test } from 'vitest';
import { startTemporaryWorker } from '../test/fixtures/temporary-worker.ts';

interface Example {
  path: string;
  body: string;
  origin: string | undefined;
}

const PARTNER = 'https://partner.example';

const docs = await readFile('docs/feedback.md', 'utf8');

/** The requests by curl. */
const examples = Array.from(
  docs.matchAll(/^curl https:\/\/faq\.example(\/\S+)(?: -H 'Origin: (\S+)')? --json '([^'\n]+)'$/gm),
  ([, path = '', origin, body = '']): Example => ({ path, body, origin }),
);

/** A worker with these settings, and a function that sends it an example and returns the status and the JSON of the response. */
async function startSending(settings: Record<string, string> = {}) {
  const worker = await startTemporaryWorker(await getPort(), false, settings);
  onTestFinished(() => worker.stop());
  return async ({ path, body, origin }: Example): Promise<[status: number, json: unknown]> => {
    const headers = { 'Content-Type': 'application/json', ...(origin !== undefined && { Origin: origin }) };
    const response = await fetch(worker.origin + path, { method: 'POST', headers, body });
    const text = await response.text();
    return [response.status, text === '' ? undefined : JSON.parse(text)];
  };
}

test('every request by curl is an example of this test', () => {
  expect(examples).toHaveLength(docs.match(/^curl /gm)?.length ?? 0);
  expect(new Set(examples.map(({ path }) => path))).toEqual(
    new Set(['/v1/guides/overdue-loan/sections/get-in-touch/votes', '/v1/reports', '/v1/searches']),
  );
});

test('each is accepted, with the response that the page shows', async () => {
  const send = await startSending();
  for (const example of examples) {
    const [status, json] = await send(example);
    const expected = { votes: 200, reports: 201, searches: 204 }[example.path.split('/').at(-1) ?? ''];
    expect([example.path, status]).toEqual([example.path, expected]);
    // A receipt is random.
    const [shown] = docs.slice(docs.indexOf(example.body)).match(/(?<=^```\n\n```json\n)\{.*\}$/m) ?? [];
    if (json !== undefined)
      expect(Object.keys(JSON.parse(shown ?? '{}'))).toEqual(Object.keys(json as object));
  }
});

test('where origins are listed, each is accepted with an Origin of the list, and only then', async () => {
  const send = await startSending({ FEEDBACK_ORIGINS: `${PARTNER} https://www.partner.example` });
  expect(examples.map(({ origin }) => origin)).toContain(PARTNER);
  for (const example of examples) {
    expect((await send({ ...example, origin: PARTNER }))[0]).toBeLessThan(300);
    expect(await send({ ...example, origin: undefined })).toMatchObject([
      403,
      { title: 'Origin not allowed' },
    ]);
  }
});
