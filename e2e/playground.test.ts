import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import { findViolations } from './axe.ts';
import { test } from './fixtures.ts';
import { serveWithStrictPolicy } from './gallery/strict-pages.ts';
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

test('a change in the form updates the preview, and the snippet has the changed fields only', async ({
  open,
}) => {
  const { page, console } = await open('/playground/');
  await waitUntilReady(page);
  expect(await snippetOf(page)).toContain('<edge-faq guide="overdue-loan"></edge-faq>');

  const element = page.locator('.specimen edge-faq');
  await page.getByLabel('Search box').check();
  await page.getByLabel('Preset').selectOption('card');
  await element.locator('[part=search-box]').waitFor();
  expect(await snippetOf(page)).toContain('<edge-faq guide="overdue-loan" search theme="card"></edge-faq>');

  await page.locator('summary', { hasText: 'Chapters' }).click();
  await page.getByRole('group', { name: 'Chapters' }).getByLabel('What you can do').check();
  await page.getByRole('group', { name: 'Chapters' }).getByLabel('Outlook').check();
  await waitFor(async () => expect(await element.locator('[part=chapter]').count()).toBe(2));
  expect(await snippetOf(page)).toContain('chapter="what-to-do outlook"');

  await page.getByLabel('Text', { exact: true }).fill('rebeccapurple');
  await waitFor(async () => expect(await questionColor(page)).toBe('rgb(102, 51, 153)'));
  expect(await snippetOf(page)).toContain('--edge-faq-color: rebeccapurple;');

  await page.getByLabel('Language of the page').selectOption('zh-Hant');
  await element.locator('[part=guide][lang=zh-Hant]').waitFor();
  await page.getByLabel('Search box').uncheck();
  await waitFor(async () => expect(await element.locator('[part=search-box]').count()).toBe(0));
  expect(await snippetOf(page)).not.toContain('search');
  expect(await snippetOf(page)).toContain('/embed/overdue-loan.js?locale=zh-Hant"');
  expect(await snippetOf(page)).toContain(
    '<edge-faq guide="overdue-loan" chapter="what-to-do outlook" theme="card">',
  );

  await page.getByLabel('Counts of searches').check();
  expect(await element.getAttribute('count-searches')).toBe('');
  expect(await snippetOf(page)).toContain(' count-searches');

  await page.getByRole('button', { name: 'Start again' }).click();
  await waitFor(async () => expect(await element.getAttribute('theme')).toBe(null));
  expect(await element.getAttribute('count-searches')).toBe(null);
  expect(await snippetOf(page)).toContain('<edge-faq guide="overdue-loan"></edge-faq>');
  expect(console).toEqual([]);
});

test('questions are in the order of selection, and “All of them” disables the other boxes', async ({
  open,
}) => {
  const { page } = await open('/playground/');
  await waitUntilReady(page);
  await page.locator('form summary', { hasText: 'Questions' }).click();
  const questions = page.getByRole('group', { name: 'Questions' });
  await questions.getByLabel('What steps does collection follow?').check();
  await questions.getByLabel('Who borrows this way?').check();
  expect(await snippetOf(page)).toContain('sections="process who-uses-it"');

  await page.locator('summary', { hasText: 'Open at first' }).click();
  const opened = page.getByRole('group', { name: 'Open at first' });
  await opened.getByLabel('All of them').check();
  expect(await opened.getByLabel('Who borrows this way?').isDisabled()).toBe(true);
  await waitFor(async () => expect(await page.locator('.specimen details[open]').count()).toBe(2));
  expect(await snippetOf(page)).toMatch(/ open>?/);
});

test('a shared link restores form, preview, snippet and page options', async ({ open }) => {
  const { page } = await open(
    playgroundPath({ ...STATE, lang: 'ja', width: '360', scheme: 'dark', form: 'vue' }),
  );
  await waitUntilReady(page);
  await waitFor(async () => expect(await visibleState(page)).toEqual(EXPECTED_STATE));
  expect(await questionColor(page)).toBe('rgb(16, 32, 48)');
  expect(await page.getByLabel('Preset').inputValue()).toBe('card');
  expect(await page.getByLabel('Vue 3').isChecked()).toBe(true);
  expect(
    await page.locator('.specimen').evaluate((box) => [box.getAttribute('lang'), box.clientWidth]),
  ).toEqual(['ja', 360]);

  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toEqual({
    ...STATE,
    lang: 'ja',
    width: '360',
    scheme: 'dark',
    form: 'vue',
  });
  await page.getByLabel('Preset').selectOption('plain');
  await page.reload();
  await waitUntilReady(page);
  expect(await page.locator('.specimen edge-faq').getAttribute('theme')).toBe('plain');
});

