/** Votes and reports of readers. */
import { describe, expect } from 'vitest';
import { edgeFaq, hasFocus, waitForActions } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { RECEIPT, startFeedbackApi } from './feedback-api.ts';
import { test, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const ATTRIBUTES = 'open="background" votes reports';

const VOTES = '/v1/guides/overdue-loan/sections/background/votes';

const part = (page: Page, name: string) => page.locator(`edge-faq #background [part=${name}]`);
const voteButton = (page: Page, index: 0 | 1) => part(page, 'vote').nth(index);
const [YES, NO] = [0, 1] as const;
const voteStatus = (page: Page) => page.locator('edge-faq #background [part=votes] + * > [role=status]');
const reportStatus = (page: Page) => part(page, 'reports').locator('[role=status]');
const field = (page: Page, name: string) => part(page, 'report-form').locator(`[name=${name}]`);

/** Expects which of the two votes is pressed: `true,false`, for example. */
const waitForPressed = (page: Page, expected: string) =>
  waitFor(async () =>
    expect(
      await part(page, 'vote').evaluateAll((all) => all.map((each) => each.getAttribute('aria-pressed'))),
    ).toEqual(expected.split(',')),
  );

/** Records path, body and JSON response of each POST, and the details of each vote's event, in the page; the function returned lists them. */
async function recordVotes(page: Page) {
  await page.evaluate(() => {
    const records: unknown[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (...args) => {
      const response = await fetch(...args);
      const [url, { body, method } = {}] = args;
      if (method === 'POST')
        records.push([
          new URL(String(url)).pathname,
          JSON.parse(String(body)),
          await response.clone().json(),
        ]);
      return response;
    };
    document.addEventListener('edge-faq-vote', ({ detail }: CustomEventInit) => records.push(detail));
    Object.assign(globalThis, { records });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'records') as unknown[]);
}

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('sends a vote, a change of mind, and the reason for it, each of which replaces the vote before', async ({
    openPartnerPage,
  }) => {
    const { page, console } = await openPartnerPage({ body: edgeFaq('open="background" votes') });
    await voteButton(page, YES).waitFor();
    const records = await recordVotes(page);
    await voteButton(page, YES).press('Enter');
    await waitFor(async () => expect(await voteStatus(page).innerText()).toBe('Thank you.'));
    await waitForPressed(page, 'true,false');
    expect(await part(page, 'vote-form').count()).toBe(0);

    await voteButton(page, NO).click();
    await part(page, 'vote-form').locator('label').nth(1).click();
    await part(page, 'vote-form').locator('textarea').fill('The fees have changed.');
    await part(page, 'vote-form').locator('button').click();
    await waitFor(async () => expect(await hasFocus(voteStatus(page))).toBe(true));
    expect(await voteStatus(page).innerText()).toBe('Thank you.');
    expect(await part(page, 'vote-form').count()).toBe(0);
    await waitForPressed(page, 'false,true');
    const first = { status: expect.stringMatching(/^(counted|replaced)$/) };
    const replaced = { status: 'replaced' };
    const why = { helpful: false, reason: 'outdated', comment: 'The fees have changed.' };
    expect(await records()).toEqual([
      [VOTES, { helpful: true }, first],
      { section: 'background', helpful: true },
      [VOTES, { helpful: false }, replaced],
      { section: 'background', helpful: false },
      [VOTES, why, replaced],
    ]);
    expect(console).toEqual([]);
  });

  test('sends a report, and moves focus to the button after Cancel and Escape, and to the receipt after sending', async ({
    openPartnerPage,
    worker,
  }) => {
    const { origin, received } = await startFeedbackApi(worker.origin);
    const { page } = await openPartnerPage({ body: edgeFaq(`${ATTRIBUTES} src="${origin}"`) });
    await part(page, 'report').click();
    await part(page, 'report-form').locator('[type=button]').click();
    await waitFor(async () => expect(await hasFocus(part(page, 'report'))).toBe(true));
    await part(page, 'report').press('Enter');
    await field(page, 'message').fill('Old figures.');
    await page.keyboard.press('Escape');
    await waitFor(async () => expect(await hasFocus(part(page, 'report'))).toBe(true));
    expect(await part(page, 'report-form').count()).toBe(0);

    await part(page, 'report').press('Enter');
    expect(await field(page, 'message').inputValue()).toBe('Old figures.');
    await field(page, 'kind').selectOption('harmful');
    await field(page, 'evidence').fill('https://law.example/42');
    await field(page, 'evidence').press('Enter');
    await waitFor(async () => expect(await hasFocus(reportStatus(page))).toBe(true));
    expect(await reportStatus(page).innerText()).toBe(
      `Thank you. Your receipt number: ${RECEIPT} Follow your report`,
    );
    expect(await reportStatus(page).locator('a').getAttribute('href')).toBe(`${origin}/reports/${RECEIPT}`);
    expect(received).toEqual([
      [
        '/v1/reports',
        {
          guide: 'overdue-loan',
          section: 'background',
          kind: 'harmful',
          message: 'Old figures.',
          evidence: 'https://law.example/42',
        },
      ],
    ]);
  });

  test('keeps vote, open forms and what is filled in when the language changes', async ({
    openPartnerPage,
    worker,
  }) => {
    const { origin } = await startFeedbackApi(worker.origin);
    const { page } = await openPartnerPage({ body: edgeFaq(`${ATTRIBUTES} src="${origin}"`) });
    await voteButton(page, NO).click();
    await part(page, 'vote-form').locator('label').nth(2).click();
    await part(page, 'report').click();
    await field(page, 'kind').selectOption('complaint');
    await field(page, 'message').fill('Half a sen');
    await page.evaluate(() => {
      document.documentElement.lang = 'zh-Hant';
      document.querySelector('edge-faq')?.setAttribute('locale', 'zh-Hant');
    });
    await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
    await waitFor(async () => expect(await part(page, 'report').innerText()).toBe('回報問題'));
    await page.keyboard.type('tence');
    expect([await field(page, 'kind').inputValue(), await field(page, 'message').inputValue()]).toEqual([
      'complaint',
      'Half a sentence',
    ]);
    await waitForPressed(page, 'false,true');
    const chosen = await part(page, 'vote-form')
      .locator('[type=radio]')
      .evaluateAll((all: HTMLInputElement[]) => all.map(({ checked }) => checked));
    expect(chosen).toEqual([false, false, true, false, false]);
  });
});

