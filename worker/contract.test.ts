import { env } from 'cloudflare:test';
import { type Schema, Validator } from '@cfworker/json-schema';
import type { OpenAPIV3_1 } from 'openapi-types';
import { beforeAll, expect, test } from 'vitest';
import { EARLIER_REVISION, fetchWorker, ORIGIN } from '../test/fixtures/worker-sample.ts';
import type { ResponseBody } from './contract/response-schemas.ts';
import { hashReceipt } from './feedback/receipt.ts';

type Call = [path: string, init?: RequestInit];

const TOKENS = { ADMIN_TOKEN: 'token', ADMIN_READ_TOKEN: 'read-token' };
const AUTHORIZED = { Authorization: `Bearer ${TOKENS.ADMIN_TOKEN}` };
const GUIDE = '/v1/guides/parcels';
const LIST = `${GUIDE}/sections`;
const SEARCH = `${GUIDE}/search?q=lost`;
const UNKNOWN_REVISION = `revision=${'0'.repeat(32)}`;

const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

/** Requests to every route: valid, with an unknown parameter, with a method that is not allowed, with a URL that is too long. */
const common = (path: string, init: RequestInit = {}, unknownMethod = 'DELETE'): Call[] => [
  [path, init],
  [withQuery(path, 'unknown=1'), init],
  [path, { ...init, method: unknownMethod }],
  [withQuery(path, 'x'.repeat(9_000)), init],
];
const cacheable = (path: string): Call[] => [...common(path), [path, { headers: { 'If-None-Match': '*' } }]];
const asOtherTypes = (path: string): Call[] =>
  ['text/markdown', 'text/plain', 'image/png'].map((Accept) => [path, { headers: { Accept } }]);
const purgeInit = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...AUTHORIZED, 'Content-Type': 'application/json', ...headers },
  body,
});

const VOTES = `${LIST}/where/votes`;
const SEARCHES = '/v1/searches';
const SEARCHED = { query: 'moratorium', locale: 'en', guide: 'parcels', results: 0 };
const REPORTS = '/v1/reports';
const REPORT = '{"kind":"other","guide":"parcels","section":"where","message":"Wrong."}';
const RECEIPT = 'A'.repeat(22);
const WITHDRAWALS = '/admin/withdrawals';
const WITHDRAWN = JSON.stringify({ status: 451, by: 'court', notice: { en: 'Withdrawn.' } });
const putInit = (body = WITHDRAWN, headers: Record<string, string> = {}): RequestInit => ({
  ...purgeInit(body, headers),
  method: 'PUT',
});

const ADMIN_REPORTS = '/admin/reports';
const UPHELD = `{"state":"upheld","withdrawal":${WITHDRAWN}}`;
const patchInit = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  ...purgeInit(body, headers),
  method: 'PATCH',
});

/** A path of the guide that is withdrawn in English and, for legal reasons, in simplified Chinese. */
const withdrawn = (path = ''): Call[] =>
  ['en', 'zh-Hans'].map((locale) => [withQuery(`/v1/guides/returns${path}`, `locale=${locale}`)]);

/** Paths below sections that are withdrawn in all locales: one of them, and one for legal reasons. */
const withdrawnSections = (path: string): Call[] =>
  ['section-101', 'section-102'].map((section) => [`/v1/guides/long/sections/${section}/${path}`]);

/** A client that sends more than the rate limits allow. */
const FLOODING = '192.0.2.99';
const LIMITED = { limit: async ({ key }: { key: string }) => ({ success: key !== FLOODING }) };

/** Bindings of what readers send. */
const FEEDBACK = {
  FEEDBACK_ORIGINS: 'https://partner.example',
  VOTES_PUBLIC: 'true',
  VOTES_PER_CLIENT: LIMITED,
  REPORTS_PER_CLIENT: LIMITED,
  SEARCHES_PER_CLIENT: LIMITED,
  RECEIPTS_PER_CLIENT: LIMITED,
};

