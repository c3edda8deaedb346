import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { embedded as test } from './fixtures.ts';
import { soon } from './running.ts';

const ELEMENT = '<edge-faq guide="overdue-loan" toggle-all language-switch></edge-faq>';

const attribute = (page: Page, part: string, name: string) =>
  page.locator(`edge-faq [part=${part}]`).getAttribute(name);
const button = (page: Page) => page.locator('edge-faq [part=toggle-all]');

test.for([
  ['zh-TW', 'zh-Hant', '全部展開', 'zh-Hant'],
  ['zh-HK', 'zh-Hant', '全部展開', 'zh-Hant'],
  ['zh', 'zh-Hans', '全部展开', 'zh-Hans'],
  ['zh_CN', 'zh-Hans', '全部展开', 'zh-Hans'],
  ['en-GB', 'en', 'Open all', 'en'],
  ['ar', 'ar', 'فتح الكل', 'zh-Hant'],
  ['es-MX', 'es', 'Abrir todo', 'zh-Hant'],
  ['ja', 'ja', 'すべて開く', 'zh-Hant'],
  ['vi-VN', 'vi', 'Mở tất cả', 'zh-Hant'],
  ['fr', 'en', 'Open all', 'zh-Hant'],
])(
  'on a page in %s the element speaks %s, and what the guide lacks comes in the language it was written in',
  async ([lang = '', spoken, label, content], { embed }) => {
    const { page } = await embed({ body: ELEMENT, lang });
    await soon(async () => expect(await button(page).innerText()).toBe(label));
    expect(await attribute(page, 'base', 'lang')).toBe(spoken);
    expect(await attribute(page, 'guide', 'lang')).toBe(content);
  },
);

test('right to left is the element where it speaks Arabic, and left to right the guide in it', async ({
  embed,
}) => {
  const { page } = await embed({ body: ELEMENT, lang: 'ar' });
  await soon(async () => expect(await button(page).innerText()).toBe('فتح الكل'));
  expect([await attribute(page, 'base', 'dir'), await attribute(page, 'guide', 'dir')]).toEqual([
    'rtl',
    'ltr',
  ]);
  const [toggle, choice] = [
    await button(page).boundingBox(),
    await page.locator('edge-faq [part=language]').boundingBox(),
  ];
  expect(toggle?.x).toBeLessThan(choice?.x ?? 0);
});

test('nothing that a page in such a language says of loading is English', async ({ embed, worker }) => {
  const { page } = await embed({ body: '', lang: 'ja' });
  await page.route(`${worker.origin}/v1/**`, () => {});
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), ELEMENT);
  const said = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const words = new Set<string | undefined>();
        const look = () => {
          words.add(
            document
              .querySelector('edge-faq')
              ?.shadowRoot?.querySelector('[part=status]')
              ?.textContent?.trim(),
          );
          if (words.has('質問を読み込んでいます…')) resolve([...words].filter(Boolean));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  expect(said).toEqual(['質問を読み込んでいます…']);
});

test('a lang that changes around the element, through shadow roots, changes the element; others don’t', async ({
  embed,
}) => {
  const { page } = await embed({ body: '<div id="outer"></div><p id="elsewhere" lang="en"></p>' });
  await page.evaluate((html) => {
    const root = document.querySelector('#outer')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = `<section>${html}</section>`;
  }, ELEMENT);
  await soon(async () => expect(await button(page).innerText()).toBe('Open all'));
  await page.locator('edge-faq summary').first().click();

  await page.evaluate(() => document.querySelector('#outer')?.setAttribute('lang', 'zh-Hant'));
  await soon(async () => expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hant'));
  expect(await page.locator('edge-faq details[open]').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
    'background',
  ]);
  await page.locator('section').evaluate((section) => section.setAttribute('lang', 'zh-Hans'));
  await soon(async () => expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hans'));

  let requests = 0;
  page.on('request', () => requests++);
  await page.evaluate(() => document.querySelector('#elsewhere')?.setAttribute('lang', 'zh-Hant'));
  await page.waitForTimeout(200);
  expect([requests, await attribute(page, 'guide', 'lang')]).toEqual([0, 'zh-Hans']);
});

test('a reader chooses a language by its own name; what is shown stays until the other is there', async ({
  embed,
}) => {
  const { page } = await embed({ body: ELEMENT });
  const choice = page.locator('edge-faq').getByRole('combobox', { name: 'Language' });
  await choice.waitFor();
  expect(await choice.locator('option').allInnerTexts()).toEqual(['繁體中文', 'English', '简体中文']);
  expect(await choice.inputValue()).toBe('en');
  await page.evaluate(() => {
    const seen = new Set<boolean>();
    Object.assign(globalThis, { seen });
    const look = () => {
      seen.add(!!document.querySelector('edge-faq')?.shadowRoot?.querySelector('summary'));
      requestAnimationFrame(look);
    };
    look();
  });
  await choice.selectOption('zh-Hant');
  await soon(async () => expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hant'));
  expect(await attribute(page, 'base', 'lang')).toBe('zh-Hant');
  expect(await page.evaluate(() => [...Reflect.get(globalThis, 'seen')])).toEqual([true]);
});

test('a language that can’t be had leaves what is shown, and the page hears of it', async ({
  embed,
  worker,
}) => {
  const { page } = await embed({ body: ELEMENT });
  const choice = page.locator('edge-faq [part=language]');
  await choice.waitFor();
  await page.route(`${worker.origin}/v1/**`, (route) => route.abort());
  const heard = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener('edge-faq-error', ({ detail }: CustomEventInit) => resolve(detail.fault)),
      ),
  );
  await choice.selectOption('zh-Hant');
  expect(await heard).toBe('unavailable');
  expect(await attribute(page, 'guide', 'lang')).toBe('en');
});

test('a locale that is no language tag is said to be none, and the page’s is taken', async ({ embed }) => {
  const { page, console } = await embed({
    body: '<edge-faq guide="overdue-loan" locale="not a tag!"></edge-faq>',
  });
  await page.locator('edge-faq summary').first().waitFor();
  expect(await attribute(page, 'guide', 'lang')).toBe('en');
  expect(new Set(console)).toEqual(
    new Set(['warning: <edge-faq>: "not a tag!" is not a language tag; write it like "zh-Hant" or "en".']),
  );
});
