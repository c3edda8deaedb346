import type { Page as PlaywrightPage } from 'playwright-core';
import { describe, expect } from 'vitest';
import { edgeFaq, hasFocus, openIds, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { test, testIn } from './fixtures.ts';

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('moves focus through its questions by Tab, opens and closes them by Enter and Space, and does not trap focus', async ({
    open,
  }) => {
    const { page } = await open('/en.html');
    const element = page.locator('edge-faq');
    const sections = element.locator('details');
    await sections.first().waitFor();

    await pressTabUntil(page, 'What does 微當錢包 do?');
    expect(await openIds(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await openIds(page)).toEqual(['background']);
    expect(await sections.first().locator('[part=answer]').isVisible()).toBe(true);
    await page.keyboard.press('Space');
    expect(await openIds(page)).toEqual([]);

    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('How does a loan get from application to my account?');
    await page.keyboard.press('Space');
    expect(await openIds(page)).toEqual(['how-a-loan-works']);
    await page.keyboard.press('Shift+Tab');
    expect(await focusedText(page)).toBe('What does 微當錢包 do?');

    const stops = await element.locator('summary, a').count();
    for (let stop = 0; stop < stops && (await isFocusInElement(page)); stop++)
      await page.keyboard.press('Tab');
    expect(await isFocusInElement(page)).toBe(false);
  });

  test('shows an outline on a question that is focused by keyboard', async ({ open }) => {
    const { page } = await open('/en.html');
    const question = page.locator('edge-faq summary').first();
    await question.waitFor();
    const outline = () => question.evaluate((node) => getComputedStyle(node).outlineStyle);
    expect(await outline()).toBe('none');
    await pressTabUntil(page, 'What does 微當錢包 do?');
    expect(await outline()).toBe('solid');
  });

  test('does not handle arrow keys, Home and End, which are optional in the APG accordion pattern', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq() });
    const first = page.locator('edge-faq summary').first();
    await first.focus();
    for (const key of ['ArrowDown', 'ArrowUp', 'End', 'Home']) {
      await page.keyboard.press(key);
      expect([key, await hasFocus(first)]).toEqual([key, true]);
    }
  });
});

test('exposes headings by level, questions with their expanded state, and chapters as groups to assistive technology', async ({
  open,
}) => {
  const { page } = await open('/en.html');
  await page.locator('edge-faq summary').first().click();
  const tree = await accessibilityTree(page);
  const headings = tree.filter((node) => node.startsWith('heading'));
  const title = headings.findIndex((heading) => heading.endsWith('loan is overdue'));
  expect(headings.slice(title, title + 6)).toEqual([
    'heading 2 What to do when a 微當錢包 loan is overdue',
    'heading 3 About 微當錢包',
    'heading 4 What does 微當錢包 do?',
    'heading 4 How does a loan get from application to my account?',
    'heading 4 Who borrows this way?',
    'heading 3 Why payments become overdue',
  ]);
  expect(tree).toContain('group About 微當錢包');
  expect(tree).toContain('DisclosureTriangle expanded What does 微當錢包 do?');
  expect(tree).toContain('DisclosureTriangle collapsed How does a loan get from application to my account?');
});

test('exposes names of the toolbar’s controls, search results and their number to assistive technology', async ({
  open,
}) => {
  const { page } = await open('/en.html');
  await waitForGuide(page);
  await page.locator('edge-faq').evaluate((element) => {
    for (const name of ['search', 'language-switch', 'toggle-all']) element.setAttribute(name, '');
  });
  await page.locator('edge-faq [part=search-box]').fill('credit record');
  await page.locator('edge-faq [part=result]').first().waitFor();
  const tree = await accessibilityTree(page);
  expect(tree).toEqual(
    expect.arrayContaining([
      'combobox expanded Search the questions',
      expect.stringMatching(/^option Will a late payment affect my credit record\? \S/),
      'combobox collapsed Language',
      'button Open all',
    ]),
  );
  expect(tree.some((node) => /^StaticText Results: \d+$/.test(node))).toBe(true);
});

/** Presses Tab until the node with `text` is focused. */
async function pressTabUntil(page: Page, text: string): Promise<void> {
  const passed: unknown[] = [];
  while (passed.at(-1) !== text) {
    await page.keyboard.press('Tab');
    passed.push(await focusedText(page));
    if (passed.length > 50) throw new Error(`Tab focused ${passed.join(', ')}`);
  }
}

/** Text of the focused node, in the element or on the page. */
async function focusedText(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer?.shadowRoot?.activeElement ?? outer;
    return inner?.textContent?.trim();
  });
}

async function isFocusInElement(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.localName === 'edge-faq');
}

/** Role, state and name of each named node of the accessibility tree, in reading order. */
async function accessibilityTree(page: PlaywrightPage): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const flatten = (id: string): typeof nodes => {
    const node = byId.get(id);
    return node ? [node, ...(node.childIds ?? []).flatMap(flatten)] : [];
  };
  return flatten(nodes[0]?.nodeId ?? '')
    .filter(({ ignored, name }) => !ignored && name?.value)
    .map(({ role, name, properties = [] }) => {
      const property = (key: string) => properties.find((each) => each.name === key)?.value.value;
      const expanded = property('expanded');
      const state = expanded === undefined ? property('level') : expanded ? 'expanded' : 'collapsed';
      return [role?.value, state, name?.value].filter((word) => word !== undefined).join(' ');
    });
}
