/** What happens to pages that stay open, are left and come back to, or lose their connection. */
import getPort from 'get-port';
import { expect, onTestFinished } from 'vitest';
import { listen } from '../cli/serve/listen.ts';
import { launchChromium } from './chromium/launch.ts';
import { scriptTag, embedded as test } from './fixtures.ts';
import { soon } from './running.ts';

const ELEMENT = '<edge-faq guide="overdue-loan" search toggle-all language-switch></edge-faq>';

test('1,000 elements that come and go leave nothing behind', async ({ embed }) => {
  const { page } = await embed({ body: ELEMENT });
  await page.locator('edge-faq summary').first().click();
  await page.locator('edge-faq [part=copy-link]').waitFor();
  const devtools = await page.context().newCDPSession(page);
  const churn = (times: number) =>
    page.evaluate(
      async ([html, rounds]) => {
        const place = document.createElement('div');
        document.body.append(place);
        for (let round = 0; round < rounds; round++) {
          place.innerHTML = html;
          const element = place.querySelector('edge-faq');
          if (element && 'updateComplete' in element) await element.updateComplete;
          element?.shadowRoot?.querySelector('summary')?.click();
          if (round % 20 === 0) await new Promise(requestAnimationFrame);
          place.replaceChildren();
        }
        place.remove();
        await new Promise((resolve) => setTimeout(resolve, 100));
      },
      [ELEMENT, times] as const,
    );
  const measure = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { nodes, documents, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return { nodes, documents, jsEventListeners, usedSize };
  };
  // What the engine compiles and keeps is there after the first thousand.
  await churn(1_000);
  const before = await measure();
  await churn(1_000);
  const after = await measure();
  expect({ ...after, usedSize: 0 }).toEqual({ ...before, usedSize: 0 });
  expect(after.usedSize - before.usedSize).toBeLessThan(50_000);
}, 120_000);

test('an element that isn’t on the page yet takes whatever it is told', async ({ embed }) => {
  const { page, console } = await embed({ body: ELEMENT });
  await page.locator('edge-faq summary').first().waitFor();
  const shown = await page.evaluate(async () => {
    const element = document.createElement('edge-faq');
    element.expandAll();
    element.collapseAll();
    const before = element.show('process');
    Object.assign(element, { guide: 'overdue-loan', chapter: 'collection', open: '' });
    document.body.append(element);
    await new Promise((resolve) => element.addEventListener('edge-faq-load', resolve, { once: true }));
    return [before, element.shadowRoot?.querySelectorAll('details[open]').length];
  });
  expect([shown, console]).toEqual([[false, 3], []]);
});

test('a page that comes out of the back/forward cache is as it was left, and goes on', async ({
  partner,
  worker,
}) => {
  const browser = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(partner.write({ head: scriptTag(worker.origin), body: ELEMENT }));
  await page.locator('edge-faq #process summary').click();
  await page.evaluate(() => Object.assign(globalThis, { left: true }));
  await page.goto(partner.write({ head: '', body: 'Elsewhere.' }));
  // Playwright's own way back waits for a page that loads.
  await page.evaluate(() => setTimeout(() => history.back()));
  await soon(async () => expect(await page.evaluate(() => Reflect.get(globalThis, 'left'))).toBe(true));
  expect(await page.locator('edge-faq details[open]').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
    'process',
  ]);
  await page.locator('edge-faq #process summary').click();
  await soon(async () => expect(await page.locator('edge-faq details[open]').count()).toBe(0));
  await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
});

/** The worker behind a server that lets nothing be used without asking, and that can be stopped. */
async function startUnkept(worker: string) {
  return listen(await getPort(), async ({ url }) => {
    const { pathname, search } = new URL(url);
    const answer = await fetch(worker + pathname + search);
    const headers = new Headers({ 'Access-Control-Allow-Origin': '*' });
    headers.set('Content-Type', answer.headers.get('Content-Type') ?? '');
    // The script stays, as it would for a day; the guide is out of date at once.
    headers.set('Cache-Control', pathname.startsWith('/embed/') ? 'max-age=300' : 'max-age=0');
    headers.set('ETag', answer.headers.get('ETag') ?? '');
    return new Response(await answer.arrayBuffer(), { headers });
  });
}

test('with the API gone, the last good answer that the browser keeps is shown, however old', async ({
  embed,
  worker,
}) => {
  const unkept = await startUnkept(worker.origin);
  const { page } = await embed({
    head: scriptTag(unkept.origin),
    body: '<edge-faq guide="overdue-loan"></edge-faq>',
  });
  await page.locator('edge-faq summary').first().waitFor();
  await unkept.stop();
  await page.goto(page.url());
  await page.locator('edge-faq summary').first().click();
  expect(await page.locator('edge-faq [part=answer]').first().isVisible()).toBe(true);
});

test('a reader who is offline goes on reading, and is told what can’t be had', async ({ embed }) => {
  const { page } = await embed({ body: ELEMENT });
  await page.locator('edge-faq summary').first().waitFor();
  await page.context().setOffline(true);
  await page.locator('edge-faq #process summary').click();
  expect(await page.locator('edge-faq #process [part=answer]').isVisible()).toBe(true);
  await page.locator('edge-faq').evaluate((element) => element.setAttribute('guide', 'another'));
  await page.locator('edge-faq [part=retry]').waitFor();
  expect(await page.locator('edge-faq [part=status]').innerText()).toContain('Check your connection');

  await page.context().setOffline(false);
  await page.locator('edge-faq').evaluate((element) => element.setAttribute('guide', 'overdue-loan'));
  await page.locator('edge-faq summary').first().waitFor();
});
