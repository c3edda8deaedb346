/** The accessibility tree of every state of the element, compared with the one in `e2e/accessibility-trees/`; `vitest -u` stores them. */
import { readdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { renderGuide } from '../widget/ssr/render-guide.ts';
import { edgeFaq, waitForActions, waitForGuide } from './element.ts';
import { field, NO, part, reportStatus, voteButton, voteStatus, YES } from './feedback-parts.ts';
import { accessibilityTree } from './screen-reader/accessibility-tree.ts';
import { smallGuide, smallGuideHeadings } from './screen-reader/small-guide.ts';
import { type SmallGuideOptions, type SmallGuidePage, test } from './screen-reader/small-guide-page.ts';
import { waitFor } from './wait-for.ts';
import { NOTICE } from './withdrawal-api.ts';

interface State extends SmallGuideOptions {
  attributes?: string;
  /** Leads to the state, and resolves once it is reached. */
  reach?(opened: SmallGuidePage): Promise<unknown>;
}

const search = (query: string) => async (page: Page, message: RegExp) => {
  await page.locator('edge-faq [part=search-box]').fill(query);
  await page.locator('edge-faq [part=results]').getByText(message).waitFor();
};

const reportButton = (page: Page) => page.locator('edge-faq [part=unanswered]');

/** A search that finds no answer, until that can be reported. */
async function searchInVain(page: Page, query: string, message: RegExp): Promise<void> {
  await search(query)(page, message);
  await reportButton(page).waitFor();
}

const waitForVotes = (page: Page) => voteButton(page, YES).waitFor();
const statusText = (status: ReturnType<typeof voteStatus>, text: RegExp) =>
  waitFor(async () => expect(await status.innerText()).toMatch(text));

const FEEDBACK = 'open="background" sections="background" votes reports';

async function reachReportForm({ page }: SmallGuidePage): Promise<void> {
  await part(page, 'report').click();
  await field(page, 'message').fill('Old figures.');
}

async function reachVoteForm({ page }: SmallGuidePage): Promise<void> {
  await voteButton(page, NO).click();
  await statusText(voteStatus(page), /counted/);
}

const STATES: Record<string, State> = {
  loading: { fault: 'hang', reach: ({ page }) => page.getByText('Loading the questions…').waitFor() },
  closed: {},
  'one open': { attributes: 'open="must-answer"', reach: ({ page }) => waitForActions(page) },
  'all open': {
    attributes: 'toggle-all',
    async reach({ page }) {
      await page.locator('edge-faq [part=toggle-all]').click();
      await page.locator('edge-faq [part=toggle-all]').getByText('Close all').waitFor();
      await waitForActions(page);
    },
  },
  toolbar: { attributes: 'search language-switch toggle-all' },
  'search suggestions': {
    attributes: 'search',
    async reach({ page }) {
      await page.route('**/search?*', () => {});
      await page.locator('edge-faq [part=search-box]').fill('wh');
      await page.locator('edge-faq [part~=suggestion]').last().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  'search results': {
    attributes: 'search',
    reach: ({ page }) => search('cost')(page, /^Results: 1$/),
  },
  'unsure search results': {
    attributes: 'search',
    reach: ({ page }) => searchInVain(page, 'unsure', /^This may not answer/),
  },
  'nearest search results': {
    attributes: 'search',
    reach: ({ page }) => searchInVain(page, 'near', /^This may not answer/),
  },
  'search reported': {
    attributes: 'search',
    async reach({ page }) {
      await searchInVain(page, 'none', /^Nothing was found/);
      await reportButton(page).click();
      await page.locator('edge-faq [part=results]').getByText('Thank you').waitFor();
    },
  },
  'no search results': {
    attributes: 'search',
    reach: ({ page }) => searchInVain(page, 'none', /^Nothing was found/),
  },
  'in another language': { lang: 'de', reach: ({ page }) => page.locator('edge-faq [part=note]').waitFor() },
  'language changed': {
    attributes: 'language-switch',
    async reach({ page }) {
      await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
      await waitFor(async () => expect(await page.getByRole('status').innerText()).toContain('繁體中文'));
    },
  },
  unavailable: {
    fault: { status: 503, json: {} },
    body: edgeFaq('', '<a href="/help">Help</a>'),
    reach: ({ page }) => page.locator('edge-faq [part=retry]').waitFor(),
  },
  'not found': {
    fault: { status: 404, json: { type: '/problems/unknown-guide' } },
    reach: ({ page }) => page.getByText('could not be found').waitFor(),
  },
  withdrawn: {
    fault: { status: 410, json: { type: '/problems/withdrawn', notice: NOTICE } },
    reach: ({ page }) => page.locator('edge-faq [part=notice]').waitFor(),
  },
  'kept copy': {
    attributes: 'keep',
    async reach({ page, api, reload }) {
      await waitForGuide(page);
      await waitFor(async () => expect(await page.evaluate(() => caches.keys())).toHaveLength(1));
      api.fault = { status: 503, json: {} };
      await reload();
      await page.locator('edge-faq [part=note]').waitFor();
    },
  },
  empty: {
    guide: (locale) => ({ ...smallGuide(locale), chapters: [] }),
    reach: ({ page }) => page.getByText('There are no questions here yet.').waitFor(),
  },
  'vote asked': { attributes: FEEDBACK, reach: ({ page }) => waitForVotes(page) },
  'vote counted': {
    attributes: FEEDBACK,
    async reach({ page }) {
      await voteButton(page, YES).click();
      await statusText(voteStatus(page), /counted/);
    },
  },
  'vote form': { attributes: FEEDBACK, reach: reachVoteForm },
  'vote failed': {
    attributes: FEEDBACK,
    async reach({ page, feedback }) {
      feedback.failure = { status: 503 };
      await voteButton(page, YES).click();
      await statusText(voteStatus(page), /did not get through/);
    },
  },
  'report form': { attributes: FEEDBACK, reach: reachReportForm },
  'report refused': {
    attributes: FEEDBACK,
    async reach(opened) {
      const { page, feedback } = opened;
      feedback.failure = { status: 400, errors: [{ pointer: '#/message', detail: 'is not text' }] };
      await reachReportForm(opened);
      await part(page, 'report-form').locator('button').first().click();
      await statusText(reportStatus(page), /^Not accepted/);
    },
  },
  'report sent': {
    attributes: FEEDBACK,
    async reach(opened) {
      await reachReportForm(opened);
      await part(opened.page, 'report-form').locator('button').first().click();
      await statusText(reportStatus(opened.page), /^Sent/);
    },
  },
  'answer loading': {
    attributes: 'open="cost"',
    guide: smallGuideHeadings,
    async reach({ page }) {
      await page.route('**/sections?*', () => {});
      await page.locator('edge-faq #cost').getByText('Loading the answer…').waitFor();
    },
  },
  'answer unavailable': {
    attributes: 'open="cost"',
    guide: smallGuideHeadings,
    reach: ({ page }) => page.locator('edge-faq #cost [part=retry]').waitFor(),
  },
  exclusive: { attributes: 'exclusive open="cost"', reach: ({ page }) => waitForActions(page) },
  'collapsed chapters': { attributes: 'collapsed open="cost"', reach: ({ page }) => waitForActions(page) },
  'one chapter': { attributes: 'chapter="money" heading-level="4"' },
  'pre-rendered': { body: renderGuide(smallGuide('en'), { open: 'cost' }) },
  'in Chinese': {
    lang: 'zh-Hant',
    attributes: 'search language-switch toggle-all open="must-answer"',
    reach: ({ page }) => waitForActions(page),
  },
  'in Arabic': {
    lang: 'ar',
    attributes: 'search language-switch toggle-all open="must-answer"',
    reach: ({ page }) => waitForActions(page),
  },
};

/** Each chunk that the attributes ask for has been loaded. */
async function waitForChunks(page: Page, attributes: string): Promise<void> {
  if (/search|language-switch|toggle-all/.test(attributes))
    await page.locator('edge-faq [part=toolbar] [part]').first().waitFor();
  if (/open=/.test(attributes)) await waitForActions(page);
  if (/reports/.test(attributes)) {
    await waitForVotes(page);
    await part(page, 'report').waitFor();
  }
}

const fileOf = (state: string) => `${state.replaceAll(' ', '-')}.txt`;

test.for(Object.entries(STATES))(
  'has the stored accessibility tree: %s',
  async ([name, state], { openSmallGuide }) => {
    const opened = await openSmallGuide(state.attributes, state);
    if (state.reach) await state.reach(opened);
    else await waitForGuide(opened.page);
    await waitForChunks(opened.page, state.attributes ?? '');
    const today = new Date().toLocaleDateString('en', { dateStyle: 'long' });
    const tree = (await accessibilityTree(opened.page)).replaceAll(today, '(today)');
    await expect(tree).toMatchFileSnapshot(`accessibility-trees/${fileOf(name)}`);
  },
);

test('stores the tree of every state, and no other', async () => {
  const files = await readdir(new URL('accessibility-trees', import.meta.url));
  expect(files.toSorted()).toEqual(Object.keys(STATES).map(fileOf).toSorted());
});
