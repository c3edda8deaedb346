import { env } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { REPORT_KIND_CHOICES } from '../../schema/feedback.ts';
import { attributeOf, BROWSER_ACCEPT, findAll, readPage, textOf } from '../../test/fixtures/page-view.ts';
import { fetchWorker, ORIGIN } from '../../test/fixtures/worker-sample.ts';
import { failWrites, rowsOf } from '../../test/fixtures/worker-sample-feedback.ts';
import { countRows, deleteReports } from '../../test/fixtures/worker-sample-reports.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { Env } from '../env.ts';

const PATH = '/report?locale=en&guide=parcels&section=gone';
const FIELDS = {
  kind: 'harmful',
  message: 'Two\r\nlines <b>"&',
  evidence: 'https://bank.example/?a=1&b=2',
  contact: 'me@mail.example',
};
const NO_LIMIT = { REPORTS_PER_CLIENT: { limit: async () => ({ success: true }) } };

let now = Date.UTC(2027, 0, 5, 12);
const at = (time: number) => vi.setSystemTime(time);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  at(now);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await restoreAll();
  await deleteReports();
  // The isolate knows the keys of two days.
  now += 10 * 86_400_000;
});

async function open(path = PATH, bindings: Partial<Env> = {}) {
  const response = await fetchWorker(path, { headers: { Accept: BROWSER_ACCEPT } }, bindings);
  const page = readPage(await response.text());
  const [token] = findAll(page, 'input[name=token]').map((input) => attributeOf(input, 'value'));
  return { response, page, token };
}

/** The response to the form, five seconds after it was opened unless it has another token. */
async function send(
  fields: Record<string, string> = {},
  {
    path = PATH,
    headers = {},
    bindings = {},
  }: { path?: string; headers?: Record<string, string>; bindings?: Partial<Env> } = {},
) {
  const token = fields['token'] ?? (await open(path, bindings)).token ?? '';
  if (fields['token'] === undefined) at(now + 5_000);
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...FIELDS, token, ...fields })) body.set(name, value);
  const init = { method: 'POST', headers: { Accept: BROWSER_ACCEPT, Origin: ORIGIN, ...headers }, body };
  const response = await fetchWorker(path, { ...init, redirect: 'manual' }, { ...NO_LIMIT, ...bindings });
  const html = response.status === 303 ? '' : await response.text();
  return { response, html, page: readPage(html), token };
}

const valuesOf = (page: ReturnType<typeof readPage>) => ({
  kind: attributeOf(findAll(page, 'option[selected]')[0], 'value'),
  message: textOf(findAll(page, 'textarea')[0]),
  evidence: attributeOf(findAll(page, 'input[name=evidence]')[0], 'value'),
  contact: attributeOf(findAll(page, 'input[name=contact]')[0], 'value'),
});
const WRITTEN = { ...FIELDS, message: 'Two lines <b>"&' };
const summaryOf = (page: ReturnType<typeof readPage>) => findAll(page, '[role=alert] li').map(textOf);

test('shows how to reach the publisher, without the form, while D1 does not respond', {
  timeout: 8_000,
}, async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const database = {
    prepare: (sql: string) => env.DB.prepare(sql),
    batch: () => new Promise<never>(() => undefined),
  };
  const { response, page, token } = await open('/report?locale=en', { DB: database });
  expect([response.status, response.headers.get('Cache-Control'), token]).toEqual([
    200,
    'no-store',
    undefined,
  ]);
  expect(findAll(page, 'h1').map(textOf)).toEqual(['Report a problem']);
});

test('has a form about what the query names, by its title, and the contact links', async () => {
  const { response, page } = await open('/report?locale=en&guide=packages&section=tracking');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(findAll(page, '.prose p strong').map(textOf)).toEqual(['Parcels / Where is my parcel?']);
  expect(attributeOf(findAll(page, 'form')[0], 'action')).toBe(
    '/report?locale=en&guide=parcels&section=where',
  );
  expect(findAll(page, 'main li a').length).toBe(3);
  expect(page.languages[1]).toBe('zh-Hant /report?locale=zh-Hant&guide=parcels&section=where');
  for (const control of findAll(page, 'select, textarea, input:not([type=hidden]):not([name=homepage])'))
    expect(findAll(page, `label[for=${attributeOf(control, 'id')}]`).map(textOf)).toEqual([
      expect.stringMatching(/./),
    ]);
  expect(findAll(page, 'option').map((each) => attributeOf(each, 'value'))).toEqual([
    '',
    ...REPORT_KIND_CHOICES,
  ]);
  expect(findAll(page, '[role=alert], [aria-invalid]')).toEqual([]);
});

