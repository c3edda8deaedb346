import getPort from 'get-port';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { servePages } from '../cli/serve/pages.ts';
import { bundleApp, bundlePage, type Framework } from './apps/bundle.ts';
import { type OpenedPage, test } from './fixtures.ts';
import { soon } from './running.ts';
import { init } from './site.ts';

/** Serves what a partner has built, on an origin of its own, and opens it. */
async function openBuilt(
  open: (address: string) => Promise<OpenedPage>,
  worker: { origin: string },
  built: string,
): Promise<OpenedPage> {
  const pages = await servePages(await getPort(), worker.origin, { '': built });
  onTestFinished(() => pages.stop());
  return open(pages.origin);
}

const MAKE = `const faq = document.createElement('edge-faq');
faq.src = document.getElementById('app').dataset.src;
faq.guide = 'overdue-loan';
faq.toggleAll = true;
document.getElementById('app').append(faq);`;

test('bundled by a partner it shows a guide, and loads on demand what isn’t needed first', async ({
  open,
  worker,
}) => {
  const built = await bundlePage(await init(), `import 'edge-faq/element';\n${MAKE}`);
  const { page, console } = await openBuilt(open, worker, built);
  const scripts = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').flatMap(({ name }) => /[^/]+\.js$/.exec(name)?.[0] ?? []),
    );
  await page.locator('edge-faq [part=toggle-all]').waitFor();
  expect((await scripts()).filter((name) => /toolbar|actions|search/.test(name))).toEqual([
    expect.stringMatching(/^toolbar-/),
  ]);
  await page.locator('edge-faq summary').first().click();
  await page.locator('edge-faq [part=copy-link]').waitFor();
  expect((await scripts()).some((name) => name.startsWith('actions-'))).toBe(true);
  expect(console).toEqual([]);
});

test('it finds the API by what the importing script says, for elements that were there before it as well', async ({
  open,
  worker,
}) => {
  const script = `import { EdgeFaq } from 'edge-faq/element';
EdgeFaq.source = document.querySelector('edge-faq').dataset.api;`;
  const body = '<edge-faq guide="overdue-loan" data-api="https://faq.example"></edge-faq>';
  const { page, console } = await openBuilt(open, worker, await bundlePage(await init(), script, {}, body));
  await page.locator('edge-faq [part=title]').waitFor();
  expect(console).toEqual([]);
});

test('beside the element of a script tag it says so, and both pages’ elements work', async ({
  open,
  worker,
}) => {
  const script = `import '${worker.origin}/embed/edge-faq.js';\nimport 'edge-faq/element';\n${MAKE}`;
  const external = { external: [`${worker.origin}/*`] };
  const { page, console } = await openBuilt(open, worker, await bundlePage(await init(), script, external));
  await page.locator('edge-faq [part=title]').waitFor();
  expect(console).toEqual([expect.stringMatching(/^warning: <edge-faq> is on this page already/)]);
});

test('Lit’s warnings for developers find nothing', async ({ open, worker }) => {
  const script = `import 'edge-faq/element';\n${MAKE}`;
  const conditions = { conditions: ['development', 'browser', 'import'] };
  const { page, console } = await openBuilt(open, worker, await bundlePage(await init(), script, conditions));
  await page.locator('edge-faq summary').first().click();
  await page.locator('edge-faq [part=copy-link]').waitFor();
  expect(console.filter((line) => !line.includes('Lit is in dev mode'))).toEqual([]);
});

test('what frameworks set where an attribute has no value, or isn’t there, is understood', async ({
  open,
  worker,
}) => {
  const built = await bundlePage(await init(), `import 'edge-faq/element';\n${MAKE}`);
  const { page, console } = await openBuilt(open, worker, built);
  const sections = page.locator('edge-faq details');
  const opened = page.locator('edge-faq details[open]');
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
    await soon(async () => expect([value, await opened.count()]).toEqual([value, count]));
  }
  await page.locator('edge-faq').evaluate((faq) => faq.setAttribute('open', 'background'));
  await soon(async () => expect(await opened.count()).toBe(1));
  await page.locator('edge-faq').evaluate((faq) => faq.removeAttribute('open'));
  await soon(async () => expect(await opened.count()).toBe(0));
  for (const name of ['chapter', 'sections', 'locale', 'theme', 'headingLevel']) await set(name, null);
  expect(await sections.count()).toBe(all);
  expect(console).toEqual([]);
});

/** What the page of `apps/` has heard of its elements. */
const heard = async (page: Page) =>
  ((await page.locator('output').textContent()) ?? '').split('\n').filter(Boolean);

const chaptersOf = (page: Page) => page.locator('edge-faq').evaluateAll((all) => all.map(({ id }) => id));

test.for<Framework>(['react', 'vue', 'svelte'])(
  'in %s it takes attributes and properties, tells of its events, and stays as it is when it is moved',
  async (framework, { open, worker }) => {
    const { page, console } = await openBuilt(open, worker, await bundleApp(await init(), framework));
    const [causes, outlook] = [page.locator('edge-faq#causes'), page.locator('edge-faq#outlook')];
    await outlook.locator('summary').first().waitFor();
    await soon(async () =>
      expect(await heard(page)).toEqual(['edge-faq-load overdue-loan', 'edge-faq-load overdue-loan']),
    );
    const level = causes.locator('[part=chapter-heading]');
    expect(await level.getAttribute('aria-level')).toBe('3');
    expect(await causes.getAttribute('theme')).toBe(null);

    await causes.locator('summary').first().click();
    await soon(async () => expect((await heard(page)).at(-1)).toBe('edge-faq-toggle money-pressure'));
    await page.getByText('Swap', { exact: true }).click();
    expect(await chaptersOf(page)).toEqual(['outlook', 'causes']);
    expect(await causes.locator('[part=answer]').first().isVisible()).toBe(true);

    await page.getByText('Formal', { exact: true }).click();
    await soon(async () => expect(await level.getAttribute('aria-level')).toBe('4'));
    expect(await causes.getAttribute('theme')).toBe('contrast');
    await causes.locator('[part=toggle-all]').waitFor();
    await page.getByText('Formal', { exact: true }).click();
    await soon(async () => expect(await level.getAttribute('aria-level')).toBe('3'));
    expect(await causes.getAttribute('theme')).toBe(null);
    expect(await causes.locator('[part=toggle-all]').count()).toBe(0);
    expect(await causes.locator('[part=answer]').first().isVisible()).toBe(true);

    await page.getByText('Swap', { exact: true }).click();
    await page.getByText('Remove', { exact: true }).click();
    expect(await chaptersOf(page)).toEqual(['outlook']);
    await page.getByText('Bring back', { exact: true }).click();
    expect(await chaptersOf(page)).toEqual(['causes', 'outlook']);
    await causes.locator('summary').first().waitFor();
    expect(await causes.locator('[part=answer]').first().isVisible()).toBe(false);
    await soon(async () =>
      expect(await heard(page)).toEqual([
        'edge-faq-load overdue-loan',
        'edge-faq-load overdue-loan',
        'edge-faq-toggle money-pressure',
        'edge-faq-load overdue-loan',
      ]),
    );
    expect(console.filter((line) => !line.startsWith('info: '))).toEqual([]);
  },
);