/** What a page of a partner sends. */
const feedbackInit = (body = '{"helpful":true}', headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Origin: 'https://partner.example', ...headers },
  body,
});

/** A wrong token, after which its client is refused whatever it sends. */
const wrongToken = (client: string) => ({ Authorization: 'Bearer wrong', 'CF-Connecting-IP': client });

/** A rate limit that every wrong token exceeds. */
const NO_ATTEMPTS = { limit: async () => ({ success: false }) };

/** Requests to an admin route that only reads. */
const adminRead = (client: string, path: string): Call[] => [
  ...common(path, { headers: AUTHORIZED }, 'PATCH'),
  [path],
  [path, { headers: { ...AUTHORIZED, Origin: 'https://partner.example' } }],
  [path, { headers: wrongToken(client) }],
];

/** Requests to each operation, which together return every response that it declares. */
const CALLS: Record<string, Call[]> = {
  listGuides: [
    ...cacheable('/v1/guides'),
    ['/v1/guides?locale=en&fields=guide,title&limit=1'],
    ['/v1/guides?locale=fr'],
  ],
  getGuide: [
    ...cacheable(GUIDE),
    ...asOtherTypes(GUIDE),
    ...withdrawn(),
    [`${GUIDE}?revision=${EARLIER_REVISION}`],
    [`${GUIDE}?fields=id,heading,html&large=headings`],
    [`${GUIDE}?fields=updated`],
    ['/v1/guides/none'],
    [`${GUIDE}?locale=fr`],
    [`${GUIDE}?${UNKNOWN_REVISION}`],
  ],
  listSections: [
    ...cacheable(LIST),
    ...asOtherTypes(LIST),
    ...withdrawn('/sections'),
    ['/v1/guides/long/sections?limit=3&cursor=section-5&chapter=chapter-0'],
    [`${LIST}?fields=id,updated&ids=where,gone`],
    [`${LIST}?chapter=transit`],
    ['/v1/guides/none/sections'],
    [`${LIST}?locale=fr`],
    [`${LIST}?${UNKNOWN_REVISION}`],
    [`${LIST}?chapter=none`],
    [`${LIST}?ids=none`],
  ],
  getSection: [
    ...cacheable(`${LIST}/where`),
    ...asOtherTypes(`${LIST}/where`),
    ...withdrawn('/sections/how'),
    [`${LIST}/where?fields=id`],
    [`${LIST}/tracking`],
    ['/v1/guides/none/sections/where'],
    [`${LIST}/where?locale=fr`],
    [`${LIST}/where?${UNKNOWN_REVISION}`],
    [`${LIST}/none`],
  ],
  searchGuide: [
    ...cacheable(SEARCH),
    ...withdrawn('/search?q=parcel'),
    [`${GUIDE}/search?q=photgraph&locale=en`],
    [`${GUIDE}/search?q=qqqqqq`],
    ['/v1/guides/none/search?q=lost'],
    [`${SEARCH}&locale=fr`],
    [`${SEARCH}&${UNKNOWN_REVISION}`],
  ],
  search: [
    ...cacheable('/v1/search?q=lost'),
    ['/v1/search?q=photgraph&locale=en'],
    ['/v1/search?q=lost&locale=fr'],
  ],
  suggest: [
    ...cacheable('/v1/suggest?q=lo'),
    ['/v1/suggest?q=qqqqqq&locale=en'],
    ['/v1/suggest?q=lo&locale=fr'],
  ],
  vote: [
    ...common(VOTES, feedbackInit()),
    [VOTES, feedbackInit('{"helpful":false,"reason":"wrong","comment":"Closed."}')],
    [VOTES, feedbackInit('{}')],
    [VOTES, feedbackInit('x'.repeat(20_000))],
    [VOTES, feedbackInit('{"helpful":true}', { Origin: 'https://other.example' })],
    [VOTES, feedbackInit('{"helpful":true}', { 'Content-Type': 'text/plain' })],
    [VOTES, feedbackInit('{"helpful":true}', { 'CF-Connecting-IP': FLOODING })],
    ...withdrawnSections('votes').map(([path]): Call => [path, feedbackInit()]),
    ['/v1/guides/none/sections/where/votes', feedbackInit()],
    [`${LIST}/none/votes`, feedbackInit()],
  ],
  countVotes: [
    ...common(VOTES),
    ...withdrawnSections('votes'),
    ['/v1/guides/none/sections/where/votes'],
    [`${LIST}/none/votes`],
  ],
  countSearch: [
    ...common(SEARCHES, feedbackInit(JSON.stringify(SEARCHED))),
    ...['a', 'b', 'c', 'd', 'e'].map(
      (reader): Call => [SEARCHES, feedbackInit(JSON.stringify(SEARCHED), { 'User-Agent': reader })],
    ),
    [SEARCHES, feedbackInit('{}')],
    [SEARCHES, feedbackInit('x'.repeat(20_000))],
    [SEARCHES, feedbackInit('{}', { Origin: 'https://other.example' })],
    [SEARCHES, feedbackInit('{}', { 'Content-Type': 'text/plain' })],
    [SEARCHES, feedbackInit('{}', { 'CF-Connecting-IP': FLOODING })],
    [SEARCHES, feedbackInit(JSON.stringify({ ...SEARCHED, guide: 'none' }))],
    [SEARCHES, feedbackInit(JSON.stringify({ ...SEARCHED, opened: 'none' }))],
  ],
  report: [
    ...common(REPORTS, feedbackInit(REPORT), 'PUT'),
    [REPORTS, feedbackInit('{}')],
    [REPORTS, feedbackInit('x'.repeat(20_000))],
    [REPORTS, feedbackInit(REPORT, { Origin: 'https://other.example' })],
    [REPORTS, feedbackInit(REPORT, { 'Content-Type': 'text/plain' })],
    [REPORTS, feedbackInit(REPORT, { 'CF-Connecting-IP': FLOODING })],
    [REPORTS, feedbackInit(REPORT.replace('parcels', 'none'))],
    [REPORTS, feedbackInit(REPORT.replace('where', 'none'))],
  ],
  getReport: [
    ...common(`${REPORTS}/${RECEIPT}`, {}, 'PUT'),
    [`${REPORTS}/none`],
    [`${REPORTS}/${RECEIPT}`, { headers: { 'CF-Connecting-IP': FLOODING } }],
  ],
  eraseReport: [
    ...common(`${REPORTS}/${RECEIPT}`, { method: 'DELETE' }, 'PUT'),
    [`${REPORTS}/none`, { method: 'DELETE' }],
    [`${REPORTS}/${RECEIPT}`, { method: 'DELETE', headers: { 'CF-Connecting-IP': FLOODING } }],
  ],
  listReports: [
    ...common(ADMIN_REPORTS, { headers: AUTHORIZED }, 'POST'),
    [`${ADMIN_REPORTS}?limit=1&state=declined&kind=other&guide=parcels`, { headers: AUTHORIZED }],
    [ADMIN_REPORTS],
    [ADMIN_REPORTS, { headers: { ...AUTHORIZED, Origin: 'https://partner.example' } }],
    [ADMIN_REPORTS, { headers: wrongToken('listReports') }],
  ],
  getReportAsPublisher: [
    ...common(`${ADMIN_REPORTS}/1`, { headers: AUTHORIZED }, 'POST'),
    [`${ADMIN_REPORTS}/none`, { headers: AUTHORIZED }],
    [`${ADMIN_REPORTS}/1`],
    [`${ADMIN_REPORTS}/1`, { headers: { ...AUTHORIZED, Origin: 'https://partner.example' } }],
    [`${ADMIN_REPORTS}/1`, { headers: wrongToken('getReportAsPublisher') }],
  ],
  decideReport: [
    ...common(`${ADMIN_REPORTS}/1`, patchInit('{"note":"No."}'), 'POST'),
    [`${ADMIN_REPORTS}/1`, patchInit(UPHELD)],
    [`${ADMIN_REPORTS}/1`, patchInit(UPHELD)],
    [`${ADMIN_REPORTS}/1`, patchInit('{"state":"declined"}')],
    [`${ADMIN_REPORTS}/1`, patchInit('{}')],
    [`${ADMIN_REPORTS}/1`, patchInit('x'.repeat(20_000))],
    [`${ADMIN_REPORTS}/2`, patchInit(UPHELD)],
    [`${ADMIN_REPORTS}/3`, patchInit(UPHELD)],
    [`${ADMIN_REPORTS}/3`, patchInit(UPHELD.replace('"status"', '"locale":"fr","status"'))],
    [`${ADMIN_REPORTS}/4`, patchInit(UPHELD.replace('"status"', '"locale":"fr","status"'))],
    [`${ADMIN_REPORTS}/none`, patchInit(UPHELD)],
    [`${ADMIN_REPORTS}/1`, { method: 'PATCH' }],
    [`${ADMIN_REPORTS}/1`, patchInit(UPHELD, { Origin: 'https://partner.example' })],
    [`${ADMIN_REPORTS}/1`, patchInit(UPHELD, { Authorization: `Bearer ${TOKENS.ADMIN_READ_TOKEN}` })],
    [`${ADMIN_REPORTS}/1`, patchInit(UPHELD, { 'Content-Type': 'text/plain' })],
    [`${ADMIN_REPORTS}/1`, patchInit(UPHELD, wrongToken('decideReport'))],
  ],
  getHealth: common('/healthz'),
  getReadiness: common('/readyz'),
  listActs: [
    ...common('/admin/audit', { headers: AUTHORIZED }),
    // Of the purges above.
    ['/admin/audit?limit=1', { headers: AUTHORIZED }],
    ['/admin/audit'],
    ['/admin/audit', { headers: { ...AUTHORIZED, Origin: 'https://partner.example' } }],
    ['/admin/audit', { headers: wrongToken('listActs') }],
  ],
  listVotes: [
    // Of the votes above.
    ...adminRead('listVotes', '/admin/votes'),
    ['/admin/votes?since=2026-11-02&until=2026-11-01', { headers: AUTHORIZED }],
  ],
  listComments: adminRead('listComments', '/admin/votes/comments'),
  listSearches: adminRead('listSearches', '/admin/searches?since=2026-11-01'),
  getStats: adminRead('getStats', '/admin/stats'),
  listWithdrawals: [
    ...common(WITHDRAWALS, { headers: AUTHORIZED }, 'POST'),
    [`${WITHDRAWALS}?limit=1`, { headers: AUTHORIZED }],
    [WITHDRAWALS],
    [WITHDRAWALS, { headers: { ...AUTHORIZED, Origin: 'https://partner.example' } }],
    [WITHDRAWALS, { headers: wrongToken('listWithdrawals') }],
  ],
  withdraw: [
    ...common(`${WITHDRAWALS}?guide=long`, putInit(), 'POST'),
    [`${WITHDRAWALS}?guide=long`, putInit()],
    [`${WITHDRAWALS}?guide=long`, putInit(WITHDRAWN, { 'If-Match': '*' })],
    [`${WITHDRAWALS}?guide=long&section=section-1`, putInit(WITHDRAWN, { 'If-Match': '*' })],
    [`${WITHDRAWALS}?guide=none`, putInit()],
    [`${WITHDRAWALS}?guide=long&locale=fr`, putInit()],
    [`${WITHDRAWALS}?guide=long&section=none`, putInit()],
    [`${WITHDRAWALS}?guide=long`, putInit('{}')],
    [`${WITHDRAWALS}?guide=long`, putInit('x'.repeat(20_000))],
    [`${WITHDRAWALS}?guide=long`, putInit(WITHDRAWN, { Origin: 'https://partner.example' })],
    [`${WITHDRAWALS}?guide=long`, putInit(WITHDRAWN, { Authorization: `Bearer ${TOKENS.ADMIN_READ_TOKEN}` })],
    [`${WITHDRAWALS}?guide=long`, putInit(WITHDRAWN, { 'Content-Type': 'text/plain' })],
    [`${WITHDRAWALS}?guide=long`, { method: 'PUT' }],
    [`${WITHDRAWALS}?guide=long`, putInit(WITHDRAWN, wrongToken('withdraw'))],
  ],
  restore: [
    ...common(`${WITHDRAWALS}?guide=long`, { method: 'DELETE', headers: AUTHORIZED }, 'POST'),
    [`${WITHDRAWALS}?guide=long`, { method: 'DELETE', headers: AUTHORIZED }],
    [`${WITHDRAWALS}?guide=long`, { method: 'DELETE' }],
    [
      `${WITHDRAWALS}?guide=long`,
      { method: 'DELETE', headers: { Authorization: `Bearer ${TOKENS.ADMIN_READ_TOKEN}` } },
    ],
    [
      `${WITHDRAWALS}?guide=long`,
      { method: 'DELETE', headers: { ...AUTHORIZED, Origin: 'https://partner.example' } },
    ],
    [`${WITHDRAWALS}?guide=long`, { method: 'DELETE', headers: wrongToken('restore') }],
  ],
  purge: [
    ...common('/admin/purge', purgeInit('{"tags":["guides"]}')),
    ['/admin/purge', purgeInit('{}')],
    ['/admin/purge', purgeInit('no JSON')],
    ['/admin/purge', { method: 'POST' }],
    ['/admin/purge', purgeInit('x'.repeat(20_000))],
    ['/admin/purge', purgeInit('{}', { Origin: 'https://partner.example' })],
    ['/admin/purge', purgeInit('{}', { Authorization: `Bearer ${TOKENS.ADMIN_READ_TOKEN}` })],
    ['/admin/purge', purgeInit('{}', { 'Content-Type': 'text/plain' })],
    ['/admin/purge', purgeInit('{}', wrongToken('purge'))],
  ],
};

