/** Pages of guides: what only Chromium can tell a test. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { waitForActions } from './element.ts';
import { test as base, layoutShift } from './fixtures.ts';
import { GUIDE, overflow, SECTION, takeOver } from './guide-page.ts';
import { waitFor } from './wait-for.ts';

const test = base.extend('openPage', async ({ open, worker }) => {
  return async (path: string, options: Parameters<typeof open>[1] = {}) =>
    (await open(worker.origin + path, options)).page;
});

/** Violations of the policy in pages that are loaded from now on. */
async function recordViolations(page: Page): Promise<() => Promise<unknown>> {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Reflect.set(globalThis, 'violations', violations);
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'violations'));
}

test('a page is readable by one response, requests nothing elsewhere, and the element shifts nothing (CLS 0)', async ({
  openPage,
  worker,
}) => {
  const page = await openPage('/icon.svg');
  const violations = await recordViolations(page);
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  // Scripts wait until the answer has been read.
  let release = () => {};
  const read = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await read;
    await route.continue();
  });
  await page.goto(worker.origin + SECTION, { waitUntil: 'commit' });
  await page.locator('edge-faq #get-in-touch [part=answer] p').first().waitFor();
  const paths = () => requested.map((url) => url.replace(worker.origin, ''));
  // What the browser requests on its own account when it is idle.
  const idle = ['/icon.svg', '/speculation-rules.json'];
  const before = paths().filter((path) => !idle.includes(path));
  expect(before).toEqual([SECTION, '/embed/edge-faq.js']);
  release();
  await takeOver(page);
  await waitForActions(page);
  expect(await layoutShift(page)).toBe(0);
  expect(paths().filter((path) => !path.startsWith('/'))).toEqual([]);
  expect(await violations()).toEqual([]);
});

test('"copy link" copies the URL of the page of the question', async ({ openPage, worker }) => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await openPage('/g/overdue-loan/en?requested=fr#get-in-touch', { permissions });
  await page.locator('edge-faq #get-in-touch [part=copy-link]').click();
  await page.locator('edge-faq #get-in-touch [role=status]', { hasText: /./ }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(worker.origin + SECTION);
});

test('a policy refuses inline scripts and styles, and strings as HTML', async ({ openPage }) => {
  const page = await openPage(GUIDE);
  const violations = await recordViolations(page);
  await page.reload();
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    const script = document.createElement('script');
    document.head.append(style, script);
    try {
      document.body.innerHTML = '<p>';
    } catch {}
  });
  await waitFor(async () =>
    expect(await violations()).toEqual([
      'style-src-elem inline',
      'require-trusted-types-for trusted-types-sink',
    ]),
  );
  expect(await page.locator('main').isVisible()).toBe(true);
});

test.for([false, true])(
  'prints all answers and nothing to operate, with script %s',
  async (javaScriptEnabled, { openPage }) => {
    const page = await openPage(GUIDE, { javaScriptEnabled });
    if (javaScriptEnabled) await takeOver(page);
    const isShown = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) =>
          all.map((each) => each.checkVisibility({ contentVisibilityAuto: true }) && each.clientHeight > 0),
        );
    const answers = 'edge-faq [part=answer]';
    expect(await isShown(answers)).toEqual(Array(18).fill(false));
    await page.emulateMedia({ media: 'print' });
    // The browser applies the print style with its next frame.
    await waitFor(async () => expect(await isShown(answers)).toEqual(Array(18).fill(true)));
    expect(await isShown('form, .languages, .crumbs, .row, edge-faq [part=actions]')).not.toContain(true);
    const chevrons = await page
      .locator('edge-faq summary')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each, '::after').display));
    expect(chevrons).toEqual(Array(18).fill('none'));
  },
);

test('what stands before links in a row is on their baseline', async ({ openPage }) => {
  const page = await openPage(GUIDE);
  // All of it is in one font.
  const baselines = await page.locator('.about .row > li').evaluateAll((all) =>
    all.map((item) => {
      const range = document.createRange();
      range.selectNodeContents(item.querySelector('a') ?? item);
      return range.getBoundingClientRect().bottom;
    }),
  );
  expect(baselines).toHaveLength(3);
  expect(new Set(baselines).size).toBe(1);
});

test('words in the cells of a narrow table are hyphenated or whole, and the table scrolls', async ({
  openPage,
}) => {
  const page = await openPage(SECTION, { viewport: { width: 360, height: 640 } });
  const words = ['Circumstances', 'Responsibilities', 'Acknowledgement'];
  const [hyphens, ...lines] = await page
    .locator('edge-faq details[open] [part=answer]')
    .evaluate((answer, texts) => {
      const table = document.createElement('table');
      // Without a language, nothing is hyphenated.
      table.lang = '';
      const row = table.insertRow();
      for (const text of texts) row.insertCell().textContent = text;
      answer.prepend(table);
      const linesOf = (cell: HTMLTableCellElement) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length;
      };
      return [getComputedStyle(table).hyphens, ...Array.from(row.cells, linesOf)];
    }, words);
  expect(hyphens).toBe('auto');
  expect(lines).toEqual([1, 1, 1]);
  expect(await overflow(page)).toBe(0);
});
