/** Isolation of styles, globals and layout between the element and the page. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { waitForGuide } from './element.ts';
import { layoutShift, test, throttle } from './fixtures.ts';

/** Selectors of the partner's CSS that affect the element by design: its position, and inherited properties. */
const INHERITED = ['*', '@font-face', ':root', 'body', 'main', 'edge-faq', 'edge-faq:not(:defined)'];

/** Computed styles, one line for each property of each node. */
type Styles = string[];

/** Styles of the nodes in the element's shadow root. */
async function insideStyles(page: Page): Promise<Styles> {
  return page
    .locator('edge-faq')
    .evaluateHandle((element) => [...(element.shadowRoot?.querySelectorAll('*') ?? [])])
    .then((nodes) => nodes.evaluate(computedStyles));
}

/** Styles of the page's nodes, except the element and its ancestors, whose size depends on it. */
async function outsideStyles(page: Page): Promise<Styles> {
  return page
    .evaluateHandle(() => [...document.querySelectorAll(':not(edge-faq, :has(edge-faq))')])
    .then((nodes) => nodes.evaluate(computedStyles));
}

function computedStyles(nodes: Element[]): Styles {
  return nodes.flatMap((node, i) => {
    const style = getComputedStyle(node);
    return [...style].map((name) => `${i} ${node.localName} ${name}: ${style.getPropertyValue(name)}`);
  });
}

/** Lines that are in one of the lists only. */
function differences(before: Styles, after: Styles): Styles {
  const [beforeSet, afterSet] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !afterSet.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !beforeSet.has(line)).map((line) => `+ ${line}`),
  ];
}

test('is not affected by the partner’s CSS, except for inherited properties', async ({ open }) => {
  const { page } = await open('/en.html');
  await page.locator('edge-faq summary').first().click();
  const summary = page.locator('main > article > details > summary');
  expect(await summary.evaluate((node) => getComputedStyle(node).borderTopStyle)).toBe('dashed');
  const styles = await insideStyles(page);

  await page.evaluate((inherited) => {
    for (const sheet of document.styleSheets) {
      for (let i = sheet.cssRules.length - 1; i >= 0; i--) {
        const rule = sheet.cssRules[i];
        const selector = rule instanceof CSSStyleRule ? rule.selectorText : '@font-face';
        if (!inherited.includes(selector)) sheet.deleteRule(i);
      }
    }
  }, INHERITED);
  expect(await summary.evaluate((node) => getComputedStyle(node).borderTopStyle)).toBe('none');
  expect(differences(styles, await insideStyles(page))).toEqual([]);
});

test('changes neither markup and styles of the page nor its globals', async ({ open }) => {
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
  expect(globals.filter((name) => !before.includes(name))).toEqual([]);
});

test('inherits font and colours of the page, and overrides them by custom properties', async ({ open }) => {
  const { page } = await open('/en.html');
  const question = page.locator('edge-faq summary').first();
  const style = (node: Locator) =>
    node.evaluate((node) => {
      const { color, fontFamily } = getComputedStyle(node);
      return { color, fontFamily };
    });
  await question.waitFor();
  expect(await style(question)).toEqual(await style(page.locator('body')));
  await page.addStyleTag({
    content: 'edge-faq { --edge-faq-color: rgb(1, 2, 3); --edge-faq-font: monospace }',
  });
  expect(await style(question)).toEqual({ color: 'rgb(1, 2, 3)', fontFamily: 'monospace' });
});

test.for([
  { width: 360, height: 740 },
  { width: 1280, height: 2400 },
])(
  'keeps the page’s layout (CLS 0) while the guide loads over a slow connection (%o)',
  async (viewport, { open, demo }) => {
    const { page } = await open('/partner.css', { viewport });
    await throttle(page);
    await page.goto(`${demo.origin}/en.html`);
    await waitForGuide(page);
    expect(await layoutShift(page)).toBe(0);
  },
);
