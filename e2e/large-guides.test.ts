/** Guides of more than 100 kB on the wire: headings first, the answers that are asked for next, the others little by little. */
import getPort from 'get-port';
import { describe, expect, onTestFinished } from 'vitest';
import { listen } from '../cli/serve/listen.ts';
import { startSiteWorker } from '../test/fixtures/site-worker.ts';
import { edgeFaq, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { testIn } from './fixtures.ts';
import { LARGE_GUIDE_SECTIONS, largeGuideMarkdown } from './large-guide.ts';
import { proxy } from './proxy.ts';
import { waitFor } from './wait-for.ts';

/** The worker with a large guide behind an origin that can fail; its scripts are those of the worker at `scripts`. */
async function startLargeGuide(scripts: string) {
  const worker = await startSiteWorker({ 'guides/large/en.md': largeGuideMarkdown() });
  const requested: string[][] = [];
  const state = { failsAnswers: false };
  const { origin, stop } = await listen(await getPort(), async ({ url }) => {
    const { pathname, search, searchParams } = new URL(url);
    if (!pathname.startsWith('/v1/')) return proxy(scripts + pathname + search);
    if (pathname.endsWith('/sections')) {
      requested.push(searchParams.get('ids')?.split(',') ?? []);
      if (state.failsAnswers)
        return new Response('', { status: 503, headers: { 'Access-Control-Allow-Origin': '*' } });
    }
    return worker.fetch(pathname + search);
  });
  onTestFinished(stop);
  return { origin, requested, state };
}

const partnerPage = (origin: string, attributes = '') => ({
  head: `<script type="module" src="${origin}/embed/edge-faq.js"></script>`,
  body: edgeFaq(attributes).replace('overdue-loan', 'large'),
});

const answer = (page: Page, id: string) => page.locator(`edge-faq #${id} [part=answer]`);

const countAnswers = (page: Page) => page.locator('edge-faq [part=answer] > p').count();

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('loads the answer of a deep link ahead of the others, and each answer once', async ({
    openPartnerPage,
    worker,
  }) => {
    const { origin, requested } = await startLargeGuide(worker.origin);
    const { page, console } = await openPartnerPage(partnerPage(origin), { hash: '#question-120' });
    await waitFor(async () =>
      expect(await answer(page, 'question-120').innerText()).toMatch(/^Answer 120: /),
    );
    await waitFor(async () => expect(await countAnswers(page)).toBe(LARGE_GUIDE_SECTIONS));
    expect(requested).toContainEqual(['question-120']);
    expect(requested.flat().toSorted()).toEqual(
      Array.from({ length: LARGE_GUIDE_SECTIONS }, (_, index) => `question-${index}`).toSorted(),
    );
    expect(console).toEqual([]);
  });

  test('says that an answer can’t be loaded, and loads it when the reader tries again', async ({
    openPartnerPage,
    worker,
  }) => {
    const { origin, state } = await startLargeGuide(worker.origin);
    state.failsAnswers = true;
    const { page } = await openPartnerPage(partnerPage(origin));
    await waitForGuide(page);
    await page.locator('edge-faq #question-1 summary').click();
    await waitFor(async () =>
      expect(await answer(page, 'question-1').innerText()).toMatch(/^The answer can’t be loaded\./),
    );
    state.failsAnswers = false;
    await page.locator('edge-faq #question-1 [part=retry]').click();
    await waitFor(async () => expect(await answer(page, 'question-1').innerText()).toMatch(/^Answer 1: /));
  });

  test('has all answers when the page is printed', async ({ openPartnerPage, worker }) => {
    const { origin } = await startLargeGuide(worker.origin);
    const { page } = await openPartnerPage(partnerPage(origin));
    await waitForGuide(page);
    await answer(page, 'question-0')
      .locator('p')
      .first()
      .evaluate((each) => each.textContent);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await countAnswers(page)).toBe(LARGE_GUIDE_SECTIONS);
  });
});
