/** Kinds of pages that embed the element: shadow roots, `file:` URLs, `<base>`; and what the element leaves untouched there. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import {
  edgeFaq,
  expectAccordionWorks,
  expectAllFeaturesWork,
  waitForGuide,
  waitForOpen,
} from './element.ts';
import { scriptTag, test } from './fixtures.ts';
import { createTempFolder } from './temp-folder.ts';
import { waitFor } from './wait-for.ts';

const ALL_FEATURES = edgeFaq('search language-switch toggle-all');

test('works in the shadow root of another element', async ({ openPartnerPage }) => {
  const { page, console } = await openPartnerPage({
    body: `<div><template shadowrootmode="closed">${edgeFaq()}</template></div><div id="open"></div>`,
  });
  await page.evaluate((html) => {
    const root = document.querySelector('#open')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = html;
  }, edgeFaq());
  await expectAccordionWorks(page);
  expect(console).toEqual([]);
});

test('works on a page with a file: URL', async ({ open, worker }) => {
  const file = join(await createTempFolder(), 'page.html');
  await writeFile(
    file,
    `<!doctype html><html lang="en"><title>A file</title>${scriptTag(worker.origin)}${ALL_FEATURES}</html>`,
  );
  const { page, console } = await open(pathToFileURL(file).href);
  await expectAllFeaturesWork(page);
  expect(console).toEqual([]);
});

test('opens and copies links to its sections on a page whose <base> has another origin', async ({
  openPartnerPage,
  worker,
}) => {
  const { page, console } = await openPartnerPage(
    { head: `<base href="https://elsewhere.invalid/deep/">${scriptTag(worker.origin)}`, body: ALL_FEATURES },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  const url = page.url();
  await expectAllFeaturesWork(page);
  await page.locator('edge-faq [part=intro] a[href="#get-in-touch"]').click();
  await waitForOpen(page, 'get-in-touch');
  await page.locator('edge-faq #get-in-touch [part=copy-link]').click();
  await waitFor(async () =>
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${url}#get-in-touch`),
  );
  // Links of the guide set the fragment.
  expect([page.url(), console]).toEqual([`${url}#get-in-touch`, []]);
});

test('changes neither the DOM of the page nor cookies and storage, nor history with `keep-url`, when a reader uses all features', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({
    body: `<p>Page.</p>${ALL_FEATURES.replace('<edge-faq', '<edge-faq keep-url')}`,
  });
  await waitForGuide(page);
  await page.evaluate(() => {
    const mutations: string[] = [];
    Object.assign(globalThis, { mutations });
    new MutationObserver((records) => {
      for (const { target, type, attributeName } of records)
        mutations.push(`${type} ${target.nodeName} ${attributeName}`);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const readState = () =>
    page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length, history.length]);
  const before = await readState();
  await expectAllFeaturesWork(page);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'mutations'))).toEqual([]);
  expect(await readState()).toEqual(before);
});
