import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { layoutShift, slowDown, test } from './fixtures.ts';

/** What the element takes from the page on purpose: where it stands, and the colours and type it inherits. */
const INHERITED = ['*', '@font-face', ':root', 'body', 'main', 'edge-faq', 'edge-faq:not(:defined)'];

/** Computed styles: one line for each property of each box. */
type Styles = string[];

/** The boxes inside the element. */
async function insideStyles(page: Page): Promise<Styles> {
  return page
    .locator('edge-faq')
    .evaluateHandle((element) => [...(element.shadowRoot?.querySelectorAll('*') ?? [])])
    .then((boxes) => boxes.evaluate(computedStyles));
}

/** The boxes of the page around the element, but for those that grow with it. */
async function outsideStyles(page: Page): Promise<Styles> {
  return page
    .evaluateHandle(() => [...document.querySelectorAll(':not(edge-faq, :has(edge-faq))')])
    .then((boxes) => boxes.evaluate(computedStyles));
}

function computedStyles(boxes: Element[]): Styles {
  return boxes.flatMap((box, i) => {
    const style = getComputedStyle(box);
    return [...style].map((name) => `${i} ${box.localName} ${name}: ${style.getPropertyValue(name)}`);
  });
}

/** What is in one of two lists of styles only. */
function differences(before: Styles, after: Styles): Styles {
  const [old, now] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}

test('the partner’s CSS stops at the element', async ({ open }) => {
  const { page } = await open('/en.html');
  await page.locator('edge-faq summary').first().click();
  const summary = page.locator('main > article > details > summary');
  expect(await summary.evaluate((node) => getComputedStyle(node).borderTopStyle)).toBe('dashed');
  const among = await insideStyles(page);

  await page.evaluate((kept) => {
    for (const sheet of document.styleSheets) {
      for (let i = sheet.cssRules.length - 1; i >= 0; i--) {
        const rule = sheet.cssRules[i];
        const selector = rule instanceof CSSStyleRule ? rule.selectorText : '@font-face';
        if (!kept.includes(selector)) sheet.deleteRule(i);
      }
    }
  }, INHERITED);
  expect(await summary.evaluate((node) => getComputedStyle(node).borderTopStyle)).toBe('none');
  expect(differences(among, await insideStyles(page))).toEqual([]);
});

test('the element changes nothing of the page around it', async ({ open }) => {
  const { page } = await open('/en.html');
  await page.locator('edge-faq summary').first().click();
  const globals = await page.evaluate(() => Object.getOwnPropertyNames(window).toSorted());
  const markup = await page.content();
  const styles = await outsideStyles(page);

  await page.route('**/embed/*', (route) => route.abort());
  await page.reload();
  expect(await page.evaluate(() => customElements.get('edge-faq') === undefined)).toBe(true);
  expect(differences(styles, await outsideStyles(page))).toEqual([]);
  expect(await page.content()).toBe(markup);
  const before = await page.evaluate(() => Object.getOwnPropertyNames(window).toSorted());
  const versionsOfLit = ['litHtmlVersions', 'litPropertyMetadata', 'reactiveElementVersions'];
  expect(globals.filter((name) => !before.includes(name))).toEqual(versionsOfLit);
});

test('the element has the page’s font and colours, and takes others by custom properties', async ({
  open,
}) => {
  const { page } = await open('/en.html');
  const question = page.locator('edge-faq summary').first();
  const look = (box: Locator) =>
    box.evaluate((node) => {
      const { color, fontFamily } = getComputedStyle(node);
      return { color, fontFamily };
    });
  await question.waitFor();
  expect(await look(question)).toEqual(await look(page.locator('body')));
  await page.addStyleTag({
    content: 'edge-faq { --edge-faq-color: rgb(1, 2, 3); --edge-faq-font: monospace }',
  });
  expect(await look(question)).toEqual({ color: 'rgb(1, 2, 3)', fontFamily: 'monospace' });
});

test.for([
  { width: 360, height: 740 },
  { width: 1280, height: 2400 },
])(
  'nothing of the page moves while the guide arrives over a slow line (%o)',
  async (viewport, { open, demo }) => {
    const { page } = await open('/partner.css', { viewport });
    await slowDown(page);
    await page.goto(`${demo.origin}/en.html`);
    await page.locator('edge-faq summary').first().waitFor();
    expect(await layoutShift(page)).toBe(0);
  },
);
