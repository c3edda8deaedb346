/** The pages that the element has to live on: each is as hostile, or as unlucky, as a real one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { EmbedManifest } from '../scripts/element/bundle-embed.ts';
import { scriptTag, embedded as test } from './fixtures.ts';
import { soon } from './running.ts';

const ELEMENT = '<edge-faq guide="overdue-loan"></edge-faq>';
const FULL = '<edge-faq guide="overdue-loan" search language-switch toggle-all></edge-faq>';

/** Opens the first question and reads its answer; the element looks as it should. */
async function works(page: Page, selector = 'edge-faq'): Promise<void> {
  const section = page.locator(`${selector} details`).first();
  await section.locator('summary').click();
  await soon(async () => expect(await section.locator('[part=answer]').isVisible()).toBe(true));
  const look = await section.locator('summary').evaluate((node) => getComputedStyle(node).display);
  expect(look).toBe('flex');
}

/** Uses all that is loaded on demand. */
async function worksInFull(page: Page): Promise<void> {
  await works(page);
  await page.locator('edge-faq [part=copy-link]').first().waitFor();
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().click();
  await page.locator('edge-faq [part=toggle-all]').click();
  await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
  const toolbar = page.locator('edge-faq [part=toolbar]');
  expect(await toolbar.evaluate((node) => getComputedStyle(node).display)).toBe('flex');
}

test('under a policy that allows the worker’s scripts and answers alone, without styles, all works and nothing is reported', async ({
  embed,
  worker,
}) => {
  const policy = `default-src 'none'; script-src ${worker.origin}; connect-src ${worker.origin}; style-src 'none'; img-src data:`;
  const { page, console } = await embed({ body: FULL, headers: { 'Content-Security-Policy': policy } });
  await worksInFull(page);
  expect(console).toEqual([]);
});

test('with Trusted Types enforced, one policy of Lit’s is all it needs', async ({ embed }) => {
  const policy = "require-trusted-types-for 'script'; trusted-types lit-html";
  const { page, console } = await embed({ body: FULL, headers: { 'Content-Security-Policy': policy } });
  await worksInFull(page);
  expect(console).toEqual([]);
});

test('the same in one answer with the guide, by its hash with its integrity, and in cross-origin isolation', async ({
  embed,
  worker,
}) => {
  const answer = await fetch(`${worker.origin}/embed/manifest.json`);
  const { element } = (await answer.json()) as EmbedManifest;
  const headers = {
    'Content-Security-Policy': `default-src 'none'; script-src ${worker.origin}; connect-src ${worker.origin}; style-src 'none'; img-src data:; require-trusted-types-for 'script'`,
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
  const heads = [
    scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'),
    `<script type="module" src="${worker.origin}${element.path}" integrity="${element.integrity}" crossorigin="anonymous"></script>`,
  ];
  for (const head of heads) {
    const { page, console } = await embed({ head, body: FULL, headers });
    await worksInFull(page);
    expect(console).toEqual([]);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  }
});

test('a script that isn’t what its integrity says doesn’t run, and what stands in the element stays', async ({
  embed,
  worker,
}) => {
  const wrong = `sha384-${Buffer.alloc(48).toString('base64')}`;
  const head = `<script type="module" src="${worker.origin}/embed/edge-faq.js" integrity="${wrong}" crossorigin></script>`;
  const { page } = await embed({
    head,
    body: '<edge-faq guide="overdue-loan"><a href="/help">Help</a></edge-faq>',
  });
  expect(await page.getByRole('link', { name: 'Help' }).isVisible()).toBe(true);
  expect(await page.evaluate(() => customElements.get('edge-faq'))).toBe(undefined);
});

/** Addresses that the page has asked the worker for. */
const requests = (page: Page, origin: string) =>
  page.evaluate(
    (worker) =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.startsWith(worker)),
    origin,
  );

test('an answer can be read after two requests with the tag, after one with the guide in it, after none where it is rendered', async ({
  embed,
  worker,
}) => {
  const byTag = await embed({ body: ELEMENT });
  await byTag.page.locator('edge-faq summary').first().waitFor();
  expect(await requests(byTag.page, worker.origin)).toEqual([
    `${worker.origin}/embed/edge-faq.js`,
    `${worker.origin}/v1/guides/overdue-loan?locale=en`,
  ]);

  const inOne = await embed({
    head: scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'),
    body: ELEMENT,
  });
  await inOne.page.locator('edge-faq summary').first().waitFor();
  expect(await requests(inOne.page, worker.origin)).toEqual([
    `${worker.origin}/embed/overdue-loan.js?locale=en`,
  ]);
});

test('a guide that came with the script in another language than the page’s is asked for in the page’s', async ({
  embed,
  worker,
}) => {
  const { page } = await embed({
    head: scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'),
    body: ELEMENT,
    lang: 'zh-TW',
  });
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
});

test('in the shadow root of somebody else’s element', async ({ embed }) => {
  const { page, console } = await embed({
    body: `<div><template shadowrootmode="closed">${ELEMENT}</template></div><div id="open"></div>`,
  });
  await page.evaluate((html) => {
    const root = document.querySelector('#open')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = html;
  }, ELEMENT);
  await works(page);
  expect(console).toEqual([]);
});

test('moved about in the page it keeps what is open, and asks for nothing again', async ({
  embed,
  worker,
}) => {
  const { page, console } = await embed({ body: `<div id="a">${ELEMENT}</div><div id="b"></div>` });
  await works(page);
  await page.locator('edge-faq [part=copy-link]').waitFor();
  const before = await requests(page, worker.origin);
  await page.evaluate(() => {
    const element = document.querySelector('edge-faq');
    for (const id of ['b', 'a', 'b']) if (element) document.getElementById(id)?.append(element);
  });
  expect(await page.locator('#b edge-faq details[open]').count()).toBe(1);
  expect([await requests(page, worker.origin), console]).toEqual([before, []]);
});

