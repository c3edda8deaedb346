/** Votes and reports of readers. */
import { describe, expect } from 'vitest';
import { edgeFaq, hasFocus, waitForActions } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { startFeedbackApi } from './feedback-api.ts';
import {
  ATTRIBUTES,
  field,
  NO,
  part,
  reportStatus,
  VOTES,
  voteButton,
  voteStatus,
  waitForPressed,
  YES,
} from './feedback-parts.ts';
import { test, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

/** Records path, body and JSON response of each POST, and the details of each vote's event, in the page; the function returned lists them. */
async function recordPosts(page: Page) {
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
    const records = await recordPosts(page);
    await voteButton(page, YES).press('Enter');
    await waitFor(async () => expect(await voteStatus(page).innerText()).toBe('Vote counted, thank you.'));
    await waitForPressed(page, 'true,false');
    expect(await part(page, 'vote-form').count()).toBe(0);

    await voteButton(page, NO).click();
    await part(page, 'vote-form').locator('label').nth(1).click();
    await part(page, 'vote-form').locator('textarea').fill('The fees have changed.');
    await part(page, 'vote-form').locator('button').click();
    await waitFor(async () => expect(await hasFocus(voteStatus(page))).toBe(true));
    expect(await voteStatus(page).innerText()).toBe('Vote counted, thank you.');
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

  test('sends a report, moves focus to the button after Cancel and Escape and to the receipt after sending, and links to the state of the report', async ({
    openPartnerPage,
    worker,
  }) => {
    const { page, console } = await openPartnerPage({ body: edgeFaq(ATTRIBUTES) });
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
    const records = await recordPosts(page);
    await field(page, 'kind').selectOption('harmful');
    await field(page, 'evidence').fill('https://law.example/42');
    await field(page, 'evidence').press('Enter');
    await waitFor(async () => expect(await hasFocus(reportStatus(page))).toBe(true));
    const body = {
      guide: 'overdue-loan',
      section: 'background',
      kind: 'harmful',
      message: 'Old figures.',
      evidence: 'https://law.example/42',
    };
    const response = { receipt: expect.stringMatching(/^[\w-]{22}$/), state: 'received' };
    expect(await records()).toEqual([['/v1/reports', body, response]]);
    const text = await reportStatus(page).innerText();
    const [, receipt] =
      /^Sent\. Please keep this receipt, the only way back to your report: (\S+) Follow your report$/.exec(
        text,
      ) ?? [];
    const link = await reportStatus(page).locator('a').getAttribute('href');
    expect(link).toBe(`${worker.origin}/reports/${receipt}?locale=en`);
    expect(console).toEqual([]);

    await page.goto(link ?? '');
    expect(await page.locator('main strong').innerText()).toBe('Received');
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
