/** An API that is unreachable or fails when the page asks for the guide, and works when the reader retries. */
import getPort from 'get-port';
import { describe, expect, onTestFinished } from 'vitest';
import { listen } from '../../cli/serve/listen.ts';
import { edgeFaq, expectAccordionWorks, hasFocus, waitForGuide } from '../element.ts';
import { ENGINES } from '../engines/index.ts';
import { testIn } from '../fixtures.ts';
import { waitFor } from '../wait-for.ts';

type Outage = 'unreachable' | '503' | 'HTML';

/** Starts an API that is the worker's once `end()` is called. */
async function startApi(worker: string, outage: Outage) {
  const port = await getPort();
  let isOver = false;
  const start = () =>
    listen(port, async ({ url }) => {
      const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' };
      if (!isOver)
        return new Response('<title>Sign in</title>', { status: outage === '503' ? 503 : 200, headers });
      const { pathname, search } = new URL(url);
      const response = await fetch(worker + pathname + search);
      return new Response(await response.text(), {
        status: response.status,
        headers: { ...headers, 'Content-Type': 'application/json' },
      });
    });
  let server = outage === 'unreachable' ? undefined : await start();
  onTestFinished(() => server?.stop());
  return {
    origin: `http://127.0.0.1:${port}`,
    async end() {
      isOver = true;
      server ??= await start();
    },
  };
}

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test.for(['unreachable', '503', 'HTML'] as const)(
    'says so where the API is bad (%s), keeps the fallback, and shows the guide when the reader retries',
    async (outage, { openPartnerPage, worker }) => {
      const api = await startApi(worker.origin, outage);
      const { page, console } = await openPartnerPage({
        body: edgeFaq(`src="${api.origin}"`, '<p id="fallback">Call us.</p>'),
      });
      const retry = page.locator('edge-faq [part=retry]');
      await retry.waitFor();
      expect(await page.locator('#fallback').isVisible()).toBe(true);
      await retry.press('Enter');
      await waitFor(async () => expect(await retry.getAttribute('aria-disabled')).toBe('false'));
      expect(await hasFocus(retry)).toBe(true);

      await api.end();
      await page.keyboard.press('Enter');
      await waitForGuide(page);
      expect(await hasFocus(page.locator('edge-faq [part=title]'))).toBe(true);
      expect(await page.locator('#fallback').isVisible()).toBe(false);
      await expectAccordionWorks(page);
      expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
      expect(console.some((line) => line.startsWith('error: <edge-faq>'))).toBe(true);
    },
  );
});
