import { env } from 'cloudflare:test';
import { type Schema, Validator } from '@cfworker/json-schema';
import type { OpenAPIV3_1 } from 'openapi-types';
import { expect, test } from 'vitest';
import { ask, EARLIER, ORIGIN } from '../test/fixtures/worker-sample.ts';
import type { Answer } from './contract/answers.ts';

type Call = [path: string, init?: RequestInit];

const ADMIN_TOKEN = 'token';
const GUIDE = '/v1/guides/parcels';
const LIST = `${GUIDE}/sections`;
const SEARCH = `${GUIDE}/search?q=lost`;
const NO_REVISION = `revision=${'0'.repeat(32)}`;

const adding = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

/** What every route is asked: as it should be, with a query that it doesn't know, by a method that it hasn't, at too great a length. */
const usual = (path: string, init: RequestInit = {}): Call[] => [
  [path, init],
  [adding(path, 'unknown=1'), init],
  [path, { ...init, method: 'DELETE' }],
  [adding(path, 'x'.repeat(9_000)), init],
];
const cached = (path: string): Call[] => [...usual(path), [path, { headers: { 'If-None-Match': '*' } }]];
const inTexts = (path: string): Call[] =>
  ['text/markdown', 'text/plain', 'image/png'].map((Accept) => [path, { headers: { Accept } }]);
const purging = (body: string): RequestInit => ({
  method: 'POST',
  headers: { Authorization: `Bearer ${ADMIN_TOKEN}`, 'Content-Type': 'application/json' },
  body,
});

/** Calls of each operation, which together bring every answer that it declares. */
const CALLS: Record<string, Call[]> = {
  listGuides: cached('/v1/guides'),
  getGuide: [
    ...cached(GUIDE),
    ...inTexts(GUIDE),
    [`${GUIDE}?revision=${EARLIER}`],
    ['/v1/guides/none'],
    [`${GUIDE}?locale=fr`],
    [`${GUIDE}?${NO_REVISION}`],
  ],
  listSections: [
    ...cached(LIST),
    ...inTexts(LIST),
    ['/v1/guides/long/sections?limit=3&cursor=section-5&chapter=chapter-0'],
    [`${LIST}?fields=id,updated&ids=where,gone`],
    [`${LIST}?chapter=transit`],
    ['/v1/guides/none/sections'],
    [`${LIST}?locale=fr`],
    [`${LIST}?${NO_REVISION}`],
    [`${LIST}?chapter=none`],
    [`${LIST}?ids=none`],
  ],
  getSection: [
    ...cached(`${LIST}/where`),
    ...inTexts(`${LIST}/where`),
    [`${LIST}/where?fields=id`],
    [`${LIST}/tracking`],
    ['/v1/guides/none/sections/where'],
    [`${LIST}/where?locale=fr`],
    [`${LIST}/where?${NO_REVISION}`],
    [`${LIST}/none`],
  ],
  searchGuide: [
    ...cached(SEARCH),
    [`${GUIDE}/search?q=photgraph&locale=en`],
    [`${GUIDE}/search?q=qqqqqq`],
    ['/v1/guides/none/search?q=lost'],
    [`${SEARCH}&locale=fr`],
    [`${SEARCH}&${NO_REVISION}`],
  ],
  search: [
    ...cached('/v1/search?q=lost'),
    ['/v1/search?q=photgraph&locale=en'],
    ['/v1/search?q=lost&locale=fr'],
  ],
  getHealth: usual('/healthz'),
  getReadiness: usual('/readyz'),
  purge: [
    ...usual('/admin/purge', purging('{"tags":["guides"]}')),
    ['/admin/purge', purging('{}')],
    ['/admin/purge', purging('no JSON')],
    ['/admin/purge', { method: 'POST' }],
    ['/admin/purge', purging('x'.repeat(20_000))],
  ],
};

/** What no request brings about: these have tests of their own (store/assets.test.ts, http/problems.test.ts). */
const OURS = ['500 internal-error', '503 content-unavailable'];

const contract = await env.ASSETS.fetch(`${ORIGIN}/openapi.json`);
const { paths = {}, components }: OpenAPIV3_1.Document = await contract.json();
const operations = Object.values(paths).flatMap((methods) =>
  Object.values(methods ?? {}).map((operation) => operation as OpenAPIV3_1.OperationObject),
);

test('every operation of /openapi.json is called here', () => {
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(CALLS).toSorted());
});

test.each(operations)(
  '$operationId answers all that it declares, and nothing else',
  async ({ operationId = '', responses = {} }) => {
    const seen = new Set<string>();
    for (const [path, init] of CALLS[operationId] ?? []) {
      const answer = await ask(path, init, { ADMIN_TOKEN });
      const called = `${init?.method ?? 'GET'} ${path.slice(0, 80)}: ${answer.status}`;
      const response = responses[answer.status] as OpenAPIV3_1.ResponseObject | undefined;
      expect.soft(response, `${called} is declared`).toBeDefined();
      const type = answer.headers.get('Content-Type')?.replace(/;.*/, '');
      const content = response?.content ?? {};
      if (type === undefined) {
        expect.soft([called, content, await answer.text()]).toEqual([called, {}, '']);
        seen.add(`${answer.status}`);
        continue;
      }
      expect.soft(Object.keys(content), called).toContain(type);
      const schema = resolve(content[type]?.schema);
      const value: unknown = type.endsWith('json') ? await answer.json() : await answer.text();
      expect.soft([called, faultsOf(value, schema)]).toEqual([called, []]);
      expect.soft([called, undeclared(value, schema)]).toEqual([called, []]);
      seen.add(
        `${answer.status} ${type.startsWith('application/problem') ? nameOf(value as Answer<'Problem'>) : type}`,
      );
    }
    expect([...seen, ...OURS.filter((ours) => declared(responses).includes(ours))].toSorted()).toEqual(
      declared(responses).toSorted(),
    );
  },
);

/** Every answer that is declared: its status with its media type, or with the name of the problem. */
function declared(responses: OpenAPIV3_1.ResponsesObject): string[] {
  return Object.entries(responses).flatMap(([status, response]) => {
    if ('$ref' in response) return [`${status} by reference`];
    const types = Object.keys(response.content ?? {});
    if (types.length === 0) return [status];
    const names = Array.from(response.description.matchAll(/`([a-z-]+)`:/g), ([, name]) => name);
    const answers = types.includes('application/problem+json') ? names : types;
    return answers.map((answer) => `${status} ${answer}`);
  });
}

function nameOf({ type }: Answer<'Problem'>): string {
  return type.replace(`${ORIGIN}/problems/`, '');
}

function resolve(schema: object = {}): Schema {
  if (!('$ref' in schema)) return schema;
  const name = String(schema.$ref).replace('#/components/schemas/', '');
  return (components?.schemas?.[name] ?? { not: {} }) as Schema;
}

/** Where `value` is not what `schema` says. */
function faultsOf(value: unknown, schema: Schema): string[] {
  const { errors } = new Validator(schema, '2020-12', false).validate(value);
  return errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

/** The members of `value` that `schema` doesn't name: schemas are open, so that answers may grow, but these have to be declared. */
function undeclared(value: unknown, schema: Schema, at = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => undeclared(item, (schema.items ?? {}) as Schema, `${at}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  const { properties = {}, additionalProperties } = schema;
  return Object.entries(value).flatMap(([name, member]) => {
    const own = properties[name] ?? additionalProperties;
    return typeof own === 'object' ? undeclared(member, own, `${at}/${name}`) : [`${at}/${name}`];
  });
}