test('names what is withdrawn by its ids', async () => {
  await withdraw('guide=parcels');
  const { page } = await open();
  expect(findAll(page, '.prose p strong').map(textOf)).toEqual(['parcels / gone']);
  expect((await send()).response.status).toBe(303);
});

test('without a database, says how to reach the publisher, and may be cached', async () => {
  const { response, page } = await open('/report?locale=en&guide=returns', { DB: undefined as never });
  expect(response.headers.get('Cache-Control')).toMatch(/^public/);
  expect([findAll(page, 'form').length, findAll(page, 'main li a').length]).toEqual([0, 3]);
});

test('while D1 fails, says how to reach the publisher', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const DB = {
    prepare: (sql: string) => env.DB.prepare(sql),
    batch: () => Promise.reject(new Error('down')),
  };
  const { response, page } = await open(PATH, { DB });
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  expect([findAll(page, 'form').length, findAll(page, 'main li a').length]).toEqual([0, 3]);
});

test.each(['/report?guide=none', '/report?guide=parcels&section=none'])(
  'returns 404 for %s',
  async (path) => {
    expect((await open(path)).response.status).toBe(404);
  },
);

test('stores what was sent, and leads to the page of the report', async () => {
  const { response } = await send();
  expect(response.status).toBe(303);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const location = response.headers.get('Location') ?? '';
  expect(location).toMatch(/^\/reports\/[\w-]{22}\?locale=en$/);
  expect(await rowsOf('reports')).toMatchObject([
    { ...FIELDS, message: 'Two\nlines <b>"&', guide: 'parcels', section: 'gone' },
  ]);
  const status = await open(location);
  expect(status.response.status).toBe(200);
});

test('accepts a form of the other content type, and fields that are optional', async () => {
  const { token } = await open('/report?locale=en');
  at(now + 5_000);
  const body = new URLSearchParams({
    kind: 'other',
    message: 'x',
    evidence: '',
    contact: ' ',
    token: token ?? '',
  });
  const init = { method: 'POST', headers: { Origin: ORIGIN }, body, redirect: 'manual' as const };
  expect((await fetchWorker('/report?locale=en', init, NO_LIMIT)).status).toBe(303);
  expect(await rowsOf('reports')).toMatchObject([{ guide: null, evidence: null, contact: null }]);
});

test('counts a line break as one character, as the field does', async () => {
  expect((await send({ message: '\r\n'.repeat(999).padStart(2_999, '漢') })).response.status).toBe(303);
});

test.each<[change: Record<string, string>, field: string, text: string]>([
  [{ kind: '' }, 'kind', 'Choose what the problem is.'],
  [{ kind: 'spam' }, 'kind', 'Choose what the problem is.'],
  [{ message: ' ' }, 'message', 'Describe the problem.'],
  [{ message: 'x'.repeat(2_001) }, 'message', 'Use at most 2000 characters.'],
  [{ evidence: 'javascript:alert(1)' }, 'evidence', 'Use a link that begins with https://'],
  [{ evidence: `https://${'x'.repeat(2_000)}` }, 'evidence', 'Use at most 2000 characters.'],
  [{ contact: 'x'.repeat(201) }, 'contact', 'Use at most 200 characters.'],
])('says beside the field what is wrong with %j, and keeps what was written', async (change, field, text) => {
  const { response, page } = await send(change);
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([400, 'no-store']);
  expect(summaryOf(page)).toEqual([text]);
  expect(findAll(page, '[role=alert] a').map((link) => attributeOf(link, 'href'))).toEqual([`#${field}`]);
  expect(findAll(page, '[role=alert][autofocus][tabindex="-1"] h2').length).toBe(1);
  const [control, ...others] = findAll(page, '[aria-invalid=true]');
  expect([attributeOf(control, 'id'), others]).toEqual([field, []]);
  expect(textOf(findAll(page, `#${attributeOf(control, 'ariaDescribedBy')}`)[0])).toBe(text);
  const { kind, ...written } = { ...WRITTEN, ...change };
  expect(valuesOf(page)).toEqual({
    ...written,
    message: written.message.trim(),
    kind: kind === 'harmful' ? kind : '',
  });
  expect((await countRows())['reports']).toBe(0);
});

test('shows what was written as text, whatever it is', async () => {
  const { html, page } = await send({
    contact: '"><script>alert(1)</script>',
    message: '</textarea><img src=x>',
    kind: '',
  });
  expect(findAll(page, 'script, main img')).toEqual([]);
  expect(html).not.toContain('<script>alert');
  expect(valuesOf(page)).toMatchObject({
    contact: '"><script>alert(1)</script>',
    message: '</textarea><img src=x>',
  });
});

