/** Chunks that fail, hang or throw: the guide is shown all the same, and the page gets no exception or rejection. */
import { describe, expect } from 'vitest';
import { edgeFaq, expectAccordionWorks, waitForActions, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import { type Fault, startFaultyProxy } from './faulty-proxy.ts';
import { layoutShift, scriptTag, test, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const CHUNKS = /^\/embed\/[0-9a-f]+\/[a-z-]+\.js/;

/** Records the exceptions and rejections that reach the page; engines' own console messages are none. */
const RECORD_FAILURES = `<script>
  globalThis.failures = [];
  addEventListener('error', ({ message }) => failures.push(message));
  addEventListener('unhandledrejection', ({ reason }) => failures.push(String(reason)));
</script>`;

const script = (body: string): Fault => ({ status: 200, type: 'text/javascript', body });

const FAULTS: Record<string, Fault> = {
  'a closed connection': 'abort',
  'no response': 'hang',
  '404 by HTML': { status: 404, type: 'text/html', body: '<h1>Not found</h1>' },
  '200 by the page of a captive portal': { status: 200, type: 'text/html', body: '<p>Please log in.</p>' },
  'half a script': script('export default function ('),
  'a script that throws': script('throw new Error("broken")'),
  'a script without exports': script(''),
  'a script that exports a number': script('export default 5'),
  'a script whose function throws': script('export default () => { throw new Error("broken") }'),
};

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('shows the guide, and no exception or rejection reaches the page, when all chunks fail in any way', async ({
    openPartnerPage,
    worker,
  }) => {
    const proxy = await startFaultyProxy(worker.origin);
    for (const [fault, response] of Object.entries(FAULTS)) {
      proxy.fail(CHUNKS, response);
      // Firefox waits for a chunk that hangs before the page is complete, if it was requested before.
      const { page } = await openPartnerPage(
        { head: RECORD_FAILURES + scriptTag(proxy.origin), body: '' },
        { hash: '#process' },
      );
      await page.evaluate((html) => {
        document.body.innerHTML = html;
      }, edgeFaq('search language-switch toggle-all votes reports keep lang="ja"'));
      await waitForGuide(page);
      await expectAccordionWorks(page);
      expect([fault, await page.evaluate(() => Reflect.get(globalThis, 'failures'))]).toEqual([fault, []]);
    }
  }, 120_000);

  test('requests a chunk that failed again after a few seconds, and renders it in its place', async ({
    openPartnerPage,
    worker,
  }) => {
    const proxy = await startFaultyProxy(worker.origin);
    proxy.fail(CHUNKS, 'abort');
    const { page } = await openPartnerPage({
      head: scriptTag(proxy.origin),
      body: edgeFaq('search toggle-all open="process"'),
    });
    await waitForGuide(page);
    const before = await page.locator('edge-faq #background').boundingBox();
    proxy.recover();
    await waitForActions(page);
    await page.locator('edge-faq [part=search-box]').waitFor();
    expect(await page.locator('edge-faq #background').boundingBox()).toEqual(before);
  });

  test('requests the guide and chunks again when the browser comes online', async ({
    openPartnerPage,
    worker,
  }) => {
    const proxy = await startFaultyProxy(worker.origin);
    const { page } = await openPartnerPage({ head: scriptTag(proxy.origin), body: '' });
    proxy.fail(/^\/(v1|embed)\//, 'abort');
    await page.evaluate(async (html) => {
      document.body.innerHTML = html;
      const element = document.querySelector('edge-faq');
      for (let round = 0; round < 20; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        element?.requestUpdate();
      }
    }, edgeFaq('toggle-all open="process"'));
    await page.locator('edge-faq [part=retry]').waitFor();
    proxy.recover();
    const start = Date.now();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.locator('edge-faq [part=toggle-all]').waitFor();
    await waitFor(async () => expect(await page.locator('edge-faq [part=copy-link]').count()).toBe(1));
    // Not by the time limit of the requests before.
    expect(Date.now() - start).toBeLessThan(12_000);
  });
});

test.for([360, 500, 800])(
  'shows a late toolbar %i px wide in the space that was reserved for it, without a layout shift',
  async (width, { openPartnerPage, worker }) => {
    const proxy = await startFaultyProxy(worker.origin);
    proxy.fail(/\/toolbar\.js/, 'abort');
    const { page } = await openPartnerPage(
      { head: scriptTag(proxy.origin), body: edgeFaq('search toggle-all language-switch') },
      { viewport: { width, height: 800 } },
    );
    await waitForGuide(page);
    expect(await page.locator('edge-faq [part=search-box]').count()).toBe(0);
    proxy.recover();
    await page.locator('edge-faq [part=search-box]').waitFor();
    expect(await page.locator('edge-faq [part=toggle-all]').isVisible()).toBe(true);
    expect(await layoutShift(page)).toBe(0);
    expect(proxy.requests.some((path) => path.endsWith('/toolbar.js?1'))).toBe(true);
  },
);

test('keeps what is shown and logs the mistake when attributes become invalid, without an exception', async ({
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage({
    body: edgeFaq('search votes reports toggle-all open="process"'),
  });
  await waitForGuide(page);
  await page.locator('edge-faq').evaluate(async (element: HTMLElementTagNameMap['edge-faq']) => {
    for (const src of ['http://[', '//', 'https://', 'javascript:alert(1)', '\ud800']) {
      element.setAttribute('src', src);
      await element.updateComplete;
      element.requestUpdate();
      await element.updateComplete;
      element.shadowRoot?.querySelector('summary')?.click();
      element.expandAll();
      element.collapseAll();
    }
    element.removeAttribute('src');
  });
  await waitForGuide(page);
  await expectAccordionWorks(page);
  expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
});

test('requests chunks that fail a few times only, however many elements there are and however often they update', async ({
  openPartnerPage,
  worker,
}) => {
  const proxy = await startFaultyProxy(worker.origin);
  proxy.fail(CHUNKS, { status: 404, type: 'text/html', body: '<h1>Not found</h1>' });
  const { page } = await openPartnerPage({
    head: scriptTag(proxy.origin),
    body: edgeFaq('search toggle-all open').repeat(30),
  });
  await waitForGuide(page);
  await page.evaluate(async () => {
    for (let second = 0; second < 10; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      for (const element of document.querySelectorAll('edge-faq')) element.requestUpdate();
    }
  });
  for (const name of ['toolbar', 'actions'])
    expect(proxy.requests.filter((path) => path.includes(`/${name}.js`)).length).toBeLessThan(6);
});
