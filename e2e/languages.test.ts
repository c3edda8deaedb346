/** Languages of the element and its guide: inherited `lang`, fallback, direction, language switch. */
import { describe, expect } from 'vitest';
import { guidePath } from './api.ts';
import { edgeFaq, openIds, requestedPaths, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { layoutShift, scriptTag, test, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const ELEMENT = edgeFaq('toggle-all language-switch');

const attribute = (page: Page, part: string, name: string) =>
  page.locator(`edge-faq [part=${part}]`).getAttribute(name);
const button = (page: Page) => page.locator('edge-faq [part=toggle-all]');

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test.for([
    ['zh-TW', 'zh-Hant', '全部展開', 'zh-Hant'],
    ['zh-HK', 'zh-Hant', '全部展開', 'zh-Hant'],
    ['zh', 'zh-Hans', '全部展开', 'zh-Hans'],
    ['zh_CN', 'zh-Hans', '全部展开', 'zh-Hans'],
    ['en-GB', 'en', 'Open all', 'en'],
    ['ar', 'ar', 'فتح الكل', 'en'],
    ['es-MX', 'es', 'Abrir todo', 'en'],
    ['ja', 'ja', 'すべて開く', 'en'],
    ['ko-KR', 'ko', '모두 열기', 'en'],
    ['vi-VN', 'vi', 'Mở tất cả', 'en'],
    ['fr', 'en', 'Open all', 'en'],
  ])(
    'on a page in %s, shows its own text in %s ("%s") and the guide in %s',
    async ([lang = '', ui, label, guide], { openPartnerPage }) => {
      const { page } = await openPartnerPage({ body: ELEMENT, lang });
      await waitFor(async () => expect(await button(page).innerText()).toBe(label));
      expect(await attribute(page, 'base', 'lang')).toBe(ui);
      expect(await attribute(page, 'guide', 'lang')).toBe(guide);
    },
  );

  test('lays out its controls from right to left in Arabic, and an English guide from left to right', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: ELEMENT, lang: 'ar' });
    await waitFor(async () => expect(await button(page).innerText()).toBe('فتح الكل'));
    expect([await attribute(page, 'base', 'dir'), await attribute(page, 'guide', 'dir')]).toEqual([
      'rtl',
      'ltr',
    ]);
    const [toggle, select] = [
      await button(page).boundingBox(),
      await page.locator('edge-faq [part=language]').boundingBox(),
    ];
    expect(toggle?.x).toBeLessThan(select?.x ?? 0);
  });

  test('says that a guide isn’t available in the page’s language, and offers its languages without any attribute', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: edgeFaq(), lang: 'fr' });
    const note = page.locator('edge-faq [part=note]');
    await waitFor(async () =>
      expect(await note.innerText()).toBe('This guide isn’t available in French. Shown in English.'),
    );
    await page.locator('edge-faq [part=language]').selectOption('zh-Hant');
    await waitFor(async () => expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hant'));
    expect(await note.count()).toBe(0);
    await page.locator('edge-faq [part=language]').selectOption('en');
    await waitFor(async () => expect(await attribute(page, 'guide', 'lang')).toBe('en'));
    expect(await note.count()).toBe(0);
  });

  test('follows changes of `lang` on ancestors, across shadow roots, and ignores those of other nodes', async ({
    openPartnerPage,
    worker,
  }) => {
    const { page } = await openPartnerPage({
      body: '<div id="outer"></div><p id="elsewhere" lang="en"></p>',
    });
    await page.evaluate((html) => {
      const root = document.querySelector('#outer')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = `<section>${html}</section>`;
    }, ELEMENT);
    await waitFor(async () => expect(await button(page).innerText()).toBe('Open all'));
    await page.locator('edge-faq summary').first().click();

    await page.evaluate(() => document.querySelector('#outer')?.setAttribute('lang', 'zh-Hant'));
    await waitFor(async () => expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hant'));
    expect(await openIds(page)).toEqual(['background']);
    await page.locator('section').evaluate((section) => section.setAttribute('lang', 'zh-Hans'));
    await waitFor(async () => expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hans'));

    const requests = await requestedPaths(page, worker.origin);
    await page.evaluate(() => document.querySelector('#elsewhere')?.setAttribute('lang', 'zh-Hant'));
    await page.waitForTimeout(200);
    expect(await requestedPaths(page, worker.origin)).toEqual(requests);
    expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hans');
  });

  test('uses the page’s language where `locale` is not a language tag', async ({ openPartnerPage }) => {
    const { page, console } = await openPartnerPage({
      body: edgeFaq('locale="not a tag!"'),
    });
    await waitForGuide(page);
    expect(await attribute(page, 'guide', 'lang')).toBe('en');
    expect(console).toEqual([]);
  });
});

test('shows the loading message in the page’s language from the start', async ({
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: '', lang: 'ja' });
  await page.route(`${worker.origin}/v1/**`, () => {});
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), ELEMENT);
  const messages = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const texts = new Set<string | undefined>();
        const collect = () => {
          texts.add(
            document
              .querySelector('edge-faq')
              ?.shadowRoot?.querySelector('[part=status]')
              ?.textContent?.trim(),
          );
          if (texts.has('質問を読み込んでいます…')) resolve([...texts].filter(Boolean));
          else requestAnimationFrame(collect);
        };
        collect();
      }),
  );
  expect(messages).toEqual(['質問を読み込んでいます…']);
});

