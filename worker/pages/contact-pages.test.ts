import { describe, expect, test } from 'vitest';
import { attributeOf, findAll, readPage, textOf } from '../../test/fixtures/page-view.ts';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';

const CONTACT = ['https://bank.example/contact', 'mailto:help@faq.example', 'tel:+886212345678'];

async function open(path: string) {
  const response = await fetchWorker(path);
  expect(response.status).toBe(200);
  return readPage(await response.text());
}

describe.each([
  ['accessibility', 'en', 'Accessibility'],
  ['accessibility', 'zh-Hant', '無障礙聲明'],
  ['report', 'en', 'Report a problem'],
  ['report', 'zh-Hans', '反馈问题'],
])('/%s in %s', (name, locale, heading) => {
  test('says whom to tell', async () => {
    const page = await open(`/${name}?locale=${locale}`);
    expect([page.lang, page.robots, page.canonical]).toEqual([
      locale,
      '',
      `https://faq.example/${name}?locale=${locale}`,
    ]);
    expect(page.hreflang['x-default']).toBe(`https://faq.example/${name}`);
    expect(findAll(page, 'h1').map(textOf)).toEqual([heading]);
    expect(findAll(page, 'main li a').map((link) => attributeOf(link, 'href'))).toEqual(CONTACT);
    expect(page.crumbs.at(-1)).toBe(heading);
    expect(page.languages.length).toBe(3);
  });
});

test('the accessibility statement says when it was checked', async () => {
  expect((await open('/accessibility?locale=en')).text).toContain('Last checked on November 20, 2026.');
});

test('the footer has links, contact and imprint in the language of the page', async () => {
  const page = await open('/g/parcels/zh-Hant');
  expect(findAll(page, 'footer a').map((link) => attributeOf(link, 'href'))).toEqual([
    'https://bank.example/terms?a=1&b=2',
    ...CONTACT,
    '/accessibility?locale=zh-Hant',
    '/report?locale=zh-Hant&guide=parcels',
  ]);
  expect(findAll(page, 'footer a').map(textOf)[0]).toBe('條款');
  expect(findAll(page, 'footer .imprint').map(textOf)).toEqual(['範例包裹']);
});

test.each(['/report?locale=en', '/g/parcels/en'])(
  '%s has the telephone number in one piece',
  async (path) => {
    const html = await (await fetchWorker(path)).text();
    expect(html.match(/>Telephone: [^<]*</g)).not.toBeNull();
    for (const [text] of html.matchAll(/>Telephone: [^<]*</g))
      expect(text).toBe('>Telephone: +886\u00a02\u00a01234\u00a05678<');
  },
);

test('the icon has the colour of the site', async () => {
  const response = await fetchWorker('/icon.svg');
  expect(response.headers.get('Content-Type')).toBe('image/svg+xml');
  expect(await response.text()).toContain('fill="#7b1fa2"');
});

test('the speculation rules name the pages of guides', async () => {
  const page = await fetchWorker('/g/parcels/en');
  expect(page.headers.get('Speculation-Rules')).toBe('"/speculation-rules.json"');
  const response = await fetchWorker('/speculation-rules.json');
  expect(response.headers.get('Content-Type')).toBe('application/speculationrules+json');
  expect(await response.json()).toEqual({
    prefetch: [{ where: { href_matches: '/g/*' }, eagerness: 'moderate' }],
  });
});
