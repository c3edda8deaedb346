/** An API that is unreachable or fails when the page asks for the guide, and works when the reader retries. */
import { describe, expect } from 'vitest';
import { edgeFaq, expectAccordionWorks, hasFocus, waitForGuide } from '../element.ts';
import { ENGINES } from '../engines/index.ts';
import { type Fault, startFaultyProxy } from '../faulty-proxy.ts';
import { testIn } from '../fixtures.ts';
import { waitFor } from '../wait-for.ts';

const SIGN_IN = { type: 'text/html', body: '<title>Sign in</title>' };

const OUTAGES: [name: string, fault: Fault][] = [
  ['closes the connection', 'abort'],
  ['responds with 503', { status: 503, ...SIGN_IN }],
  ['responds with HTML', { status: 200, ...SIGN_IN }],
];

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test.for(OUTAGES)(
    'shows an error and the fallback content when the API %s, and the guide when the reader retries after that',
    async ([, fault], { openPartnerPage, worker }) => {
      const proxy = await startFaultyProxy(worker.origin);
      proxy.fail(/^\/v1\//, fault);
      const { page, console } = await openPartnerPage({
        body: edgeFaq(`src="${proxy.origin}"`, '<p id="fallback">Call us.</p>'),
      });
      const retry = page.locator('edge-faq [part=retry]');
      await retry.waitFor();
      expect(await page.locator('#fallback').isVisible()).toBe(true);
      await retry.press('Enter');
      await waitFor(async () => expect(await retry.getAttribute('aria-disabled')).toBe('false'));
      expect(await hasFocus(retry)).toBe(true);

      proxy.recover();
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