test('shows neither votes nor reports, and logs nothing, where the API accepts none', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin } = await startFeedbackApi(worker.origin, 'GET, HEAD, OPTIONS');
  const { page, console } = await openPartnerPage({ body: edgeFaq(`${ATTRIBUTES} src="${origin}"`) });
  await waitForActions(page);
  await page.waitForLoadState('networkidle');
  expect(await page.locator('edge-faq').locator('[part=votes], [part=report]').count()).toBe(0);
  expect(console).toEqual([]);
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

test('keeps the vote that is counted, and the reason that is filled in, when a request fails; sends them again', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin, received, state } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({ body: edgeFaq(`${ATTRIBUTES} src="${origin}"`) });
  const form = part(page, 'vote-form');
  state.failure = { status: 503 };
  await voteButton(page, NO).click();
  await waitFor(async () =>
    expect(await voteStatus(page).innerText()).toBe('That did not get through. Please try again.'),
  );
  await waitForPressed(page, 'false,false');
  state.failure = { status: 429 };
  await form.locator('label').first().click();
  await form.locator('textarea').fill('  What is a term?  ');
  await form.locator('button').click();
  await waitFor(async () => expect(await voteStatus(page).innerText()).toContain('in a minute'));
  expect(await form.locator('textarea').inputValue()).toBe('  What is a term?  ');

  state.failure = undefined;
  await form.locator('button').click();
  await waitForPressed(page, 'false,true');
  state.failure = { status: 503 };
  await voteButton(page, YES).click();
  await waitFor(async () => expect(await voteStatus(page).innerText()).toContain('did not get through'));
  await waitForPressed(page, 'false,true');
  expect(received).toEqual([[VOTES, { helpful: false, reason: 'unclear', comment: 'What is a term?' }]]);
});

