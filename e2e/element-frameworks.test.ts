/** The element of the npm package in bundled pages: plain, React, Preact, Solid, Vue, Svelte. */
import getPort from 'get-port';
import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished } from 'vitest';
import { servePages } from '../cli/serve/pages.ts';
import { bundleApp, bundlePage, type Framework } from './apps/bundle.ts';
import { waitForActions } from './element.ts';
import { type OpenedPage, test } from './fixtures.ts';
import { createSite, installPackage } from './installed-package.ts';
import { waitFor } from './wait-for.ts';

beforeAll(installPackage);

/** Serves the bundle in `folder` from an origin of its own, and opens its page. */
async function openBundle(
  open: (url: string) => Promise<OpenedPage>,
  worker: { origin: string },
  folder: string,
): Promise<OpenedPage> {
  const pages = await servePages(await getPort(), worker.origin, { '': folder });
  onTestFinished(() => pages.stop());
  return open(pages.origin);
}

/** Script that creates an element by its properties. */
const CREATE = `const faq = document.createElement('edge-faq');
faq.src = document.getElementById('app').dataset.src;
faq.guide = 'overdue-loan';
faq.toggleAll = true;
document.getElementById('app').append(faq);`;

test('shows a guide when a partner bundles it, and loads chunks on demand', async ({ open, worker }) => {
  const folder = await bundlePage(await createSite(), `import 'edge-faq-element';\n${CREATE}`);
  const { page, console } = await openBundle(open, worker, folder);
  const scripts = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').flatMap(({ name }) => /[^/]+\.js$/.exec(name)?.[0] ?? []),
    );
  await page.locator('edge-faq [part=toggle-all]').waitFor();
  expect((await scripts()).filter((name) => /toolbar|actions|search/.test(name))).toEqual([
    expect.stringMatching(/^toolbar-/),
  ]);
  await page.locator('edge-faq summary').first().click();
  await waitForActions(page);
  expect((await scripts()).some((name) => name.startsWith('actions-'))).toBe(true);
  expect(console).toEqual([]);
});

test('requests the API at `EdgeFaq.source`, also for elements that the page had before the script', async ({
  open,
  worker,
}) => {
  const script = `import { EdgeFaq } from 'edge-faq-element';
EdgeFaq.source = document.querySelector('edge-faq').dataset.api;`;
  const body = '<edge-faq guide="overdue-loan" data-api="https://faq.example"></edge-faq>';
  const { page, console } = await openBundle(
    open,
    worker,
    await bundlePage(await createSite(), script, {}, body),
  );
  await page.locator('edge-faq [part=title]').waitFor();
  expect(console).toEqual([]);
});

test('works and warns when the page also has the script tag', async ({ open, worker }) => {
  const script = `import '${worker.origin}/embed/edge-faq.js';\nimport 'edge-faq-element';\n${CREATE}`;
  const external = { external: [`${worker.origin}/*`] };
  const { page, console } = await openBundle(
    open,
    worker,
    await bundlePage(await createSite(), script, external),
  );
  await page.locator('edge-faq [part=title]').waitFor();
  expect(console).toEqual([expect.stringMatching(/^warning: <edge-faq> is on this page already/)]);
});

test('causes no warnings of Lit’s development build', async ({ open, worker }) => {
  const script = `import 'edge-faq-element';\n${CREATE}`;
  const conditions = { conditions: ['development', 'browser', 'import'] };
  const { page, console } = await openBundle(
    open,
    worker,
    await bundlePage(await createSite(), script, conditions),
  );
  await page.locator('edge-faq summary').first().click();
  await waitForActions(page);
  expect(console.filter((line) => !line.includes('Lit is in dev mode'))).toEqual([]);
});

