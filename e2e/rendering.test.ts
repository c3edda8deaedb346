import { expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { slowDown, test } from './fixtures.ts';

test.for([
  ['/', 'zh-Hant'],
  ['/zh-Hans.html', 'zh-Hans'],
  ['/en.html', 'en'],
])(
  'on the page %s a reader opens the first question and reads its answer in %s',
  async ([path = '', locale], { open, worker }) => {
    const { page, console } = await open(path);
    const answer = await fetch(`${worker.origin}/v1/guides/overdue-loan?locale=${locale}`);
    const guide = (await answer.json()) as Guide;
    const first = guide.chapters[0]?.sections[0];

    const section = page.locator('edge-faq details').first();
    expect(await section.locator('summary').innerText()).toBe(first?.heading);
    expect(await section.getByText(firstWords(first?.text)).isVisible()).toBe(false);
    await section.locator('summary').click();
    expect(await section.getByText(firstWords(first?.text)).isVisible()).toBe(true);
    expect(squeeze(await section.locator('[part=answer]').innerText())).toBe(squeeze(first?.text));

    expect(await page.locator('edge-faq [part=base]').getAttribute('lang')).toBe(locale);
    expect(console).toEqual([]);
  },
);

test('the whole guide is there: title, intro, six chapters of three questions, summary', async ({ open }) => {
  const { page } = await open('/en.html');
  const element = page.locator('edge-faq');
  await element.locator('[part=title]').waitFor();
  expect(await element.locator('[part=intro]').innerText()).toContain('open the question that matters most');
  expect(await element.getByRole('group', { name: 'About 微當錢包' }).count()).toBe(1);
  expect(await element.locator('[part=chapter]').count()).toBe(6);
  expect(await element.locator('[part=chapter] [part=section]').count()).toBe(18);
  expect(await element.locator('[part=summary]').innerText()).not.toBe('');
});

test('while the guide is on its way the element says so', async ({ open, demo }) => {
  const { page } = await open('/partner.css');
  await slowDown(page);
  await page.goto(`${demo.origin}/`);
  const status = page.locator('edge-faq [part=status]');
  expect(await status.innerText()).toBe('正在載入⋯⋯');
  await page.locator('edge-faq summary').first().waitFor();
  expect(await status.count()).toBe(0);
});

test('a link to another question opens it, scrolls to it and leaves the address alone', async ({ open }) => {
  const { page } = await open('/en.html');
  const address = page.url();
  await page.locator('edge-faq [part=intro] a[href="#get-in-touch"]').click();
  const section = page.locator('edge-faq #get-in-touch');
  expect(await section.locator('[part=answer]').isVisible()).toBe(true);
  const top = await section.evaluate((node) => node.getBoundingClientRect().top);
  expect(Math.abs(top)).toBeLessThan(2);
  expect(await section.locator('summary').evaluate((node) => node.matches(':focus'))).toBe(true);
  expect(page.url()).toBe(address);
});

test('an attribute that changes shows what it asks for', async ({ open }) => {
  const { page } = await open('/en.html');
  const title = page.locator('edge-faq [part=title]');
  await title.waitFor();
  await page.locator('edge-faq').evaluate((element) => element.setAttribute('locale', 'zh-TW'));
  await page.locator('edge-faq [part=guide][lang=zh-Hant]').waitFor();
  expect(await title.innerText()).toContain('逾期');
});

test('the page hears of what happens in the element', async ({ open }) => {
  const { page } = await open('/en.html');
  await page.locator('edge-faq [part=title]').waitFor();
  const heard = await page.evaluate(async () => {
    const told: [string, unknown][] = [];
    for (const name of ['edge-faq-load', 'edge-faq-toggle', 'edge-faq-error']) {
      document.addEventListener(name, (event) =>
        told.push([name, event instanceof CustomEvent && event.detail]),
      );
    }
    const next = (name: string) =>
      new Promise((resolve) => document.addEventListener(name, resolve, { once: true }));
    const element = document.querySelector('edge-faq');
    const toggled = next('edge-faq-toggle');
    element?.shadowRoot?.querySelector('summary')?.click();
    await toggled;
    const failed = next('edge-faq-error');
    element?.setAttribute('guide', 'nothing');
    await failed;
    const loaded = next('edge-faq-load');
    element?.setAttribute('guide', 'overdue-loan');
    await loaded;
    return told;
  });
  expect(heard).toEqual([
    ['edge-faq-toggle', { section: 'background', open: true }],
    [
      'edge-faq-error',
      { fault: 'unknownGuide', message: 'There is no guide "nothing". There is: overdue-loan.' },
    ],
    [
      'edge-faq-load',
      { guide: 'overdue-loan', locale: 'en', revision: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ],
  ]);
});

function firstWords(text = ''): string {
  return text.slice(0, 20);
}

/** Line breaks differ between HTML as laid out and as plain text. */
function squeeze(text = ''): string {
  return text.replace(/\s+/g, '');
}
