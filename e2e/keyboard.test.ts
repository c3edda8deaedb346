import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './fixtures.ts';

test('Tab leads into the element, Enter and Space open and close, Tab leads out again', async ({ open }) => {
  const { page } = await open('/en.html');
  const element = page.locator('edge-faq');
  const sections = element.locator('details');
  await sections.first().waitFor();

  await page.keyboard.press('Tab');
  while ((await focused(page)) !== 'What does 微當錢包 do?') await page.keyboard.press('Tab');
  expect(await opened(page)).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await opened(page)).toEqual(['background']);
  expect(await sections.first().locator('[part=answer]').isVisible()).toBe(true);
  await page.keyboard.press('Space');
  expect(await opened(page)).toEqual([]);

  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('How does a loan get from application to my account?');
  await page.keyboard.press('Space');
  expect(await opened(page)).toEqual(['how-a-loan-works']);
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe('What does 微當錢包 do?');

  const stops = await element.locator('summary, a').count();
  for (let stop = 0; stop < stops && (await inElement(page)); stop++) await page.keyboard.press('Tab');
  expect(await inElement(page)).toBe(false);
});

test('what has focus can be seen to have it', async ({ open }) => {
  const { page } = await open('/en.html');
  const question = page.locator('edge-faq summary').first();
  await question.waitFor();
  const outline = () => question.evaluate((node) => getComputedStyle(node).outlineStyle);
  expect(await outline()).toBe('none');
  await page.keyboard.press('Tab');
  while ((await focused(page)) !== (await question.innerText())) await page.keyboard.press('Tab');
  expect(await outline()).toBe('solid');
});

test('a screen reader hears headings in order, questions that say whether they are open, and their group', async ({
  open,
}) => {
  const { page } = await open('/en.html');
  await page.locator('edge-faq summary').first().click();
  const spoken = await accessibilityTree(page);
  const headings = spoken.filter((node) => node.startsWith('heading'));
  const title = headings.findIndex((heading) => heading.endsWith('loan is overdue'));
  expect(headings.slice(title, title + 6)).toEqual([
    'heading 2 What to do when a 微當錢包 loan is overdue',
    'heading 3 About 微當錢包',
    'heading 4 What does 微當錢包 do?',
    'heading 4 How does a loan get from application to my account?',
    'heading 4 Who borrows this way?',
    'heading 3 Why payments become overdue',
  ]);
  expect(spoken).toContain('group About 微當錢包');
  expect(spoken).toContain('DisclosureTriangle expanded What does 微當錢包 do?');
  expect(spoken).toContain(
    'DisclosureTriangle collapsed How does a loan get from application to my account?',
  );
});

test('a screen reader hears what the toolbar is for, and what came of a search', async ({ open }) => {
  const { page } = await open('/en.html');
  await page.locator('edge-faq summary').first().waitFor();
  await page.locator('edge-faq').evaluate((element) => {
    for (const name of ['search', 'language-switch', 'toggle-all']) element.setAttribute(name, '');
  });
  await page.locator('edge-faq [part=search-box]').fill('credit record');
  await page.locator('edge-faq [part=result]').first().waitFor();
  const spoken = await accessibilityTree(page);
  expect(spoken).toEqual(
    expect.arrayContaining([
      'searchbox Search the questions',
      expect.stringMatching(/^link Will a late payment affect my credit record\? …/),
      'combobox collapsed Language',
      'button Open all',
    ]),
  );
  expect(spoken.some((node) => /^StaticText Results: \d+$/.test(node))).toBe(true);
});

/** The text of what has focus, in the element or on the page. */
async function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer?.shadowRoot?.activeElement ?? outer;
    return inner?.textContent?.trim();
  });
}

async function inElement(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.localName === 'edge-faq');
}

async function opened(page: Page): Promise<string[]> {
  return page.locator('edge-faq details[open]').evaluateAll((sections) => sections.map(({ id }) => id));
}

/** Role, state and name of what assistive technology is told of, in reading order. */
async function accessibilityTree(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (id: string): typeof nodes => {
    const node = byId.get(id);
    return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : [];
  };
  return inOrder(nodes[0]?.nodeId ?? '')
    .filter(({ ignored, name }) => !ignored && name?.value)
    .map(({ role, name, properties = [] }) => {
      const property = (wanted: string) => properties.find((each) => each.name === wanted)?.value.value;
      const expanded = property('expanded');
      const state = expanded === undefined ? property('level') : expanded ? 'expanded' : 'collapsed';
      return [role?.value, state, name?.value].filter((word) => word !== undefined).join(' ');
    });
}
