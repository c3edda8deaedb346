/** Random walks: thousands of acts of pages and readers while responses fail, hang, come late or are garbage. */
import { build } from 'esbuild';
import type { Page as PlaywrightPage } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import { startSiteWorker } from '../test/fixtures/site-worker.ts';
import type { EdgeFaq } from '../widget/edge-faq.ts';
import { fetchGuide } from './api.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { scriptTag, testIn } from './fixtures.ts';
import { LARGE_GUIDE_SECTIONS, largeGuideMarkdown } from './large-guide.ts';
import { startFaultyApi, type Upstream } from './random-walk/faults.ts';
import { recordTasks } from './random-walk/main-thread-tasks.ts';
import type { Walk, WalkState } from './random-walk/page.ts';
import { waitFor } from './wait-for.ts';
import { NOTICE } from './withdrawal-api.ts';

/** Set it to that of a failure to replay it. */
const SEED = Number(process.env['RANDOM_WALK_SEED'] ?? 1);
const ACTS = Number(process.env['RANDOM_WALK_ACTS'] ?? 2_000);

/** In Chromium of processor time, with layout and paint; elsewhere of time, in acts and updates, that other programs can lengthen. */
const MAX_TASK_MS = 200;

/** Each of them occurs in a walk, which would show nothing otherwise. */
const EVENTS = ['before-toggle', 'error', 'load', 'reveal', 'toggle'].map((name) => `edge-faq-${name}`);

declare global {
  var randomWalk: Walk;
}

/** What is logged on purpose, and what engines log of requests that fail. */
const EXPECTED_LINES = [
  /^(error|warning): <edge-faq>/,
  /^error: Failed to load resource/,
  /^error: Access to (fetch|script) at /,
  /^error: Cross-Origin Request Blocked/,
  /^(error|uncaught): Loading module from .* was blocked/,
  /^warning: Form submission canceled/,
  /^error: Loading failed for the module/,
  /^error: Failed to load module script/,
  // Of a form in a closed section, which only a script can submit.
  /^error: An invalid form control with name='(reason|message)' is not focusable/,
];

/** Where the elements start, and where they are moved to. */
const BODY = `<main data-place lang="en"><edge-faq guide="overdue-loan" search language-switch toggle-all votes reports>Fallback</edge-faq></main>
  <div data-place lang="zh-Hant"></div><details data-place><summary>More</summary></details><p id="background">The page’s own.</p>`;

/** What the elements have in the end. */
const FINAL = [
  { guide: 'overdue-loan', locale: 'zh-Hant', 'toggle-all': '', search: '' },
  { guide: 'large', locale: 'en' },
  { guide: 'overdue-loan', locale: 'zh-Hans', sections: 'process legal-risk' },
] as const;

/** The guides of the walk: one in three languages, a large one, a withdrawn one. */
async function startUpstream(worker: string): Promise<Upstream> {
  const site = await startSiteWorker({ 'guides/large/en.md': largeGuideMarkdown() });
  return async (path) => {
    if (path.startsWith('/v1/guides/large')) return site.fetch(path);
    if (path.startsWith('/v1/guides/withdrawn'))
      return Response.json({ type: '/problems/withdrawn', status: 410, notice: NOTICE }, { status: 410 });
    return fetch(worker + path);
  };
}

async function bundleWalk(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['e2e/random-walk/page.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
  });
  return `<script>${outputFiles[0]?.text}</script>`;
}

/** Walks; returns what became of it. */
async function walk(page: Page, origin: string): Promise<WalkState> {
  await page.evaluate(([seed, acts, api]) => globalThis.randomWalk.start(seed, acts, api), [
    SEED,
    ACTS,
    origin,
  ] as const);
  await vi.waitFor(
    async () => expect(await page.evaluate(() => globalThis.randomWalk.state.isDone)).toBe(true),
    {
      timeout: 110_000,
      interval: 500,
    },
  );
  return page.evaluate(() => globalThis.randomWalk.state);
}

/** The language and the questions that each element shows. */
const shown = (page: Page) =>
  page
    .locator('edge-faq')
    .evaluateAll((all) =>
      all.map(({ shadowRoot }) => [
        shadowRoot?.querySelector('[part=guide]')?.getAttribute('lang'),
        ...[...(shadowRoot?.querySelectorAll('[part=question]') ?? [])].map(({ textContent }) => textContent),
      ]),
    );

/** The language of the guide in `locale` and its questions, or those of the sections `ids`. */
async function questionsOf(origin: string, locale: string, ids?: string[]): Promise<string[]> {
  const { chapters } = await fetchGuide(origin, locale);
  const sections = chapters.flatMap((chapter) => chapter.sections);
  const selected = ids?.flatMap((id) => sections.filter((section) => section.id === id)) ?? sections;
  return [locale, ...selected.map(({ heading }) => heading)];
}

/** Answers and the chunks of the first two elements work as if nothing had happened. */
async function expectWorks(page: Page): Promise<void> {
  const first = page.locator('edge-faq').first();
  // The walk may have opened all questions.
  await first.evaluate((element) => (element as EdgeFaq).collapseAll());
  await waitFor(async () => expect(await first.locator('[part=toggle-all]').innerText()).toBe('全部展開'));
  await first.locator('[part=toggle-all]').click();
  await waitFor(async () => expect(await first.locator('details[open] [part=copy-link]').count()).toBe(18));
  expect(await page.locator('edge-faq [part=note]').count()).toBe(0);
  const large = page.locator('edge-faq').nth(1).locator('#question-129');
  await large.locator('summary').click();
  await waitFor(async () =>
    expect(await large.locator('[part=answer]').innerText()).toMatch(/^Answer 129: /),
  );
}

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test(`shows the right guides after ${ACTS} acts with failing and late responses (seed ${SEED}), without an exception or a long task`, async ({
    openPartnerPage,
    worker,
  }) => {
    const api = await startFaultyApi(SEED, await startUpstream(worker.origin));
    const { page, console } = await openPartnerPage({
      head: (await bundleWalk()) + scriptTag(api.origin),
      body: BODY,
    });
    const endTasks = name === 'chromium' ? await recordTasks(page as PlaywrightPage) : undefined;
    const { failures, longest, events } = await walk(page, api.origin);
    const [slowest] = longest;
    expect((await endTasks?.()) ?? slowest?.milliseconds, JSON.stringify(longest)).toBeLessThan(MAX_TASK_MS);
    expect(failures).toEqual([]);
    expect(Object.keys(events)).toEqual(expect.arrayContaining(EVENTS));

    api.recover();
    await page.evaluate((attributes) => globalThis.randomWalk.finish(attributes), FINAL);
    const large = Array.from({ length: LARGE_GUIDE_SECTIONS }, (_, index) => `Question ${index}?`);
    const expected = [
      await questionsOf(worker.origin, 'zh-Hant'),
      ['en', ...large],
      await questionsOf(worker.origin, 'zh-Hans', FINAL[2].sections.split(' ')),
    ];
    await waitFor(async () => expect(await shown(page)).toEqual(expected));
    await expectWorks(page);
    expect(console.filter((line) => !EXPECTED_LINES.some((pattern) => pattern.test(line)))).toEqual([]);
    expect(await page.evaluate(() => globalThis.randomWalk.state.failures)).toEqual([]);
  }, 150_000);
});
