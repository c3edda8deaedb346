import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchWorker, SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { Env } from '../env.ts';

const HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };

interface ToolResult {
  isError?: boolean;
  content: { text: string }[];
  structuredContent?: Record<string, unknown>;
}

interface Message {
  id: number | string | null;
  result?: unknown;
  error?: { code: number; message: string };
}

const post = (body: string, headers: Record<string, string> = {}, bindings?: Partial<Env>) =>
  fetchWorker('/mcp', { method: 'POST', headers: { ...HEADERS, ...headers }, body }, bindings);

/** The message in a response of JSON, or of a stream with one event. */
async function readMessage(response: Response): Promise<Message> {
  const text = await response.text();
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text);
}

const request = (method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });

async function callTool(name: string, input: object, bindings?: Partial<Env>): Promise<ToolResult> {
  const response = await post(request('tools/call', { name, arguments: input }), {}, bindings);
  return (await readMessage(response)).result as ToolResult;
}

/** What a tool returns as an error. */
async function readToolError(name: string, input: object, bindings?: Partial<Env>): Promise<string> {
  const { isError, content } = await callTool(name, input, bindings);
  expect(isError).toBe(true);
  return content.map(({ text }) => text).join();
}

// First of all, because content is read once.
test('a tool says that content is unavailable, without the cause', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const ASSETS = { fetch: () => Promise.reject(new Error('internal secret')) };
  const text = await readToolError('get_section', { guide: 'long', section: 'section-9' }, { ASSETS });
  expect(text).toMatch(/not available right now.*Content unavailable/);
  expect(text).not.toContain('secret');
});

