import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { renderGuide } from '../widget/ssr/render-guide.ts';
import { embedded, layoutShift } from './fixtures.ts';
import { soon } from './running.ts';

/** A guide as the API has it. */
const test = embedded.extend('guide', async ({ worker }) => {
  const answer = await fetch(`${worker.origin}/v1/guides/overdue-loan?locale=en`);
  return (await answer.json()) as Guide;
});

const taken = (page: Page) =>
  page.waitForFunction(() => document.querySelector('edge-faq')?.shadowRoot?.querySelector('style') === null);

const opened = (page: Page) =>
  page.locator('edge-faq details[open]').evaluateAll((all) => all.map(({ id }) => id));

test('what a server renders is read, opened and styled without any script', async ({ guide, embed }) => {
  const { page, console } = await embed({ body: renderGuide(guide), head: '' }, { javaScriptEnabled: false });
  const section = page.locator('edge-faq details').first();
  expect(await section.locator('[part=answer]').isVisible()).toBe(false);
  await section.locator('summary').click();
  expect(await section.locator('[part=answer]').isVisible()).toBe(true);
  const box = await section.locator('summary').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(console).toEqual([]);
});

test.for([
  {},
  { chapter: 'causes', 'heading-level': '3' },
  { sections: 'process background', open: 'process' },
  { open: true, exclusive: true, theme: 'card' },
  { locale: 'en', 'toggle-all': true, search: true },
  { collapsed: true, open: 'causes losing-contact' },
])('with %o it is what the element shows itself, to the pixel', async (attributes, { guide, embed }) => {
  const viewport = { width: 600, height: 900 };
  const without = await embed({ body: renderGuide(guide, attributes), head: '' }, { viewport });
  const rendered = await without.page.locator('edge-faq').evaluate(boxes);
  const { page } = await embed({ body: renderGuide(guide, attributes) }, { viewport });
  await page.locator('edge-faq').evaluate((element: HTMLElement) => element.click());
  await taken(page);
  expect(await page.locator('edge-faq').evaluate(boxes)).toEqual(rendered);
});

/** Where each box of the element is, but for what only a script can bring. */
function boxes(element: Element): unknown[] {
  const all = element.shadowRoot?.querySelectorAll('[part]:not([part=toolbar] *, [part=actions] *)') ?? [];
  return [...all].map((box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return [box.getAttribute('part'), x, y, width, height];
  });
}

test('the script takes over what a reader has begun: what is open stays open, what has focus keeps it, nothing shifts', async ({
  guide,
  embedSlowly,
}) => {
  const page = await embedSlowly(`${renderGuide(guide)}<p>Below.</p>`);
  const question = page.locator('edge-faq #misread-terms summary');
  await question.click();
  expect(await page.evaluate(() => customElements.get('edge-faq') === undefined)).toBe(true);
  await page.waitForFunction(() => customElements.get('edge-faq'));
  await page.locator('edge-faq #background summary').click();
  await question.focus();
  const place = await page.getByText('Below.', { exact: true }).boundingBox();
  await taken(page);
  expect(await opened(page)).toEqual(['background', 'misread-terms']);
  expect(await question.evaluate((each) => each.matches(':focus'))).toBe(true);
  expect(await page.locator('edge-faq #misread-terms').count()).toBe(1);
  await soon(async () => expect(await page.locator('edge-faq [part=copy-link]').count()).toBe(2));
  expect(await page.getByText('Below.', { exact: true }).boundingBox()).toEqual(place);
  expect(await layoutShift(page)).toBe(0);
});

test('it stays readable where the API can’t be reached, and a deep link leads into it', async ({
  guide,
  embed,
  worker,
}) => {
  const { page } = await embed({ body: '' });
  await page.route(`${worker.origin}/v1/**`, (route) => route.abort());
  await page.evaluate(() => {
    location.hash = '#process';
  });
  await page.evaluate(
    (html) => Reflect.get(document.body, 'setHTMLUnsafe').call(document.body, html),
    renderGuide(guide),
  );
  await soon(async () => expect(await opened(page)).toEqual(['process']));
  expect(await page.locator('edge-faq summary').count()).toBe(18);
});

test('a link to what it was called once, or to what isn’t in it, leads there as well', async ({
  guide,
  embed,
}) => {
  const { page } = await embed({ body: renderGuide(guide, { chapter: 'causes' }) }, { hash: '#process' });
  await soon(async () => expect(await opened(page)).toEqual(['process']));
});

test('until a reader begins with it, it takes the script and no more', async ({ guide, embed, worker }) => {
  const { page } = await embed({ body: renderGuide(guide) });
  const asked = () =>
    page.evaluate(
      (origin) =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name.replace(origin, ''))
          .filter((name) => name.startsWith('/')),
      worker.origin,
    );
  await page.waitForFunction(() => customElements.get('edge-faq'));
  await page.waitForTimeout(300);
  expect(await asked()).toEqual(['/embed/edge-faq.js']);
  await page.locator('edge-faq [part=intro] a').first().click();
  await soon(async () => expect(await opened(page)).toEqual(['get-in-touch']));
  await soon(async () => expect(await asked()).toContain('/v1/guides/overdue-loan?locale=en'));
});

test('what a reader types into a search that isn’t there yet is not lost', async ({ guide, embedSlowly }) => {
  const page = await embedSlowly(renderGuide(guide, { search: true }));
  await page.locator('edge-faq input').pressSequentially('credit rec');
  expect(await page.evaluate(() => customElements.get('edge-faq') === undefined)).toBe(true);
  await taken(page);
  await page.keyboard.type('ord');
  expect(await page.locator('edge-faq input').inputValue()).toBe('credit record');
  await soon(async () => expect(await page.locator('edge-faq [part=result]').count()).toBeGreaterThan(0));
});

test('markup in attributes and content is the partner’s own, and can’t leave its place', async ({
  guide,
  embed,
}) => {
  const hostile = '"><img src=x onerror=alert(1)>';
  const html = renderGuide(guide, { theme: hostile, src: hostile }, '<a slot="footer" href="/help">Help</a>');
  const { page, console } = await embed({ body: html, head: '' });
  expect(await page.locator('edge-faq').getAttribute('theme')).toBe(hostile);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Help' }).isVisible()).toBe(true);
  expect(console).toEqual([]);
  expect(() => renderGuide(guide, { 'x onload=alert(1) y': true })).toThrow(/not an attribute name/);
});

test('there is no style attribute in it', async ({ guide }) => {
  expect(renderGuide(guide, { open: true })).not.toMatch(/\sstyle=/);
});