test('sends the last of several quick votes last', async ({ openPartnerPage, worker }) => {
  const { origin, received } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({ body: edgeFaq(`${ATTRIBUTES} src="${origin}"`) });
  await voteButton(page, YES).waitFor();
  await page.evaluate(() => {
    const buttons = document
      .querySelector('edge-faq')
      ?.shadowRoot?.querySelectorAll<HTMLElement>('[part=vote]');
    for (const index of [0, 1, 0, 1]) buttons?.[index]?.click();
  });
  await waitFor(async () => expect(await voteStatus(page).innerText()).toBe('Thank you.'));
  await waitForPressed(page, 'false,true');
  expect(received.at(-1)).toEqual([VOTES, { helpful: false }]);
});

test('requires a message and an HTTPS link in a report, and keeps both where the API fails or refuses them', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin, received, state } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({ body: edgeFaq(`${ATTRIBUTES} src="${origin}"`) });
  await part(page, 'report').click();
  const send = part(page, 'report-form').locator('button').first();
  await send.click();
  expect(await hasFocus(field(page, 'message'))).toBe(true);
  await field(page, 'message').fill('  The <b>app</b> has changed.  ');
  await field(page, 'evidence').fill('http://plain.example');
  await send.click();
  expect(await hasFocus(field(page, 'evidence'))).toBe(true);
  await field(page, 'evidence').fill('https://law.example/');

  for (const [status, text] of [
    [503, 'did not get through'],
    [429, 'in a minute'],
  ] as const) {
    state.failure = { status };
    await send.click();
    await waitFor(async () => expect(await reportStatus(page).innerText()).toContain(text));
  }
  state.failure = { status: 400, errors: [{ pointer: '/evidence', detail: 'Invalid URL.' }] };
  await send.click();
  await waitFor(async () => expect(await hasFocus(field(page, 'evidence'))).toBe(true));
  const fields = part(page, 'report-form').locator('[aria-invalid=true]');
  expect(await fields.evaluateAll((all) => all.map((each) => each.getAttribute('name')))).toEqual([
    'evidence',
  ]);
  expect(await reportStatus(page).innerText()).toBe(
    'Not accepted. What you wrote is still here. Please check: Link to evidence (if there is any)',
  );
  expect(await field(page, 'message').inputValue()).toBe('  The <b>app</b> has changed.  ');
  expect(received).toEqual([]);

  state.failure = undefined;
  await send.click();
  await waitFor(() => expect(received).toHaveLength(1));
  expect(received[0]).toEqual([
    '/v1/reports',
    {
      guide: 'overdue-loan',
      section: 'background',
      kind: 'inaccuracy',
      message: 'The <b>app</b> has changed.',
      evidence: 'https://law.example/',
    },
  ]);
  await part(page, 'report').click();
  expect(await field(page, 'message').inputValue()).toBe('');
});

test('keeps what is filled in with its section when sections are closed, opened and shown in another order', async ({
  openPartnerPage,
  worker,
}) => {
  const { origin } = await startFeedbackApi(worker.origin);
  const { page } = await openPartnerPage({
    body: edgeFaq(`votes reports open sections="background who-uses-it" src="${origin}"`),
  });
  await part(page, 'report').click();
  await page.locator('edge-faq #who-uses-it [part=report]').click();
  await field(page, 'message').fill('About the background.');
  await field(page, 'kind').selectOption('other');
  await page.evaluate(() =>
    document.querySelector('edge-faq')?.setAttribute('sections', 'who-uses-it background'),
  );
  await page.locator('edge-faq #who-uses-it + #background').waitFor();
  const filled = async () => [
    await field(page, 'kind').inputValue(),
    await field(page, 'message').inputValue(),
    await page.locator('edge-faq #who-uses-it [name=kind]').inputValue(),
    await page.locator('edge-faq #who-uses-it [name=message]').inputValue(),
  ];
  const expected = ['other', 'About the background.', 'inaccuracy', ''];
  expect(await filled()).toEqual(expected);

  await page.locator('edge-faq #background summary').click();
  await waitFor(async () => expect(await part(page, 'report-form').count()).toBe(0));
  await page.locator('edge-faq #background summary').click();
  await part(page, 'report-form').waitFor();
  expect(await filled()).toEqual(expected);
});
