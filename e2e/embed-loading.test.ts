/** Loading of the script, its chunks and the guide: requests, duplicate scripts, failures, older browsers. */
import { expect } from 'vitest';
import { fetchEmbedManifest, guidePath } from './api.ts';
import { edgeFaq, expectAccordionWorks, requestedPaths, waitForActions, waitForGuide } from './element.ts';
import { scriptTag, test } from './fixtures.ts';

const ALL_FEATURES = edgeFaq('search language-switch toggle-all');

test('shows the guide after two requests with the script tag, and after one with the script that has the guide', async ({
  openPartnerPage,
  worker,
}) => {
  const separate = await openPartnerPage({ body: edgeFaq() });
  await waitForGuide(separate.page);
  expect(await requestedPaths(separate.page, worker.origin)).toEqual(['/embed/edge-faq.js', guidePath('en')]);

  const combined = await openPartnerPage({
    head: scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'),
    body: edgeFaq(),
  });
  await waitForGuide(combined.page);
  expect(await requestedPaths(combined.page, worker.origin)).toEqual(['/embed/overdue-loan.js?locale=en']);
});

test('requests the guide in the page’s language when the script has it in another', async ({
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({
    head: scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'),
    body: edgeFaq(),
    lang: 'zh-TW',
  });
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
});

test.for([
  [
    '/embed/overdue-lone.js?locale=en',
    'There is no guide "overdue-lone". Did you mean "overdue-loan"? Available: overdue-loan.',
  ],
  [
    '/embed/overdue-loan.js?locale=fr',
    'The guide "overdue-loan" has no locale for "fr". Available: zh-Hant, en, zh-Hans.',
  ],
])(
  'shows the guide, and warns of the mistake in the URL of the script, for %s',
  async ([path, message], { openPartnerPage, worker }) => {
    const { page, console } = await openPartnerPage({
      head: scriptTag(worker.origin, path),
      body: edgeFaq(),
    });
    await expectAccordionWorks(page);
    expect(console).toEqual([`warning: <edge-faq>: ${message}`]);
  },
);

test('keeps the first definition of <edge-faq>: warns about a second version of the script, and does not redefine the page’s own element', async ({
  openPartnerPage,
  worker,
}) => {
  const { element } = await fetchEmbedManifest(worker.origin);
  const two = await openPartnerPage({
    head: scriptTag(worker.origin, element.path) + scriptTag(worker.origin),
    body: edgeFaq(),
  });
  await expectAccordionWorks(two.page);
  expect(two.console).toEqual([
    `warning: <edge-faq> is on this page already: ${worker.origin}/embed/edge-faq.js can be removed.`,
  ]);

  const definition = `<script>customElements.define('edge-faq', class extends HTMLElement {})</script>`;
  const foreign = await openPartnerPage({
    head: definition + scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'),
    body: `<edge-faq>Theirs</edge-faq>`,
  });
  expect(await foreign.page.getByText('Theirs').isVisible()).toBe(true);
  expect(foreign.console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
});

test('shows the fallback content until the guide is loaded, and without JavaScript', async ({
  openPartnerPage,
}) => {
  const body = edgeFaq('', '<p>Call us.</p>');
  const { page } = await openPartnerPage({ body }, { javaScriptEnabled: false });
  expect(await page.getByText('Call us.').isVisible()).toBe(true);
  const loaded = await openPartnerPage({ body });
  await expectAccordionWorks(loaded.page);
  expect(await loaded.page.getByText('Call us.').isVisible()).toBe(false);
});

test('shows the guide without optional features when their chunks fail to load', async ({
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: '', lang: 'ja' });
  await page.route(/\/embed\/[0-9a-f]{12}\//, (route) => route.abort());
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), ALL_FEATURES);
  await expectAccordionWorks(page);
  expect(await requestedPaths(page, worker.origin)).toContain(guidePath('ja'));
});

test('works in a browser without adoptedStyleSheets, AbortSignal.timeout and the newest array methods', async ({
  openPartnerPage,
  partner,
  worker,
}) => {
  const { page, console } = await openPartnerPage({ head: '', body: '' });
  await page.addInitScript(() => {
    for (const { prototype } of [Document, ShadowRoot])
      Reflect.deleteProperty(prototype, 'adoptedStyleSheets');
    Reflect.deleteProperty(AbortSignal, 'timeout');
    for (const name of ['findLast', 'toReversed', 'toSorted', 'with'])
      Reflect.deleteProperty(Array.prototype, name);
  });
  await page.goto(partner.addPage({ head: scriptTag(worker.origin), body: ALL_FEATURES }));
  await expectAccordionWorks(page);
  await waitForActions(page);
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().click();
  await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
  expect(console).toEqual([]);
});