test('invalid and hostile values of a link are dropped from snippet and URL', async ({ open }) => {
  const hostile = {
    guide: 'nothing',
    chapter: 'causes"><script>',
    'heading-level': '9',
    theme: 'x',
    color: 'red;} body {display: none',
    background: 'url(//elsewhere.invalid)',
    'link-color': 'var(--a, </style>)',
    radius: '1em" onclick="x',
    form: 'none',
  };
  const { page } = await open(playgroundPath(hostile));
  await waitUntilReady(page);
  const untouched = await open('/playground/');
  await waitUntilReady(untouched.page);
  expect(await snippetOf(page)).toBe(await snippetOf(untouched.page));
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    guide: 'overdue-loan',
    form: 'one-request',
  });
});

test('an invalid CSS value marks its field as invalid and is not in the snippet', async ({ open }) => {
  const { page } = await open('/playground/');
  await waitUntilReady(page);
  const field = page.getByLabel('Corners');
  await field.fill('roundish');
  expect(await field.evaluate((input) => input.matches(':invalid'))).toBe(true);
  expect(await snippetOf(page)).not.toContain('roundish');
  await field.fill('2em');
  expect(await field.evaluate((input) => input.matches(':invalid'))).toBe(false);
  expect(await snippetOf(page)).toContain('--edge-faq-radius: 2em;');
});

test('the form has a field for every attribute of the element except src', async ({ open }) => {
  const { page } = await open('/playground/');
  await waitUntilReady(page);
  const [attributes, offered] = await page.evaluate<[string[], string[]]>(
    `Promise.all([
      customElements.whenDefined('edge-faq').then((EdgeFaq) => EdgeFaq.observedAttributes),
      import('/playground/fields.js').then(({ fields }) => fields.filter(({ use }) => use === 'attribute').map(({ name }) => name)),
    ])`,
  );
  // These are no properties of the element.
  const others = ['count-searches', 'keep-url', 'remember'];
  expect([...offered, 'src'].toSorted()).toEqual([...attributes, ...others].toSorted());
});

test('the log lists every event of the element when it is dispatched', async ({ open }) => {
  const { page } = await open('/playground/?search=');
  await waitUntilReady(page);
  const log = page.locator('#events li');
  await log.filter({ hasText: 'edge-faq-load' }).waitFor();
  await page.locator('.specimen summary').first().click();
  await log.filter({ hasText: 'edge-faq-toggle' }).waitFor();
  expect(await log.first().textContent()).toContain('{"section":"background","open":true}');
  await page.locator('.specimen [part=search-box]').fill('contact');
  await log.filter({ hasText: 'edge-faq-search' }).waitFor();

  const logged = await page.evaluate<string[]>(
    "import('/playground/event-log.js').then(({ EVENTS }) => EVENTS)",
  );
  const declared = (await readFile('widget/events.ts', 'utf8')).match(/'edge-faq-[a-z-]+'(?=: CustomEvent)/g);
  expect(logged.map((name) => `'${name}'`)).toEqual(declared);
});

test('the form and the copy button work with the keyboard', async ({ open }) => {
  const { page } = await open('/playground/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await waitUntilReady(page);
  await page.getByLabel('Only one question').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Script with the guide').focus();
  await page.keyboard.press('ArrowRight');
  expect(await snippetOf(page)).toContain('/embed/edge-faq.js"');
  await page.getByRole('button', { name: 'Copy the code' }).press('Enter');
  await page.locator('#snippet').getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await snippetOf(page));
  expect(await snippetOf(page)).toContain('<edge-faq guide="overdue-loan" exclusive></edge-faq>');
});

test('the page has no axe-core violations in light and dark, and does not scroll horizontally at 320 pixels', async ({
  open,
}) => {
  const { page } = await open(playgroundPath({ ...STATE, color: '', radius: '' }), {
    viewport: { width: 320, height: 640 },
  });
  await waitUntilReady(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findViolations(new AxeBuilder({ page }))).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('the playground works under a strict Content Security Policy with Trusted Types', async ({
  open,
  demo,
  worker,
  onTestFinished,
}) => {
  const strict = await serveWithStrictPolicy(demo.origin, worker.origin);
  onTestFinished(() => strict.stop());
  const { page, console } = await open(strict.origin + playgroundPath(STATE));
  await waitUntilReady(page);
  await waitFor(async () => expect(await visibleState(page)).toEqual(EXPECTED_STATE));
  expect(await questionColor(page)).toBe('rgb(16, 32, 48)');
  expect(console).toEqual([]);
});
