import { expect } from 'vitest';
import { guidePath } from './api.ts';
import { requestedPaths } from './element.ts';
import { test } from './fixtures.ts';
import { bundleSnippet, type Framework, importMap } from './playground/bundle.ts';
import {
  EXPECTED_STATE,
  playgroundPath,
  questionColor,
  STATE,
  snippetOf,
  visibleState,
  waitUntilReady,
} from './playground/page.ts';
import { waitFor } from './wait-for.ts';

test.for(['one-request', 'rolling', 'pinned', 'module'])(
  'the snippet “%s” works on a page of another origin',
  async (form, { open, openPartnerPage, worker }) => {
    const { page } = await open(playgroundPath({ ...STATE, form }));
    await waitUntilReady(page);
    const snippet = await snippetOf(page);
    expect(snippet.includes('integrity="sha384-')).toBe(form === 'pinned');
    const partner = await openPartnerPage({
      head: form === 'module' ? await importMap() : '',
      body: snippet,
    });
    await partner.page.locator('edge-faq [part=toggle-all]').waitFor();
    expect(await visibleState(partner.page)).toEqual(EXPECTED_STATE);
    expect(await questionColor(partner.page)).toBe('rgb(16, 32, 48)');
    expect(partner.console).toEqual([]);
    if (form !== 'rolling') return;
    const requested = await requestedPaths(partner.page, worker.origin);
    expect(requested.filter((path) => path.startsWith('/v1/guides/'))).toEqual([guidePath('zh-Hans')]);
  },
);

test('the browser blocks a script that does not match the integrity of the pinned snippet', async ({
  open,
  openPartnerPage,
}) => {
  const { page } = await open(playgroundPath({ ...STATE, form: 'pinned' }));
  await waitUntilReady(page);
  const other = (await snippetOf(page)).replace(/sha384-.{8}/, 'sha384-AAAAAAAA');
  const partner = await openPartnerPage({ head: '', body: other });
  await waitFor(() => expect(partner.console.join()).toContain('integrity'));
  expect(await partner.page.evaluate(() => customElements.get('edge-faq') === undefined)).toBe(true);
});

test('the snippet “frame” works on a page of another origin', async ({ open, openPartnerPage }) => {
  const { page } = await open(playgroundPath({ ...STATE, form: 'frame' }));
  await waitUntilReady(page);
  const partner = await openPartnerPage({ head: '', body: await snippetOf(page) });
  const frame = partner.page.frameLocator('iframe');
  await frame.locator('edge-faq [part=toggle-all]').waitFor();
  expect(await visibleState(frame)).toEqual(EXPECTED_STATE);
  expect(await partner.page.locator('iframe').getAttribute('title')).toBe('微当钱包借款逾期了怎么办');
  await waitFor(async () =>
    expect(await partner.page.locator('iframe').getAttribute('height')).not.toBe('600'),
  );
  expect(partner.console).toEqual([]);
});

test.for<Framework>(['react', 'vue', 'svelte'])(
  'the snippet “%s” works in an app of the framework',
  async (form, { open, openPartnerPage }) => {
    const { page } = await open(playgroundPath({ ...STATE, 'count-searches': '', form }));
    await waitUntilReady(page);
    const app = await bundleSnippet(form, await snippetOf(page));
    const partner = await openPartnerPage({ head: '', body: `<div id="app"></div>${app}` });
    await partner.page.locator('edge-faq[count-searches] [part=toggle-all]').waitFor();
    expect(await visibleState(partner.page)).toEqual(EXPECTED_STATE);
    expect(await questionColor(partner.page)).toBe('rgb(16, 32, 48)');
    expect(partner.console.filter((line) => !line.startsWith('info: '))).toEqual([]);
  },
);
