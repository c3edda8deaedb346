import { env } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attributeOf, BROWSER_ACCEPT, findAll, readPage, textOf } from '../../test/fixtures/page-view.ts';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import { rowsOf } from '../../test/fixtures/worker-sample-feedback.ts';
import { deleteReports, receiptOf, sendReport } from '../../test/fixtures/worker-sample-reports.ts';
import type { Env } from '../env.ts';
import { interfaceFor } from './strings/index.ts';

let receipt: string;

beforeEach(async () => {
  receipt = await receiptOf(await sendReport());
  await env.DB.prepare("UPDATE reports SET received_at = '2026-11-26T08:00:00.000Z'").run();
});
afterEach(deleteReports);

async function open(path = `/reports/${receipt}?locale=en`) {
  const response = await fetchWorker(path, { headers: { Accept: BROWSER_ACCEPT } });
  return { response, page: readPage(await response.text()) };
}

test('tells the state, what the report is about and when, shows what was sent, and asks to keep the URL', async () => {
  const { response, page } = await open();
  expect(response.status).toBe(200);
  expect(page.text).toContain('Received');
  expect(page.text).toContain('Keep the URL of this page');
  expect(page.text).toContain('Something is wrong or out of date');
  expect(page.text).toContain('Sent on November 26, 2026');
  expect(page.text).not.toContain('Decided');
  expect(page.text).toContain('reader@mail.example');
  expect(page.text).toContain('The fee has changed.');
});

test('is stored, indexed and referred to by nobody', async () => {
  const { response, page } = await open();
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  expect([page.robots, page.canonical, page.hreflang]).toEqual(['noindex', '', {}]);
  expect(await (await fetchWorker('/sitemap-1.xml')).text()).not.toContain('/reports');
  const outside = findAll(page, '[href]').map((link) => attributeOf(link, 'href'));
  expect(outside.filter((href) => href.includes(receipt) && !href.startsWith('/reports/'))).toEqual([]);
});

test.each(['en', 'zh-Hant', 'zh-Hans'])('shows each state and the reply as text in %s', async (locale) => {
  const { strings } = interfaceFor(locale);
  for (const state of ['received', 'in-review', 'upheld', 'declined'] as const) {
    await env.DB.prepare("UPDATE reports SET state = ?, note = ?, decided_at = '2026-11-27T08:00:00.000Z'")
      .bind(state, '<script>alert(1)</script>\nSee the list.')
      .run();
    const { page } = await open(`/reports/${receipt}?locale=${locale}`);
    expect(page.lang).toBe(locale);
    expect(findAll(page, 'main strong').map(textOf)).toEqual([strings.reportStates[state]]);
    expect(findAll(page, 'script')).toEqual([]);
    expect(textOf(findAll(page, '.words')[0])).toBe('<script>alert(1)</script> See the list.');
  }
});

test('erases what was written by a form, and says so', async () => {
  const { page } = await open();
  const action = attributeOf(findAll(page, 'main form')[0], 'action');
  const init = { method: 'POST', headers: { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' } };
  const response = await fetchWorker(action, { ...init, redirect: 'manual' });
  expect([response.status, response.headers.get('Location')]).toEqual([303, `/reports/${receipt}?locale=en`]);
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(await rowsOf('reports')).toMatchObject([
    { message: null, evidence: null, contact: null, reader: null },
  ]);
  const after = await open();
  expect(after.page.text).toContain('What you wrote was erased on ');
  expect(findAll(after.page, 'main form')).toEqual([]);
});

test.each(['en', 'zh-Hant', 'zh-Hans'])(
  'says in %s that the message has expired, and offers to erase what is left',
  async (locale) => {
    const { strings } = interfaceFor(locale);
    await env.DB.prepare('UPDATE reports SET message = NULL').run();
    const partly = (await open(`/reports/${receipt}?locale=${locale}`)).page;
    expect(partly.text).toContain(strings.reportExpired);
    expect([partly.text.includes('reader@mail.example'), findAll(partly, 'main form').length]).toEqual([
      true,
      1,
    ]);
    await env.DB.prepare('UPDATE reports SET evidence = NULL, contact = NULL').run();
    const { page } = await open(`/reports/${receipt}?locale=${locale}`);
    expect(page.text).toContain(strings.reportExpired);
    expect(findAll(page, 'main form')).toEqual([]);
  },
);

test('does not say of a message that its sender has erased that it has expired', async () => {
  await fetchWorker(`/v1/reports/${receipt}`, { method: 'DELETE' });
  const { page } = await open();
  expect(page.text).not.toContain(interfaceFor('en').strings.reportExpired);
});

test('is erased by no page of another site', async () => {
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }]) {
    const init = { method: 'POST', headers: headers as Record<string, string> };
    expect((await fetchWorker(`/reports/${receipt}/erase`, init)).status).toBe(403);
  }
  expect(await rowsOf('reports')).toMatchObject([{ message: 'The fee has changed.' }]);
});