test('offers languages by their own names, and keeps the guide visible until the chosen translation is loaded', async ({
  openPartnerPage,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  const select = page.locator('edge-faq').getByRole('combobox', { name: 'Language' });
  await select.waitFor();
  expect(await select.locator('option').allInnerTexts()).toEqual(['繁體中文', 'English', '简体中文']);
  expect(await select.inputValue()).toBe('en');
  await page.evaluate(() => {
    const visible = new Set<string>();
    Object.assign(globalThis, { visible });
    const collect = () => {
      const root = document.querySelector('edge-faq')?.shadowRoot;
      visible.add(`${!!root?.querySelector('summary')} ${root?.querySelector('[part=note]')?.textContent}`);
      requestAnimationFrame(collect);
    };
    collect();
  });
  await select.selectOption('zh-Hant');
  await waitFor(async () => expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hant'));
  expect(await attribute(page, 'base', 'lang')).toBe('zh-Hant');
  expect(await page.evaluate(() => [...Reflect.get(globalThis, 'visible')])).toEqual(['true undefined']);
});

test('keeps the guide and its language in the switch when the chosen translation fails to load, and shows it when it is chosen again', async ({
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: ELEMENT });
  const select = page.locator('edge-faq [part=language]');
  await select.waitFor();
  await page.route(`${worker.origin}/v1/**`, (route) => route.abort());
  const error = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener('edge-faq-error', ({ detail }: CustomEventInit) => resolve(detail.fault)),
      ),
  );
  await select.selectOption('zh-Hant');
  expect(await error).toBe('unavailable');
  expect(await attribute(page, 'guide', 'lang')).toBe('en');
  expect(await page.locator('edge-faq [part=note]').count()).toBe(0);
  expect(await select.inputValue()).toBe('en');

  await page.unroute(`${worker.origin}/v1/**`);
  await select.selectOption('zh-Hant');
  await waitFor(async () => expect(await attribute(page, 'guide', 'lang')).toBe('zh-Hant'));
});

test('uses the page’s language where the `locale` property is no string, as frameworks set it', async ({
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage({ body: '' });
  await page.evaluate(() => {
    const element = Object.assign(document.createElement('edge-faq'), {
      guide: 'overdue-loan',
      locale: true,
    });
    document.body.append(element);
  });
  await waitForGuide(page);
  expect(await attribute(page, 'guide', 'lang')).toBe('en');
  expect(console).toEqual([]);
});

test.for([
  ['zh-TW', 'fr', 'zh-Hant', '這份指南沒有法文版，以下是繁體中文版。'],
  ['zh-CN', 'de', 'zh-Hans', '这份指南没有德语版，以下是简体中文版。'],
  ['de', 'de', 'zh-Hant', 'This guide isn’t available in German. Shown in Traditional Chinese.'],
  ['en-GB', 'es', 'en', 'Esta guía no está disponible en español. Se muestra en inglés.'],
  ['en', 'ja', 'en', 'このガイドに日本語版はありません。英語版を表示しています。'],
  ['en', 'ko', 'en', '이 가이드는 한국어 버전이 없습니다. 영어 버전을 보고 계십니다.'],
  ['en', 'vi', 'en', 'Hướng dẫn này chưa có bằng Tiếng Việt. Đang hiển thị bằng Tiếng Anh.'],
  ['en', 'ar', 'en', 'هذا الدليل غير متوفر باللغة العربية. يُعرض باللغة الإنجليزية.'],
])(
  'for a reader of %s on a page in %s, shows the guide in %s, and says "%s"',
  async ([locale = '', lang = '', guide, message], { openPartnerPage }) => {
    const { page, console } = await openPartnerPage({ body: edgeFaq(), lang }, { locale });
    await page.locator('edge-faq [part=note]').waitFor();
    expect(await page.locator('edge-faq [part=note]').allInnerTexts()).toEqual([message]);
    expect(await attribute(page, 'guide', 'lang')).toBe(guide);
    expect(await page.locator('edge-faq [part=language]').inputValue()).toBe(guide);
    expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  },
);

test('shows the note and the choice of languages above the guide without a layout shift', async ({
  openThrottledPartnerPage,
}) => {
  const page = await openThrottledPartnerPage(
    `<style>edge-faq:not(:defined) { display: block; min-height: 100svh }</style><main lang="fr">${edgeFaq()}</main><p>Below.</p>`,
  );
  await page.locator('edge-faq [part=language]').waitFor();
  expect(await page.locator('edge-faq [part=note]').count()).toBe(1);
  expect(await layoutShift(page)).toBe(0);
});

test.for([
  ['en', 'en', []],
  ['zh-TW', 'zh-Hant', [guidePath('zh-Hant')]],
  ['de', 'zh-Hant', [guidePath('zh-Hant')]],
] as const)(
  'with the English guide in its script, on a page in German, shows a reader of %s the guide in %s after the requests %j',
  async ([locale, guide, requests], { openPartnerPage, worker }) => {
    const { page } = await openPartnerPage(
      { head: scriptTag(worker.origin, '/embed/overdue-loan.js?locale=en'), body: edgeFaq(), lang: 'de' },
      { locale },
    );
    await page.locator('edge-faq [part=note]').waitFor();
    expect(await attribute(page, 'guide', 'lang')).toBe(guide);
    const paths = await requestedPaths(page, worker.origin);
    expect(paths.filter((path) => path.startsWith('/v1/guides/overdue-loan?'))).toEqual(requests);
  },
);