test.each(['en', 'zh-Hant', 'zh-Hans'])('can be corrected and sent again in %s', async (locale) => {
  const path = `/report?locale=${locale}`;
  const { page, response } = await send({ kind: '' }, { path });
  expect([page.lang, response.headers.get('Content-Language')]).toEqual([locale, locale]);
  const token = attributeOf(findAll(page, 'input[name=token]')[0], 'value');
  expect((await send({ token }, { path })).response.headers.get('Location')).toContain(`?locale=${locale}`);
});

describe('a form', () => {
  const AGAIN = ['Please check it and send it again.'];

  test('that is sent too early can be sent a moment later', async () => {
    const { token = '' } = await open();
    at(now + 2_000);
    const { response, page } = await send({ token });
    expect([response.status, summaryOf(page), valuesOf(page)]).toEqual([400, AGAIN, WRITTEN]);
    at(now + 3_000);
    const next = attributeOf(findAll(page, 'input[name=token]')[0], 'value');
    expect((await send({ token: next })).response.status).toBe(303);
  });

  test.each([
    ['a day later', 86_400_000, 303],
    ['more than a day later', 86_400_001, 400],
    ['before it was opened', -1, 400],
  ])('is sent %s with the status %3$i', async (_, age, status) => {
    const { token = '' } = await open();
    at(now + age);
    const { response, page } = await send({ token });
    expect(response.status).toBe(status);
    if (status === 400) expect([summaryOf(page), valuesOf(page)]).toEqual([AGAIN, WRITTEN]);
  });

  test.each([
    ['no token', () => ''],
    ['another time', (token: string) => token.replace(/^\d+/, String(now - 60_000))],
    ['another number', (token: string) => token.replace(/\.[\w-]{22}\./, `.${'A'.repeat(22)}.`)],
    ['another signature', (token: string) => token.replace(/.{32}$/, '0'.repeat(32))],
  ])('with %s is refused, with a new token', async (_, change) => {
    const { token = '' } = await open();
    at(now + 5_000);
    const { response, page } = await send({ token: change(token) });
    expect([response.status, summaryOf(page), valuesOf(page)]).toEqual([400, AGAIN, WRITTEN]);
    expect(attributeOf(findAll(page, 'input[name=token]')[0], 'value')).not.toBe(change(token));
    expect((await countRows())['reports']).toBe(0);
  });

  test('whose hidden field is filled is refused', async () => {
    const { response, page } = await send({ homepage: 'https://spam.example' });
    expect([response.status, summaryOf(page), valuesOf(page)]).toEqual([400, AGAIN, WRITTEN]);
    const [trap] = findAll(page, '.trap');
    expect(attributeOf(trap, 'ariaHidden')).toBe('true');
    expect(findAll(page, '.trap input').map((input) => attributeOf(input, 'tabIndex'))).toEqual(['-1']);
    expect((await countRows())['reports']).toBe(0);
  });

  test('that is sent twice is one report, and with other words it is refused', async () => {
    const { token } = await send();
    expect((await send({ token })).response.status).toBe(303);
    expect(await countRows()).toMatchObject({ reports: 1, report_receipts: 2, form_uses: 1 });
    const { response, page } = await send({ token, message: 'Other words.' });
    expect([response.status, summaryOf(page)]).toEqual([400, AGAIN]);
    expect(await countRows()).toMatchObject({ reports: 1, report_receipts: 2, form_uses: 1 });
  });

  test('that is sent many times at once is one report', async () => {
    const { token = '' } = await open();
    at(now + 5_000);
    const sent = await Promise.all(Array.from({ length: 20 }, () => send({ token })));
    expect(sent.map(({ response }) => response.status)).toEqual(Array(20).fill(303));
    expect(await countRows()).toMatchObject({ reports: 1, form_uses: 1 });
  });

  test.each([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a page without an origin', { Origin: 'null' }],
    ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another subdomain', { 'Sec-Fetch-Site': 'same-site' }],
  ])('of %s is refused with 403', async (_, headers: Record<string, string>) => {
    expect((await send({}, { headers })).response.status).toBe(403);
    expect((await countRows())['reports']).toBe(0);
  });

  test('of this site is accepted where the page sends no referrer', async () => {
    const headers = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' };
    expect((await send({}, { headers })).response.status).toBe(303);
  });

  test('in another content type is refused with 415, and one that is broken with 400', async () => {
    const post = (type: string, body: string) =>
      fetchWorker(PATH, { method: 'POST', headers: { 'Content-Type': type, Origin: ORIGIN }, body });
    expect((await post('application/json', '{}')).status).toBe(415);
    expect((await post('text/plain', 'kind=other')).status).toBe(415);
    expect((await post('multipart/form-data; boundary=x', 'broken')).status).toBe(400);
  });

  test('of a reader who has sent too many keeps what was written: 429', async () => {
    const bindings = { REPORTS_PER_CLIENT: { limit: async () => ({ success: false }) } };
    const { response, page, token } = await send({}, { bindings });
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '60']);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(summaryOf(page)).toEqual(['It can’t be sent right now. Please try again in a minute.']);
    expect(valuesOf(page)).toEqual(WRITTEN);
    expect((await send({ token })).response.status).toBe(303);
  });

  test.each(['reports', 'report_receipts', 'form_uses'])(
    'keeps what was written while D1 refuses writes to %s: 503',
    async (table) => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const { token = '' } = await open();
      at(now + 5_000);
      await failWrites(table, 'INSERT', async () => {
        const { response, page } = await send({ token });
        expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
        expect(valuesOf(page)).toEqual(WRITTEN);
        expect(await countRows()).toMatchObject({ reports: 0, report_receipts: 0, form_uses: 0 });
      });
      expect((await send({ token })).response.status).toBe(303);
    },
  );
});

