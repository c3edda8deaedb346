/** Votes and reports that fail or are refused, or whose section changes; what a reader has filled in is kept. */
import { expect } from 'vitest';
import { edgeFaq, hasFocus } from './element.ts';
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
import { test } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

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
  await waitFor(async () => expect(await voteStatus(page).innerText()).toBe('Vote counted, thank you.'));
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
  state.failure = { status: 400, errors: [{ pointer: '#/evidence', detail: 'Invalid URL.' }] };
  await send.click();
  await waitFor(async () => expect(await hasFocus(field(page, 'evidence'))).toBe(true));
  const fields = part(page, 'report-form').locator('[aria-invalid=true]');
  expect(await fields.evaluateAll((all) => all.map((each) => each.getAttribute('name')))).toEqual([
    'evidence',
  ]);
  expect(await reportStatus(page).innerText()).toBe(
    'Not accepted. What you wrote is still here. Please check: Link to evidence (optional)',
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

test('names and focuses the field that the worker refuses, and keeps what is written', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: edgeFaq(ATTRIBUTES) });
  await part(page, 'report').click();
  await field(page, 'message').fill('A control character: \u0001');
  await part(page, 'report-form').locator('button').first().click();
  await waitFor(async () => expect(await hasFocus(field(page, 'message'))).toBe(true));
  expect(await reportStatus(page).innerText()).toContain('Please check: Description');
  expect(await field(page, 'message').inputValue()).toContain('A control character');
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