describe('tools', () => {
  test('lists three tools that only read, each parameter with a description', async () => {
    const { result } = await readMessage(await post(request('tools/list')));
    const { tools } = result as {
      tools: {
        name: string;
        annotations: object;
        inputSchema: { properties: Record<string, { description?: string }> };
      }[];
    };
    expect(tools.map(({ name }) => name)).toEqual(['search_guides', 'get_section', 'list_guides']);
    for (const { annotations, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      for (const { description } of Object.values(inputSchema.properties)) expect(description).toMatch(/\w/);
    }
  });

  test('search_guides returns sections with extracts without markup', async () => {
    const { structuredContent, content } = await callTool('search_guides', { query: 'label', locale: 'en' });
    expect(structuredContent).toMatchObject({
      query: 'label',
      locale: 'en',
      results: expect.arrayContaining([
        expect.objectContaining({
          guide: 'parcels',
          section: 'label',
          extract: expect.stringContaining('<script>'),
        }),
      ]),
    });
    expect(JSON.stringify(structuredContent)).not.toMatch(/<mark>|&lt;/);
    expect(content[0]?.text).toContain('guide: parcels, section: label');
  });

  test('search_guides says that it searched only the first characters of a query of any length', async () => {
    const input = { query: 'label '.repeat(2_000), locale: 'en' };
    const { structuredContent, content } = await callTool('search_guides', input);
    expect(structuredContent).toMatchObject({
      ...{ query: 'label '.repeat(33).trim(), truncated: true },
      results: expect.arrayContaining([expect.objectContaining({ section: 'label' })]),
    });
    expect(content[0]?.text).toContain('\n\nOnly the first 200 characters of the query were searched.\n\n');
  });

  test('search_guides searches one guide, and at most as many results as requested', async () => {
    const { structuredContent } = await callTool('search_guides', {
      query: 'umbrellas',
      guide: 'long',
      limit: 2,
    });
    expect(structuredContent?.['results']).toMatchObject([{ guide: 'long' }, { guide: 'long' }]);
  });

  test.each([
    [1, 1, true, 'The best match for "umbrellas" (en); a higher limit returns more:'],
    [19, 19, true, 'The best 19 matches for "umbrellas" (en); a higher limit returns more:'],
    [20, 20, undefined, 'The best 20 matches for "umbrellas" (en):'],
    [undefined, 5, true, 'The best 5 matches for "umbrellas" (en); a higher limit returns more:'],
  ])('search_guides with the limit %s says that there may be more', async (limit, number, hasMore, title) => {
    const input = { query: 'umbrellas', guide: 'long', ...(limit && { limit }) };
    const { structuredContent, content } = await callTool('search_guides', input);
    expect(structuredContent?.['results']).toHaveLength(number);
    expect(structuredContent?.['hasMore']).toBe(hasMore);
    expect(content[0]?.text.split('\n')[0]).toBe(title);
  });

  test.each([
    ['label', 2, '2 sections match "label" (en):'],
    ['photograph', 1, '1 section matches "photograph" (en):'],
    ['photograph', 20, '1 section matches "photograph" (en):'],
  ])('search_guides says how many sections match "%s" if the limit is %d', async (query, limit, title) => {
    const { structuredContent, content } = await callTool('search_guides', { query, limit, locale: 'en' });
    expect(structuredContent).toMatchObject({ hasMore: false });
    expect(content[0]?.text.split('\n')[0]).toBe(title);
  });

  test.each([
    ['photograph', true],
    ['photograph elephants giraffes zebras crocodiles', false],
  ])(
    'search_guides says of the results for "%s" whether they are confident: %s',
    async (query, confident) => {
      const { structuredContent, content } = await callTool('search_guides', { query, locale: 'en' });
      expect(structuredContent).toMatchObject({ results: [{ section: 'damaged', confident }] });
      expect(content[0]?.text.includes('None of this is likely to answer')).toBe(!confident);
    },
  );

  test('search_guides lists no section as close to a query that is like nothing', async () => {
    const { structuredContent, content } = await callTool('search_guides', { query: 'qqqqqq', locale: 'en' });
    expect(structuredContent).toMatchObject({ results: [], nearest: [] });
    expect(content.map(({ text }) => text)).toEqual(['Nothing matches "qqqqqq" (en).']);
  });

  test('get_section returns Markdown with its revision, date and language', async () => {
    const { structuredContent, content } = await callTool('get_section', {
      guide: 'parcels',
      section: 'where',
      locale: 'en-GB',
    });
    expect(structuredContent).toMatchObject({
      guide: 'parcels',
      section: 'where',
      locale: 'en',
      revision: expect.stringMatching(/^[0-9a-f]{32}$/),
      updated: '2026-11-22',
      heading: 'Where is my parcel?',
      markdown: expect.stringContaining('**tracking number**'),
    });
    expect(content[0]?.text).toMatch(/language: en, updated: 2026-11-22, revision: [0-9a-f]{32}/);
  });

  test('get_section follows a former id to the current one', async () => {
    const { structuredContent } = await callTool('get_section', {
      guide: 'parcels',
      section: 'tracking',
      locale: 'en',
    });
    expect(structuredContent).toMatchObject({ section: 'where', heading: 'Where is my parcel?' });
  });

  test('list_guides returns every guide once, page by page', async () => {
    const guides: unknown[] = [];
    let cursor: unknown;
    do {
      const { structuredContent = {} } = await callTool('list_guides', {
        limit: 2,
        ...(cursor !== undefined && { cursor }),
      });
      for (const { guide } of structuredContent['guides'] as { guide: string }[]) guides.push(guide);
      cursor = structuredContent['next'];
    } while (cursor !== undefined);
    expect(guides).toEqual(['long', 'parcels', 'returns']);
  });
});

describe('errors of tools', () => {
  test.each([
    [
      'get_section',
      { guide: 'parcel', section: 'where' },
      /Unknown guide: .*\nDid you mean "parcels"\?\nAvailable: long, parcels, returns/,
    ],
    [
      'get_section',
      { guide: 'parcels', section: 'wher', locale: 'en' },
      /Unknown section: .*\n(?:.*\n)?Available: .*where/,
    ],
    [
      'get_section',
      { guide: 'parcels', section: 'where', locale: 'fr' },
      /Unknown locale: [\s\S]*Available: .*en/,
    ],
    ['list_guides', { locale: '!' }, /Invalid query: [\s\S]*is not a BCP 47 language tag/],
    ['search_guides', { query: '' }, /query/],
    ['search_guides', { query: 'a', limit: 21 }, /limit/],
    ['search_guides', { query: 'a', page: 2 }, /page/],
    ['get_section', { guide: '../admin', section: 'where' }, /guide/],
  ])('%s of %j says what is wrong', async (name, input, pattern) => {
    expect(await readToolError(name, input)).toMatch(pattern);
  });
});

describe('withdrawals', () => {
  afterEach(() => restoreAll());

  test.each([[410], [451]])(
    'get_section of a section that is withdrawn by %i returns its notice and not its text',
    async (status) => {
      await withdraw('guide=parcels&section=gone', {
        status,
        by: 'court',
        notice: { en: 'Forbidden by a court.' },
      });
      const text = await readToolError('get_section', { guide: 'parcels', section: 'gone', locale: 'en' });
      expect(text).toContain('Forbidden by a court.');
      expect(text).not.toContain('another one');
      const { structuredContent } = await callTool('search_guides', {
        query: 'lost parcel another',
        locale: 'en',
      });
      expect(JSON.stringify(structuredContent)).not.toContain('another one');
    },
  );

  test('a withdrawn guide is listed as withdrawn, not found, and an error to get', async () => {
    await withdraw('guide=parcels');
    const { structuredContent } = await callTool('list_guides', {});
    expect(structuredContent?.['guides']).toContainEqual(
      expect.objectContaining({ guide: 'parcels', locales: [], withdrawn: true }),
    );
    const found = await callTool('search_guides', { query: 'tracking number', locale: 'en' });
    expect(JSON.stringify(found)).not.toContain('"parcels"');
    expect(
      await readToolError('get_section', { guide: 'parcels', section: 'where', locale: 'en' }),
    ).toContain('A court has forbidden this.');
  });
});

describe('protocol', () => {
  const list = request('tools/list');

  test.each([
    ['a body that is no JSON', '{', {}, 400, -32_700],
    ['an empty body', '', {}, 400, -32_700],
    ['JSON that is no message', '{"a":1}', {}, 400, -32_600],
    ['a batch', `\n[${list}]`, {}, 400, -32_600],
    ['another content type', list, { 'Content-Type': 'text/plain' }, 415, -32_000],
    ['an Accept header without events', list, { Accept: 'application/json' }, 406, -32_000],
    ['an unsupported version', list, { 'MCP-Protocol-Version': '1999-01-01' }, 400, -32_000],
    ['an unknown method', request('nope'), {}, 200, -32_601],
    ['an unknown tool', request('tools/call', { name: 'nope' }), {}, 200, -32_602],
    [
      'params that are no object',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}',
      {},
      200,
      -32_602,
    ],
  ])('%s is an error of JSON-RPC', async (_, body, headers: Record<string, string>, status, code) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect((await readMessage(response)).error?.code).toBe(code);
  });

  test('accepts a notification without a body in the response', async () => {
    const response = await post('{"jsonrpc":"2.0","method":"notifications/initialized"}');
    expect([response.status, await response.text()]).toEqual([202, '']);
  });

  test.each(['GET', 'PUT', 'DELETE'])('%s is not allowed: there are no sessions', async (method) => {
    const response = await fetchWorker('/mcp', { method });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  test('a body of more than 16 KiB is too large', async () => {
    expect((await post(request('ping', { text: 'x'.repeat(16_384) }))).status).toBe(413);
  });

  test('pages of any origin may send messages, with no cookie and no session', async () => {
    const preflight = await fetchWorker('/mcp', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://inspector.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,mcp-protocol-version',
      },
    });
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('mcp-protocol-version');
    const { status, headers } = await post(list, { Origin: 'https://inspector.example' });
    expect([status, headers.get('Access-Control-Allow-Origin'), headers.get('Cache-Control')]).toEqual([
      200,
      '*',
      'no-store',
    ]);
    expect(headers.has('Set-Cookie') || headers.has('Mcp-Session-Id')).toBe(false);
  });

  test('a body of anything is never a server error', { timeout: 60_000 }, async () => {
    const message = fc.record(
      {
        jsonrpc: fc.oneof(fc.constant('2.0'), fc.jsonValue()),
        id: fc.oneof(fc.integer(), fc.jsonValue()),
        method: fc.oneof(
          fc.constantFrom(
            'tools/call',
            'tools/list',
            'initialize',
            'ping',
            'server/discover',
            'subscriptions/listen',
            '__proto__',
          ),
          fc.jsonValue(),
        ),
        params: fc.oneof(
          fc.record({
            name: fc.constantFrom('search_guides', 'get_section', 'list_guides', 'constructor', '__proto__'),
            arguments: fc.jsonValue(),
            _meta: fc.jsonValue(),
          }),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      message.map((value) => JSON.stringify(value)),
      fc.array(message, { maxLength: 3 }).map((value) => JSON.stringify(value)),
      fc.string({ unit: 'binary', maxLength: 50 }),
    );
    const version = fc.constantFrom<Record<string, string>>(
      {},
      { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/call' },
    );
    await fc.assert(
      fc.asyncProperty(body, version, async (text, headers) => {
        const response = await post(text, headers);
        await response.text();
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the binding', () => {
  test('without it there is no such path', async () => {
    const { MCP: _, ...bindings } = SAMPLE_ENV;
    expect((await post(request('ping'), {}, { ...bindings, MCP: undefined })).status).toBe(404);
  });

  test('lends the readers’ API only', async () => {
    const handle = vi.fn(async (_: Request, site: Parameters<NonNullable<Env['MCP']>['handle']>[1]) => {
      const paths = ['/v1/guides', '/admin/withdrawals', '/v1/../readyz', '/mcp'];
      const responses = await Promise.all(paths.map((path) => site.fetch(path, 'application/json')));
      return Response.json(responses.map(({ status }) => status));
    });
    const response = await post(request('ping'), {}, { MCP: { handle } });
    expect(await response.json()).toEqual([200, 404, 404, 404]);
  });
});