test('made anew, as single-page applications do, it shows the guide at once and without a request', async ({
  embed,
  worker,
}) => {
  const { page } = await embed({ body: `<main>${ELEMENT}</main>` });
  await works(page);
  await page.locator('edge-faq [part=copy-link]').waitFor();
  const before = await requests(page, worker.origin);
  const shown = await page.evaluate(async (html) => {
    history.pushState(undefined, '', '?page=2#process');
    const main = document.querySelector('main');
    if (main) main.innerHTML = html;
    await new Promise(requestAnimationFrame);
    return document.querySelector('edge-faq')?.shadowRoot?.querySelectorAll('summary').length;
  }, ELEMENT);
  expect(shown).toBe(18);
  await soon(async () => expect(await page.locator('edge-faq #process').getAttribute('open')).toBe(''));
  const asked = (await requests(page, worker.origin)).slice(before.length);
  expect(asked.filter((address) => !address.includes('/deep-link.js'))).toEqual([]);
});

test('two versions on one page, and a tag that is somebody else’s: the first stays, the page goes on', async ({
  embed,
  worker,
}) => {
  const { element } = (await (await fetch(`${worker.origin}/embed/manifest.json`)).json()) as EmbedManifest;
  const two = await embed({
    head: scriptTag(worker.origin, element.path) + scriptTag(worker.origin),
    body: ELEMENT,
  });
  await works(two.page);
  expect(two.console).toEqual([
    `warning: <edge-faq> is on this page already: ${worker.origin}/embed/edge-faq.js can be removed.`,
  ]);

  const other = `<script>customElements.define('edge-faq', class extends HTMLElement {})</script>`;
  const foreign = await embed({
    head: other + scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'),
    body: `<edge-faq>Theirs</edge-faq>`,
  });
  expect(await foreign.page.getByText('Theirs').isVisible()).toBe(true);
  expect(foreign.console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
});

test('on a page that is a file', async ({ open, worker }) => {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'page.html');
  await writeFile(
    file,
    `<!doctype html><html lang="en"><title>A file</title>${scriptTag(worker.origin)}${FULL}</html>`,
  );
  const { page, console } = await open(pathToFileURL(file).href);
  await worksInFull(page);
  expect(console).toEqual([]);
});

test('under a <base> that leads elsewhere', async ({ embed, worker }) => {
  const { page, console } = await embed(
    { head: `<base href="https://elsewhere.invalid/deep/">${scriptTag(worker.origin)}`, body: FULL },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  const address = page.url();
  await worksInFull(page);
  await page.locator('edge-faq [part=intro] a[href="#get-in-touch"]').click();
  await soon(async () => expect(await page.locator('edge-faq #get-in-touch').getAttribute('open')).toBe(''));
  await page.locator('edge-faq #get-in-touch [part=copy-link]').click();
  await soon(async () =>
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${address}#get-in-touch`),
  );
  expect([page.url(), console]).toEqual([address, []]);
});

test('before and without its script, what stands in the element is there to read', async ({ embed }) => {
  const body = '<edge-faq guide="overdue-loan"><p>Call us.</p></edge-faq>';
  const { page } = await embed({ body }, { javaScriptEnabled: false });
  expect(await page.getByText('Call us.').isVisible()).toBe(true);
  const shown = await embed({ body });
  await works(shown.page);
  expect(await shown.page.getByText('Call us.').isVisible()).toBe(false);
});

test('where what is loaded on demand can’t be had, the guide is shown without it', async ({
  embed,
  worker,
}) => {
  const { page } = await embed({ body: '', lang: 'ja' });
  await page.route(/\/embed\/[0-9a-f]{12}\//, (route) => route.abort());
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), FULL);
  await works(page);
  expect(await requests(page, worker.origin)).toContain(`${worker.origin}/v1/guides/overdue-loan?locale=ja`);
});

test('in a browser that lacks what came last to browsers it works all the same', async ({
  embed,
  partner,
  worker,
}) => {
  const { page, console } = await embed({ head: '', body: '' });
  await page.addInitScript(() => {
    for (const { prototype } of [Document, ShadowRoot])
      Reflect.deleteProperty(prototype, 'adoptedStyleSheets');
    Reflect.deleteProperty(AbortSignal, 'timeout');
    for (const name of ['findLast', 'toReversed', 'toSorted', 'with'])
      Reflect.deleteProperty(Array.prototype, name);
  });
  await page.goto(partner.write({ head: scriptTag(worker.origin), body: FULL }));
  await works(page);
  await page.locator('edge-faq [part=copy-link]').waitFor();
  await page.locator('edge-faq [part=search-box]').fill('contact');
  await page.locator('edge-faq [part=result]').first().click();
  await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
  expect(console).toEqual([]);
});

test('no element of it has a style attribute', async ({ embed }) => {
  const { page } = await embed({ body: FULL });
  await worksInFull(page);
  expect(await page.locator('edge-faq').locator('[style]').count()).toBe(0);
});

test('the page around it is written to nowhere, whatever a reader does', async ({ embed }) => {
  const { page } = await embed({ body: `<p>Page.</p>${FULL}` });
  await page.locator('edge-faq summary').first().waitFor();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver((records) => {
      for (const { target, type, attributeName } of records)
        seen.push(`${type} ${target.nodeName} ${attributeName}`);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const before = await page.evaluate(() => [
    document.cookie,
    localStorage.length,
    sessionStorage.length,
    history.length,
  ]);
  await worksInFull(page);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([]);
  expect(
    await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length, history.length]),
  ).toEqual(before);
});