/** Errors that no request causes; http/problems.test.ts, store/assets.test.ts and the tests of admin/ test them. */
const SERVER_ERRORS = [
  '500 internal-error',
  '503 content-unavailable',
  '503 access-keys-unavailable',
  '503 database-unavailable',
  // By the configuration.
  '403 votes-not-public',
];

const openApi = await env.ASSETS.fetch(`${ORIGIN}/openapi.json`);
const { paths = {}, components }: OpenAPIV3_1.Document = await openApi.json();
const operations = Object.values(paths).flatMap((methods) =>
  Object.values(methods ?? {}).map((operation) => operation as OpenAPIV3_1.OperationObject),
);

beforeAll(async () => {
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO reports (id, kind, guide, section, message, evidence, contact, state, note, received_at, decided_at)
       VALUES (1, 'other', 'parcels', 'where', 'Wrong.', 'https://a.example', 'me@a.example', 'declined', 'No.', ?1, ?1)`,
    ).bind('2026-11-26T08:00:00.000Z'),
    ...[
      [2, 'none', 'none'],
      [3, 'long', 'none'],
      [4, 'long', 'section-5'],
    ].map((values) =>
      env.DB.prepare(
        "INSERT INTO reports (id, kind, guide, section, received_at) VALUES (?, 'other', ?, ?, '2026-11-26T08:00:00.000Z')",
      ).bind(...values),
    ),
    env.DB.prepare('INSERT INTO report_receipts VALUES (?, 1)').bind(await hashReceipt(RECEIPT)),
  ]);
  for (const [part, status] of [
    ['guide=returns&locale=en', 410],
    ['guide=returns&locale=zh-Hans', 451],
    ['guide=long&section=section-101', 410],
    ['guide=long&section=section-102', 451],
  ]) {
    const body = JSON.stringify({ ...JSON.parse(WITHDRAWN), status });
    await fetchWorker(`${WITHDRAWALS}?${part}`, putInit(body), TOKENS);
  }
});

test('calls every operation of /openapi.json', () => {
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(CALLS).toSorted());
});

test.each(operations)(
  'returns from $operationId exactly the responses that it declares',
  async ({ operationId = '', responses = {} }) => {
    const seen = new Set<string>();
    for (const [path, init] of CALLS[operationId] ?? []) {
      const response = await fetchWorker(path, init, { ...TOKENS, ...FEEDBACK, ADMIN_ATTEMPTS: NO_ATTEMPTS });
      const call = `${init?.method ?? 'GET'} ${path.slice(0, 80)}: ${response.status}`;
      const declaration = responses[response.status] as OpenAPIV3_1.ResponseObject | undefined;
      expect.soft(declaration, `${call} is declared`).toBeDefined();
      const type = response.headers.get('Content-Type')?.replace(/;.*/, '');
      const content = declaration?.content ?? {};
      if (type === undefined) {
        expect.soft([call, content, await response.text()]).toEqual([call, {}, '']);
        seen.add(`${response.status}`);
        continue;
      }
      expect.soft(Object.keys(content), call).toContain(type);
      const schema = resolve(content[type]?.schema);
      const value: unknown = type.endsWith('json') ? await response.json() : await response.text();
      expect.soft([call, schemaErrors(value, schema)]).toEqual([call, []]);
      expect.soft([call, undeclaredMembers(value, schema)]).toEqual([call, []]);
      seen.add(
        `${response.status} ${type.startsWith('application/problem') ? problemName(value as ResponseBody<'Problem'>) : type}`,
      );
    }
    const declared = declaredResponses(responses);
    const serverErrors = SERVER_ERRORS.filter((name) => declared.includes(name));
    expect([...seen, ...serverErrors].toSorted()).toEqual(declared.toSorted());
  },
);

/** Every declared response: its status with its media type, or with the name of the problem. */
function declaredResponses(responses: OpenAPIV3_1.ResponsesObject): string[] {
  return Object.entries(responses).flatMap(([status, response]) => {
    if ('$ref' in response) return [`${status} by reference`];
    const types = Object.keys(response.content ?? {});
    if (types.length === 0) return [status];
    const names = Array.from(response.description.matchAll(/`([a-z-]+)`:/g), ([, name]) => name);
    const kinds = types.includes('application/problem+json') ? names : types;
    return kinds.map((kind) => `${status} ${kind}`);
  });
}

function problemName({ type }: ResponseBody<'Problem'>): string {
  return type.replace(`${ORIGIN}/problems/`, '');
}

function resolve(schema: object = {}): Schema {
  if (!('$ref' in schema)) return schema;
  const name = String(schema.$ref).replace('#/components/schemas/', '');
  return (components?.schemas?.[name] ?? { not: {} }) as Schema;
}

/** The errors of `value` by `schema`. */
function schemaErrors(value: unknown, schema: Schema): string[] {
  const { errors } = new Validator(schema, '2020-12', false).validate(value);
  return errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

/** Pointers to members of `value` that `schema` doesn't declare; the schemas themselves allow additional members. */
function undeclaredMembers(value: unknown, schema: Schema, at = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      undeclaredMembers(item, (schema.items ?? {}) as Schema, `${at}/${index}`),
    );
  if (typeof value !== 'object' || value === null) return [];
  const { properties = {}, additionalProperties } = schema;
  return Object.entries(value).flatMap(([name, member]) => {
    const own = properties[name] ?? additionalProperties;
    return typeof own === 'object' ? undeclaredMembers(member, own, `${at}/${name}`) : [`${at}/${name}`];
  });
}
