/** Votes and reports of readers, against an API that accepts them. */
import getPort from 'get-port';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import { expect, onTestFinished } from 'vitest';
import { listen } from '../cli/serve/listen.ts';
import { edgeFaq, waitForActions } from './element.ts';
import { test } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const ATTRIBUTES = 'open="background" votes reports';

/** Starts an API that accepts votes and reports, and proxies other requests to the worker. While `state.failing`, it responds 503. */
async function startFeedbackApi(worker: string) {
  const received: unknown[] = [];
  const state = { failing: false };
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Access-Control-Expose-Headers', 'Allow');
  });
  // As in the worker, one response to CORS preflights and to requests for the allowed methods.
  app.options('*', (c) =>
    c.body(null, 204, {
      Allow: 'OPTIONS, POST',
      'Access-Control-Allow-Methods': 'OPTIONS, POST',
      'Access-Control-Allow-Headers': 'Content-Type',
    }),
  );
  for (const path of ['/v1/guides/:guide/sections/:section/votes', '/v1/reports']) {
    app.post(path, async (c) => {
      if (state.failing) return c.json({ title: 'Out of order' }, 503);
      received.push([c.req.path, await c.req.json()]);
      return path === '/v1/reports' ? c.json({ receipt: 'R-1024' }, 201) : c.body(null, 204);
    });
  }
  app.all('*', (c) => proxy(worker + c.req.path + new URL(c.req.url).search));
  const { origin, stop } = await listen(await getPort(), app.fetch);
  onTestFinished(stop);
  return { origin, received, state };
}

test('shows neither votes nor reports when the API accepts none', async ({ openPartnerPage }) => {
  const { page, console } = await openPartnerPage({ body: edgeFaq(ATTRIBUTES) });
  await waitForActions(page);
  await waitFor(() => expect(console.filter((line) => line.includes('404'))).toHaveLength(2));
  expect(await page.locator('edge-faq').locator('[part=votes], [part=reports]').count()).toBe(0);
});

test('sends no OPTIONS requests without the attributes `votes` and `reports`', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({
    body: edgeFaq(`open="background" src="${origin}"`),
  });
  const methods: string[] = [];
  page.on('request', (request) => methods.push(request.method()));
  await waitForActions(page);
  await page.waitForLoadState('networkidle');
  expect(methods.filter((method) => method !== 'GET')).toEqual([]);
  expect(await page.locator('edge-faq').locator('[part=votes], [part=reports]').count()).toBe(0);
});

test('sends a vote by keyboard, thanks the reader and emits edge-faq-vote; shows an error when the request fails', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin, received, state } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({ body: edgeFaq(`${ATTRIBUTES} src="${origin}"`) });
  await page.evaluate(() =>
    document.addEventListener('edge-faq-vote', ({ detail }: CustomEventInit) => {
      document.title = JSON.stringify(detail);
    }),
  );
  const group = page.locator('edge-faq').getByRole('group', { name: 'Was this helpful?' });
  const status = group.getByRole('status');
  state.failing = true;
  await group.getByRole('button', { name: 'No' }).press('Enter');
  await waitFor(async () =>
    expect(await status.innerText()).toBe('That did not get through. Please try again.'),
  );
  expect(await group.getByRole('button', { pressed: true }).count()).toBe(0);

  state.failing = false;
  await group.getByRole('button', { name: 'Yes' }).press('Enter');
  await waitFor(async () => expect(await status.innerText()).toBe('Thank you.'));
  expect(await group.getByRole('button', { pressed: true }).innerText()).toBe('Yes');
  expect(received).toEqual([['/v1/guides/overdue-loan/sections/background/votes', { helpful: true }]]);
  expect(await page.title()).toBe('{"section":"background","helpful":true}');
});

test('requires a message in a report, keeps it when the request fails, and shows the receipt number', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin, received, state } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({ body: edgeFaq(`${ATTRIBUTES} src="${origin}"`) });
  const reports = page.locator('edge-faq [part=reports]').first();
  await reports.getByRole('button', { name: 'Report a problem' }).click();
  const send = reports.getByRole('button', { name: 'Send' });
  await send.click();
  expect(received).toEqual([]);

  await reports.getByLabel('What is the problem?').selectOption('outdated');
  await reports.getByLabel('Please describe it').fill('  The <b>app</b> has changed.  ');
  state.failing = true;
  await send.click();
  await waitFor(async () =>
    expect(await reports.getByRole('status').innerText()).toContain('did not get through'),
  );
  expect(await reports.getByLabel('Please describe it').inputValue()).toContain('has changed');

  state.failing = false;
  await send.click();
  await waitFor(async () =>
    expect(await reports.getByRole('status').innerText()).toBe('Thank you. Your receipt number: R-1024'),
  );
  expect(received).toEqual([
    [
      '/v1/reports',
      {
        guide: 'overdue-loan',
        section: 'background',
        kind: 'outdated',
        message: 'The <b>app</b> has changed.',
      },
    ],
  ]);
  expect(await reports.locator('form').count()).toBe(0);
});