describe('with Turnstile', () => {
  const TURNSTILE = {
    TURNSTILE_SITE_KEY: '1x00000000000000000000AA',
    TURNSTILE_SECRET: 'secret',
    TURNSTILE_VERIFY_URL: 'http://127.0.0.1:1/siteverify',
  };
  const CHECK = [expect.stringContaining('confirm that you are a person')];
  const respond = (body: unknown) =>
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(body));

  test('the page has the script, and its policy allows it there alone', async () => {
    const policy = async (path: string, bindings = {}) =>
      (await open(path, bindings)).response.headers.get('Content-Security-Policy') ?? '';
    const source = 'https://challenges.cloudflare.com';
    const withCheck = (await policy(PATH, TURNSTILE)).split('; ');
    expect(withCheck).toEqual(expect.arrayContaining([`script-src 'self' ${source}`, `frame-src ${source}`]));
    const { page } = await open(PATH, TURNSTILE);
    expect(findAll(page, 'script').map((script) => attributeOf(script, 'src'))).toEqual([
      `${source}/turnstile/v0/api.js`,
    ]);
    expect(attributeOf(findAll(page, '.cf-turnstile')[0], 'dataSitekey')).toBe(TURNSTILE.TURNSTILE_SITE_KEY);
    expect(findAll(page, 'noscript').length).toBe(1);
    for (const bindings of [{}, { TURNSTILE_SITE_KEY: 'x' }, { TURNSTILE_SECRET: 'x' }]) {
      expect(await policy(PATH, bindings)).not.toContain('cloudflare');
      expect(findAll((await open(PATH, bindings)).page, 'script, .cf-turnstile')).toEqual([]);
    }
    expect(await policy('/g/parcels/en', TURNSTILE)).not.toContain('cloudflare');
  });

  test('a form is stored once its check is verified, with nothing of the sender', async () => {
    const verify = respond({ success: true });
    const { response } = await send({ 'cf-turnstile-response': 'token' }, { bindings: TURNSTILE });
    expect(response.status).toBe(303);
    const [url, init] = verify.mock.calls[0] ?? [];
    expect([url, String(init?.body)]).toEqual([
      TURNSTILE.TURNSTILE_VERIFY_URL,
      'secret=secret&response=token',
    ]);
  });

  test.each<[string, () => unknown, string]>([
    ['fails', () => respond({ success: false }), 'token'],
    ['is missing', () => respond({ success: true }), ''],
    ['gets another response', () => respond({ success: 'true' }), 'token'],
    ['can’t be verified', () => vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('down')), 'token'],
  ])('a form whose check %s is refused, and keeps what was written', async (_, mock, token) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    mock();
    const { response, page } = await send({ 'cf-turnstile-response': token }, { bindings: TURNSTILE });
    expect([response.status, summaryOf(page), valuesOf(page)]).toEqual([400, CHECK, WRITTEN]);
    expect((await countRows())['reports']).toBe(0);
  });

  test('the API has no such check', async () => {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"kind":"other","message":"x"}',
    };
    expect((await fetchWorker('/v1/reports', init, { ...NO_LIMIT, ...TURNSTILE })).status).toBe(201);
  });
});