test.each(['', '/erase'])('returns a page with 404 for an unknown receipt, at …%s', async (end) => {
  const unknown = `${receipt.slice(0, -1)}!`;
  const response = await fetchWorker(`/reports/${unknown}${end}?locale=en`, {
    method: end ? 'POST' : 'GET',
    headers: { Accept: BROWSER_ACCEPT },
  });
  expect(response.status).toBe(404);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  const html = await response.text();
  expect(html).not.toContain(receipt.slice(0, -1));
  expect(readPage(html).robots).toBe('noindex');
});

test.each(['en', 'zh-Hant', 'zh-Hans'])(
  'says of an unknown receipt in %s that it has to be checked, and links the form',
  async (language) => {
    const headers = { Accept: BROWSER_ACCEPT, 'Accept-Language': language };
    const page = readPage(await (await fetchWorker('/reports/typo', { headers })).text());
    const { strings } = interfaceFor(language);
    expect(page.lang).toBe(language);
    expect(findAll(page, 'h1').map(textOf)).toEqual([strings.unknownReceipt]);
    expect(findAll(page, '.prose p').map(textOf)).toContain(strings.unknownReceiptText);
    const [link] = findAll(page, '.prose a');
    expect([attributeOf(link, 'href'), textOf(link)]).toEqual([`/report?locale=${language}`, strings.report]);
  },
);

test('returns JSON for an unknown receipt to programs', async () => {
  const response = await fetchWorker('/reports/typo');
  expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'application/problem+json']);
  expect(await response.json()).toMatchObject({ detail: 'There is no report with this receipt.' });
});

describe('the form for a receipt', () => {
  const open = (path: string) => fetchWorker(path, { headers: { Accept: BROWSER_ACCEPT } });

  const send = (typed: string, headers: Record<string, string> = {}) =>
    fetchWorker('/reports?locale=en', {
      method: 'POST',
      headers: { Accept: BROWSER_ACCEPT, 'Sec-Fetch-Site': 'same-origin', ...headers },
      body: new URLSearchParams({ receipt: typed }),
    });

  test.each(['/reports?locale=en', '/reports/typo?locale=en'])('is on %s', async (path) => {
    const response = await open(path);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const page = readPage(await response.text());
    const [form] = findAll(page, '.prose form');
    expect([attributeOf(form, 'method'), attributeOf(form, 'action')]).toEqual([
      'post',
      '/reports?locale=en',
    ]);
    expect(findAll(page, 'label[for=receipt]').map(textOf)).toEqual(['Receipt']);
  });

  test('is linked from the form for a report', async () => {
    const page = readPage(await (await open('/report?locale=en')).text());
    expect(findAll(page, '.prose a').map((link) => attributeOf(link, 'href'))).toContain(
      '/reports?locale=en',
    );
  });

  test('leads to the page of the report, also with space around the receipt', async () => {
    const response = await send(` ${receipt}\n`);
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      `/reports/${receipt}?locale=en`,
    ]);
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  test('says that there is no report with a receipt of another shape, and does not repeat it', async () => {
    const response = await send('../../admin?x');
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain(interfaceFor('en').strings.unknownReceipt);
    expect(html).not.toContain('../../admin');
  });

  test('is accepted from pages of this site only', async () => {
    expect((await send(receipt, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  test('is not there without a database', async () => {
    expect((await fetchWorker('/reports', {}, { DB: undefined } as unknown as Partial<Env>)).status).toBe(
      503,
    );
  });
});
