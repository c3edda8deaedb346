/** What readers send to the real worker, and what a publisher does with it, in all engines. */
import getPort from 'get-port';
import { afterAll, describe, expect, test } from 'vitest';
import { ADMIN_TOKEN, startTemporaryWorker } from '../test/fixtures/temporary-worker.ts';
import { edgeFaq } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { scriptTag, testIn } from './fixtures.ts';
import { shared } from './shared.ts';
import { waitFor } from './wait-for.ts';

const NOTICE = 'The rights holder required us to remove this answer.';

const HOUR_MS = 3_600_000;

const ownWorker = shared(
  async () => startTemporaryWorker(await getPort()),
  (worker) => worker.stop(),
);
afterAll(() => ownWorker.stop());

/** The JSON of an admin route. */
async function admin(path: string, init: RequestInit = {}) {
  const { origin } = await ownWorker.get();
  const headers = { Authorization: `Bearer ${ADMIN_TOKEN}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${origin}/admin${path}`, { ...init, headers });
  expect(response.status).toBe(200);
  return response.json();
}

const patch = (id: number, decision: object) =>
  admin(`/reports/${id}`, { method: 'PATCH', body: JSON.stringify(decision) });

const text = (page: Page, selector: string) => page.locator(selector).first().innerText();

const waitForText = (page: Page, selector: string, expected: string | RegExp) =>
  waitFor(async () => expect(await text(page, selector)).toMatch(expected));

describe.each(ENGINES)('in %s,', (name) => {
  const engineTest = testIn(name).extend('openHelp', async ({ openPartnerPage }) => {
    const { origin } = await ownWorker.get();
    return async (section: string) => {
      const attributes = `votes reports open="${section}" sections="${section}" src="${origin}"`;
      const { page } = await openPartnerPage({ head: scriptTag(origin), body: edgeFaq(attributes) });
      await page.locator(`edge-faq #${section} [part=answer]`).waitFor();
      return page;
    };
  });
  // One section for each engine, as they may run at the same time.
  const section = { chromium: 'process', firefox: 'credit-record', webkit: 'get-in-touch' }[name];

  engineTest(
    'a reader votes, changes their mind and says why; the publisher sees the last vote',
    async ({ openHelp }) => {
      const page = await openHelp(section);
      const status = 'edge-faq [part=votes] + .below > [role=status]';
      await page.locator('edge-faq [part=vote]').first().click();
      await waitForText(page, status, 'Vote counted, thank you.');
      await page.locator('edge-faq [part=vote]').last().click();
      await page.locator('edge-faq [part=vote-form] [type=radio]').nth(1).click();
      await page.locator('edge-faq [part=vote-form] textarea').fill('The address <b>changed</b>.');
      await page.locator('edge-faq [part=vote-form] button').last().click();
      const { votes } = await waitForVotes(section);
      expect(votes).toMatchObject([
        { section, helpful: 0, notHelpful: 1, reasons: { outdated: 1, unclear: 0 } },
      ]);
      const { comments } = await admin(`/votes/comments?guide=overdue-loan&section=${section}`);
      expect(comments).toMatchObject([{ reason: 'outdated', comment: 'The address <b>changed</b>.' }]);
    },
  );

  engineTest(
    'a reader reports; the publisher withdraws the answer for it and undoes that; the reader follows and erases the report',
    async ({ openHelp, open }) => {
      const page = await openHelp(section);
      await page.locator('edge-faq [part=report]').click();
      await page.locator('edge-faq [part=report-form] select').selectOption('infringement');
      await page.locator('edge-faq [part=report-form] textarea').fill('This is <i>my</i> text.');
      await page.locator('edge-faq [part=report-form] button').first().click();
      const link = page.locator('edge-faq [part=reports] a');
      await link.waitFor();
      const statusUrl = await link.evaluate((node) => (node as HTMLAnchorElement).href);

      const { reports } = await admin('/reports?state=received');
      const report = reports.find((each: { section?: string }) => each.section === section);
      expect(report).toMatchObject({ kind: 'infringement', message: 'This is <i>my</i> text.' });
      await patch(report.id, {
        state: 'upheld',
        note: 'Removed, <b>thank you</b>.',
        withdrawal: { status: 451, by: 'rights-holder', notice: { en: NOTICE } },
      });
      const { page: statusPage } = await open(statusUrl, { javaScriptEnabled: false });
      await waitForText(statusPage, 'main', /Removed, <b>thank you<\/b>\./);

      expect(await answerTo(await openHelp(section), section)).toContain(NOTICE);
      await patch(report.id, { withdrawal: null });
      expect(await answerTo(await openHelp(section), section)).not.toContain(NOTICE);

      const { page: erasePage } = await open(statusUrl, { javaScriptEnabled: false });
      await erasePage.locator('main summary').click();
      await erasePage.locator('main form button').click();
      await waitForText(erasePage, 'main', 'was erased on');
      expect(await admin(`/reports/${report.id}`)).not.toHaveProperty('message');
    },
  );

  engineTest(
    'a reader without script reports on a page, which keeps what was written until it is right',
    async ({ open }) => {
      const { origin } = await ownWorker.get();
      const url = `${origin}/report?locale=en&guide=overdue-loan&section=${section}`;
      const { page } = await open(url, { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
      await page.locator('[name=kind]').selectOption('inaccuracy');
      await page.locator('[name=message]').fill(`Without script, in ${name}.`);
      // The form is accepted three seconds after it was opened.
      await page.locator('main form button').click();
      await waitForText(page, '[role=alert]', 'still here');
      expect(await page.locator('[name=message]').inputValue()).toBe(`Without script, in ${name}.`);
      await page.waitForTimeout(3_000);
      await page.locator('main form button').click();
      await waitForText(page, 'h1', 'Your report');
      await waitForText(page, 'main', 'Received');
      const { reports } = await admin('/reports?kind=inaccuracy');
      expect(reports).toContainEqual(
        expect.objectContaining({ section, message: `Without script, in ${name}.` }),
      );
    },
  );
});

test('the cron handler, called by the local URL of the platform, forgets no reader of today', async () => {
  const { origin } = await ownWorker.get();
  const path = '/v1/guides/overdue-loan/sections/background/votes';
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"helpful":true}',
  };
  await fetch(origin + path, init);
  const run = await fetch(`${origin}/cdn-cgi/local/scheduled?cron=17+*+*+*+*`);
  expect(run.status).toBe(200);
  const { cleaned } = await admin('/stats');
  expect(Date.now() - Date.parse(cleaned)).toBeLessThan(HOUR_MS);
  expect(await (await fetch(origin + path, init)).json()).toEqual({ status: 'replaced' });
});

/** What is shown below a question. */
const answerTo = (page: Page, section: string) => text(page, `edge-faq #${section} [part=answer]`);

/** The votes on a section, once there is one that says why. */
async function waitForVotes(section: string) {
  let all = { votes: [] as { section: string; reasons: Record<string, number> }[] };
  await waitFor(async () => {
    all = await admin('/votes?guide=overdue-loan');
    const ofSection = all.votes.filter((each) => each.section === section);
    expect(Object.values(ofSection[0]?.reasons ?? {}).some((count) => count > 0)).toBe(true);
  });
  return { votes: all.votes.filter((each) => each.section === section) };
}