test('accepts true, false, null, undefined and the empty string as frameworks set them', async ({
  open,
  worker,
}) => {
  const folder = await bundlePage(await createSite(), `import 'edge-faq-element';\n${CREATE}`);
  const { page, console } = await openBundle(open, worker, folder);
  const sections = page.locator('edge-faq details');
  const openSections = page.locator('edge-faq details[open]');
  await sections.first().waitFor();
  const all = await sections.count();
  const set = (name: string, value: unknown) =>
    page
      .locator('edge-faq')
      .evaluate((faq, [name, value]) => Object.assign(faq, { [name]: value }), [name, value] as const);
  for (const [value, count] of [
    [true, all],
    [undefined, 0],
    ['', all],
    [null, 0],
    ['background', 1],
    [false, 0],
  ]) {
    await set('open', value);
    await waitFor(async () => expect([value, await openSections.count()]).toEqual([value, count]));
  }
  await page.locator('edge-faq').evaluate((faq) => faq.setAttribute('open', 'background'));
  await waitFor(async () => expect(await openSections.count()).toBe(1));
  await page.locator('edge-faq').evaluate((faq) => faq.removeAttribute('open'));
  await waitFor(async () => expect(await openSections.count()).toBe(0));
  for (const name of ['chapter', 'sections', 'locale', 'theme', 'headingLevel']) await set(name, null);
  expect(await sections.count()).toBe(all);
  expect(console).toEqual([]);
});

/** Events of the elements so far, as the pages of `apps/` list them. */
const events = async (page: Page) =>
  ((await page.locator('output').textContent()) ?? '').split('\n').filter(Boolean);

const chapters = (page: Page) => page.locator('edge-faq').evaluateAll((all) => all.map(({ id }) => id));

test.for<Framework>(['react', 'preact', 'solid', 'vue', 'svelte'])(
  'in %s, accepts attributes and properties, emits events, and keeps its state when it is moved',
  async (framework, { open, worker }) => {
    const { page, console } = await openBundle(open, worker, await bundleApp(await createSite(), framework));
    const [causes, outlook] = [page.locator('edge-faq#causes'), page.locator('edge-faq#outlook')];
    await outlook.locator('summary').first().waitFor();
    await waitFor(async () =>
      expect(await events(page)).toEqual(['edge-faq-load overdue-loan', 'edge-faq-load overdue-loan']),
    );
    const heading = causes.locator('[part=chapter-heading]');
    expect(await heading.getAttribute('aria-level')).toBe('3');
    expect(await causes.getAttribute('theme')).toBe(null);

    await causes.locator('summary').first().click();
    await waitFor(async () => expect((await events(page)).at(-1)).toBe('edge-faq-toggle money-pressure'));
    await page.getByText('Swap', { exact: true }).click();
    expect(await chapters(page)).toEqual(['outlook', 'causes']);
    expect(await causes.locator('[part=answer]').first().isVisible()).toBe(true);

    await page.getByText('Formal', { exact: true }).click();
    await waitFor(async () => expect(await heading.getAttribute('aria-level')).toBe('4'));
    expect(await causes.getAttribute('theme')).toBe('contrast');
    await causes.locator('[part=toggle-all]').waitFor();
    await page.getByText('Formal', { exact: true }).click();
    await waitFor(async () => expect(await heading.getAttribute('aria-level')).toBe('3'));
    // Preact sets a property that becomes undefined to the empty string.
    expect((await causes.getAttribute('theme')) || null).toBe(null);
    expect(await causes.locator('[part=toggle-all]').count()).toBe(0);
    expect(await causes.locator('[part=answer]').first().isVisible()).toBe(true);

    await page.getByText('Swap', { exact: true }).click();
    await page.getByText('Remove', { exact: true }).click();
    expect(await chapters(page)).toEqual(['outlook']);
    await page.getByText('Bring back', { exact: true }).click();
    expect(await chapters(page)).toEqual(['causes', 'outlook']);
    await causes.locator('summary').first().waitFor();
    expect(await causes.locator('[part=answer]').first().isVisible()).toBe(false);
    await waitFor(async () =>
      expect(await events(page)).toEqual([
        'edge-faq-load overdue-loan',
        'edge-faq-load overdue-loan',
        'edge-faq-toggle money-pressure',
        'edge-faq-load overdue-loan',
      ]),
    );
    expect(console.filter((line) => !line.startsWith('info: '))).toEqual([]);
  },
);
