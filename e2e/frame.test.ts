/** The element in a frame, `/embed/frame`, and the script that adjusts the frame's height. */
import getPort from 'get-port';
import { expect, onTestFinished } from 'vitest';
import { startTemporaryWorker } from '../test/fixtures/temporary-worker.ts';
import { scriptTag, test } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const frame = (origin: string, query: string) =>
  `<p style="height: 120vh">Above.</p><iframe title="Questions" src="${origin}/embed/frame?${query}" width="600" height="300"></iframe><p>Below.</p>`;
const heightScript = (origin: string) => scriptTag(origin, '/embed/frame-height.js');

test('accepts only the element’s own attributes from the query of the frame’s URL', async ({
  openPartnerPage,
  worker,
}) => {
  const { page, console } = await openPartnerPage({
    head: '',
    body: frame(
      worker.origin,
      'guide=overdue-loan&locale=zh-TW&chapter=causes&open=misread-terms&theme=card&src=https://elsewhere.invalid&onclick=alert(1)',
    ),
  });
  const element = page.frameLocator('iframe').locator('edge-faq');
  await element.locator('summary').first().waitFor();
  expect(await element.locator('details').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
    'money-pressure',
    'misread-terms',
    'losing-contact',
  ]);
  expect(await element.evaluate((node) => node.getAttributeNames().toSorted())).toEqual([
    'chapter',
    'data-read-only',
    'guide',
    'locale',
    'open',
    'theme',
  ]);
  expect(console).toEqual([]);
});

test('ignores messages of other windows to the outer page and to the frame', async ({
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({
    head: heightScript(worker.origin),
    body: frame(worker.origin, 'guide=overdue-loan&locale=en'),
  });
  const inner = page.frameLocator('iframe');
  await inner.locator('summary').first().waitFor();
  await waitFor(async () =>
    expect(Number(await page.locator('iframe').getAttribute('height'))).toBeGreaterThan(600),
  );
  const height = await page.locator('iframe').getAttribute('height');
  await page.evaluate(() => {
    postMessage({ type: 'edge-faq-height', height: 9 }, '*');
    for (const data of [
      null,
      1,
      'x',
      {},
      { type: 'edge-faq-show', section: 7 },
      { type: 'edge-faq-height', height: '1' },
    ])
      document.querySelector('iframe')?.contentWindow?.postMessage(data, '*');
  });
  await page.waitForTimeout(200);
  expect(await page.locator('iframe').getAttribute('height')).toBe(height);
  expect(await inner.locator('details[open]').count()).toBe(0);
});

const FEEDBACK = 'guide=overdue-loan&locale=en&open=background&votes&reports';

test('offers no votes and reports, also of a search in vain, in the frame that any page may embed', async ({
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ head: '', body: frame(worker.origin, `${FEEDBACK}&search`) });
  const element = page.frameLocator('iframe').locator('edge-faq');
  await element.locator('[part=copy-link]').first().waitFor();
  await element.locator('[part=search-box]').fill('zzzzqqqq');
  await element.locator('[part=near-chapter]').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(await element.getAttribute('votes')).toBeNull();
  expect(await element.locator('[part=votes], [part=report], [part=unanswered]').count()).toBe(0);
});

test('takes votes in the feedback frame on a page that FEEDBACK_ORIGINS lists, and shows it on no other', async ({
  openPartnerPage,
  partner,
}) => {
  const listed = new URL(partner.origin).origin;
  const own = await startTemporaryWorker(await getPort(), false, { FEEDBACK_ORIGINS: listed });
  onTestFinished(() => own.stop());
  const body = frame(own.origin, FEEDBACK).replace('/embed/frame?', '/embed/frame/feedback?');
  const { page, console } = await openPartnerPage({ head: '', body });
  const element = page.frameLocator('iframe').locator('edge-faq');
  await element.locator('[part=vote]').first().click();
  await element.locator('[part=vote][aria-pressed=true]').waitFor();
  await waitFor(async () =>
    expect(await element.locator('[part=votes] + .below > [role=status]').innerText()).toBe(
      'Vote counted, thank you.',
    ),
  );

  // The same server under another name is another origin (RFC 6761, section 6.3).
  const other = new URL(page.url());
  other.hostname = 'other.localhost';
  await page.goto(other.href);
  await waitFor(() => expect(console.join('\n')).toContain('frame-ancestors'));
  expect(await element.count()).toBe(0);
});
