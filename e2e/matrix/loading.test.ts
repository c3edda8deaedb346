/** How the guide comes: by two requests or one, and what is shown without the script. */
import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { guidePath } from '../api.ts';
import { edgeFaq, expectAccordionWorks, requestedPaths, waitForGuide } from '../element.ts';
import { ENGINES } from '../engines/index.ts';
import { scriptTag, testIn } from '../fixtures.ts';

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('shows the guide after two requests with the script tag', async ({ openPartnerPage, worker }) => {
    const { page, console } = await openPartnerPage({ body: edgeFaq() });
    await waitForGuide(page);
    const shown = ['/embed/edge-faq.js', guidePath('en')];
    expect((await requestedPaths(page, worker.origin)).slice(0, 2)).toEqual(shown);
    await expectAccordionWorks(page);
    expect(console).toEqual([]);
  });

  test('requests the guide once with the preload hint that docs/embed.md shows', async ({
    openPartnerPage,
    worker,
  }) => {
    const [hint = ''] = /<link rel="preload".*>/.exec(await readFile('docs/embed.md', 'utf8')) ?? [];
    const { page, console } = await openPartnerPage({
      head: hint.replace('https://faq.example', worker.origin) + scriptTag(worker.origin),
      body: edgeFaq(),
    });
    await waitForGuide(page);
    const paths = await requestedPaths(page, worker.origin);
    expect(paths.filter((path) => path.startsWith('/v1/'))).toEqual([guidePath('en')]);
    expect(console).toEqual([]);
  });

  test('shows the guide after one request with the script that has it', async ({
    openPartnerPage,
    worker,
  }) => {
    const path = '/embed/overdue-loan.js?locale=en';
    const { page, console } = await openPartnerPage({
      head: scriptTag(worker.origin, path),
      body: edgeFaq(),
    });
    await waitForGuide(page);
    const paths = await requestedPaths(page, worker.origin);
    expect(paths.filter((each) => each.startsWith('/v1/') || each.includes('edge-faq.js'))).toEqual([]);
    await expectAccordionWorks(page);
    expect(console).toEqual([]);
  });

  test('shows the fallback content without JavaScript', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage(
      { body: edgeFaq('', '<p id="fallback">Call us.</p>') },
      { javaScriptEnabled: false },
    );
    expect(await page.locator('#fallback').isVisible()).toBe(true);
  });
});
