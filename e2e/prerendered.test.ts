/** Elements that a server rendered as declarative shadow DOM, and their replacement by the script. */
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect } from 'vitest';
import type { Guide } from '../schema/guide.ts';
import { PRERENDERED_QUERY } from '../schema/pick-guide.ts';
import { renderGuide, styleSources } from '../widget/ssr/render-guide.ts';
import { fetchGuide } from './api.ts';
import { hasFocus, openIds, requestedPaths, waitForReplacement } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { test as base, layoutShift, testIn, throttle } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const test = base.extend('guide', ({ worker }) => fetchGuide(worker.origin, 'en'));

const GUIDE_PATH = `/v1/guides/overdue-loan?locale=en&${PRERENDERED_QUERY}`;

/** Loads the script into a page without its tag: what comes before happens before the script, however fast it loads. */
const loadScript = (page: Page, origin: string) =>
  page.evaluate((src) => {
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
  }, `${origin}/embed/edge-faq.js`);

/** Clicks each element, which replaces its prerendered content. */
async function replaceAll(page: Page): Promise<void> {
  await page.waitForFunction(() => customElements.get('edge-faq') !== undefined);
  await page.locator('edge-faq').evaluateAll((all) => {
    for (const each of all) (each as HTMLElement).click();
  });
  await waitForReplacement(page);
}

const ATTRIBUTES = [
  {},
  { chapter: 'causes', 'heading-level': '3' },
  { sections: 'process background', open: 'process' },
  { open: true, exclusive: true, theme: 'card' },
  { locale: 'en', 'toggle-all': true, search: true },
  { collapsed: true, open: 'causes losing-contact' },
];

/** Script that records violations of the page's policy, which allows it by its nonce. */
const RECORDER = `<script nonce="recorder">
globalThis.violations = [];
addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective + ' ' + event.blockedURI));
</script>`;

const violations = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'violations') as string[]);

/** What a page with prerendered content needs, where `styles` allow the style sheet in it. */
function policyHeaders(origin: string, styles: string): Record<string, string> {
  const policy = `default-src 'none'; script-src ${origin} 'nonce-recorder'; connect-src ${origin}; img-src ${origin} data:; style-src ${styles}`;
  return { 'Content-Security-Policy': policy };
}

/** The `display` of the first question and of the toolbar of each element, which style sheets set to `flex`. */
const displays = (page: Page) =>
  page
    .locator('edge-faq')
    .evaluateAll((all) =>
      all.map(({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll('[part=toolbar], [part=section]:first-child summary') ?? [])].map(
          (part) => getComputedStyle(part).display,
        ),
      ),
    );

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name).extend('guide', ({ worker }) => fetchGuide(worker.origin, 'en'));

  test('is readable, styled and operable without JavaScript', async ({ guide, openPartnerPage }) => {
    const { page, console } = await openPartnerPage(
      { body: renderGuide(guide), head: '' },
      { javaScriptEnabled: false },
    );
    const section = page.locator('edge-faq details').first();
    expect(await section.locator('[part=answer]').isVisible()).toBe(false);
    await section.locator('summary').click();
    expect(await section.locator('[part=answer]').isVisible()).toBe(true);
    const box = await section.locator('summary').boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(console).toEqual([]);
  });

  test('is styled before the script, and violates no policy that has the hashes or the nonce of its style sheets', async ({
    guide,
    open,
    partner,
    worker,
  }) => {
    for (const [styles, options] of [
      [(await styleSources()).join(' '), {}],
      ["'nonce-r4nd0m'", { nonce: 'r4nd0m' }],
    ] as const) {
      const body = [{ sections: 'process' }, { sections: 'process', search: true }].map((attributes) =>
        renderGuide(guide, attributes, '', options),
      );
      const headers = policyHeaders(worker.origin, styles);
      const { page } = await open(partner.addPage({ head: RECORDER, body: body.join(''), headers }));
      expect(await displays(page)).toEqual([['flex'], ['flex', 'flex']]);
      await loadScript(page, worker.origin);
      await replaceAll(page);
      expect(await displays(page)).toEqual([['flex'], ['flex', 'flex']]);
      expect(await violations(page)).toEqual([]);
    }
  });

  test('is without styles until the script comes where the policy allows no style sheets', async ({
    guide,
    open,
    partner,
    worker,
  }) => {
    const body = renderGuide(guide, { sections: 'process' });
    const headers = policyHeaders(worker.origin, "'none'");
    const { page } = await open(partner.addPage({ head: RECORDER, body, headers }));
    expect(await displays(page)).not.toEqual([['flex']]);
    await waitFor(async () =>
      expect(await violations(page)).toEqual([expect.stringMatching(/^style-src(-elem)? inline$/)]),
    );
    await loadScript(page, worker.origin);
    await replaceAll(page);
    expect(await displays(page)).toEqual([['flex']]);
  });

  test('has the same layout as the element itself, whatever its attributes', async ({
    guide,
    openPartnerPage,
  }) => {
    const viewport = { width: 600, height: 900 };
    const body = ATTRIBUTES.map((attributes) => renderGuide(guide, attributes)).join('');
    const without = await openPartnerPage({ body, head: '' }, { viewport });
    const rendered = await without.page.locator('edge-faq').evaluateAll(partRects);
    expect(rendered).toHaveLength(ATTRIBUTES.length);
    const { page } = await openPartnerPage({ body }, { viewport });
    await replaceAll(page);
    const replaced = await page.locator('edge-faq').evaluateAll(partRects);
    for (const [index, attributes] of ATTRIBUTES.entries())
      expect([attributes, replaced[index]]).toEqual([attributes, rendered[index]]);
  });

  test('keeps open sections, focus and layout when the script replaces the prerendered content', async ({
    guide,
    openPartnerPage,
    worker,
  }) => {
    const { page } = await openPartnerPage({
      body: `${renderGuide(guide)}<p id="below">Below.</p>`,
      head: '',
    });
    const question = page.locator('edge-faq #misread-terms summary');
    await question.click();
    await page.locator('edge-faq #background summary').click();
    await question.focus();
    const position = await page.locator('#below').boundingBox();
    await loadScript(page, worker.origin);
    await waitForReplacement(page);
    expect(await openIds(page)).toEqual(['background', 'misread-terms']);
    expect(await hasFocus(question)).toBe(true);
    expect(await page.locator('edge-faq #misread-terms').count()).toBe(1);
    await waitFor(async () => expect(await page.locator('edge-faq [part=copy-link]').count()).toBe(2));
    expect(await page.locator('#below').boundingBox()).toEqual(position);
  });

  test('keeps open what a reader opens within an answer when the click replaces the prerendered content', async ({
    guide,
    openPartnerPage,
    worker,
  }) => {
    const nested = addDetails(guide, 'background');
    const { page } = await openPartnerPage({ body: renderGuide(nested, { open: 'background' }), head: '' });
    await loadScript(page, worker.origin);
    await page.waitForFunction(() => customElements.get('edge-faq') !== undefined);
    await page.evaluate((preloaded) => {
      (customElements.get('edge-faq') as unknown as { preload(guide: object): void }).preload(preloaded);
    }, nested);
    await page.locator('edge-faq #background details summary').click();
    await waitForReplacement(page);
    await waitFor(async () =>
      expect(await page.locator('edge-faq #background details[open]').count()).toBe(1),
    );
  });

  test('opens the section of a deep link that is not in the prerendered content', async ({
    guide,
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage(
      { body: renderGuide(guide, { chapter: 'causes' }) },
      { hash: '#process' },
    );
    await waitFor(async () => expect(await openIds(page)).toEqual(['process']));
  });

  test('keeps what a reader types into the search box before the script is loaded', async ({
    guide,
    openPartnerPage,
    worker,
  }) => {
    const { page } = await openPartnerPage({ body: renderGuide(guide, { search: true }), head: '' });
    await page.locator('edge-faq input').pressSequentially('credit rec');
    await loadScript(page, worker.origin);
    await waitForReplacement(page);
    await page.keyboard.type('ord');
    expect(await page.locator('edge-faq input').inputValue()).toBe('credit record');
    await waitFor(async () =>
      expect(await page.locator('edge-faq [part=result]').count()).toBeGreaterThan(0),
    );
  });
});

/** The guide with a `<details>` in the answer of the section `id`. */
function addDetails(guide: Guide, id: string): Guide {
  const details = '<details><summary>More</summary><p>Text.</p></details>';
  const chapters = guide.chapters.map((chapter) => ({
    ...chapter,
    sections: chapter.sections.map((each) =>
      each.id === id ? { ...each, html: each.html + details } : each,
    ),
  }));
  return { ...guide, chapters };
}

/** Positions and sizes of the parts of each element, except those that only the script renders. */
function partRects(elements: Element[]): unknown[][] {
  return elements.map(({ shadowRoot }) => {
    const all = shadowRoot?.querySelectorAll('[part]:not([part=toolbar] *, [part=actions] *)') ?? [];
    return [...all].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return [part.getAttribute('part'), x, y, width, height];
    });
  });
}

test('shifts no layout (CLS 0) when the script replaces the prerendered content on a slow network', async ({
  guide,
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: `${renderGuide(guide)}<p>Below.</p>`, head: '' });
  await throttle(page);
  await loadScript(page, worker.origin);
  await page.locator('edge-faq #background summary').click();
  await waitForReplacement(page);
  expect(await openIds(page)).toEqual(['background']);
  await waitFor(async () => expect(await page.locator('edge-faq [part=copy-link]').count()).toBe(1));
  expect(await layoutShift(page)).toBe(0);
});

test('stays readable and opens the section of a deep link when the API is unreachable', async ({
  guide,
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: '' });
  await page.route(`${worker.origin}/v1/**`, (route) => route.abort());
  await page.evaluate(() => {
    location.hash = '#process';
  });
  await page.evaluate(
    (html) => Reflect.get(document.body, 'setHTMLUnsafe').call(document.body, html),
    renderGuide(guide),
  );
  await waitFor(async () => expect(await openIds(page)).toEqual(['process']));
  expect(await page.locator('edge-faq summary').count()).toBe(18);
});

test('requests only the script at first, then on a click the guide, and opens the section that a link in the content names', async ({
  guide,
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: renderGuide(guide) });
  await page.waitForFunction(() => customElements.get('edge-faq'));
  await page.waitForTimeout(300);
  expect(await requestedPaths(page, worker.origin)).toEqual(['/embed/edge-faq.js']);
  await page.locator('edge-faq [part=intro] a').first().click();
  await waitFor(async () => expect(await openIds(page)).toEqual(['get-in-touch']));
  await waitFor(async () => expect(await requestedPaths(page, worker.origin)).toContain(GUIDE_PATH));
});

test('requests the guide without a click on a page of another origin, whose content is of unknown age', async ({
  guide,
  openPartnerPage,
  worker,
}) => {
  const { page } = await openPartnerPage({ body: renderGuide(guide) });
  await waitForReplacement(page);
  expect(await requestedPaths(page, worker.origin)).toContain(GUIDE_PATH);
});

test('requests the guide after a minute on a page of the API’s origin that came from the network', async ({
  open,
  worker,
}) => {
  const { page } = await open(`${worker.origin}/g/overdue-loan/en`);
  await page.clock.install();
  await page.reload();
  await page.waitForFunction(() => customElements.get('edge-faq'));
  await page.clock.runFor(10_000);
  await page.waitForLoadState('networkidle');
  expect(await requestedPaths(page, worker.origin)).not.toContain(GUIDE_PATH);
  await page.clock.runFor(50_000);
  await waitForReplacement(page);
});

test('escapes attribute values, and rejects names that HTML has none of and listeners', async ({
  guide,
  openPartnerPage,
}) => {
  const hostile = '"><img src=x onerror=alert(1)>';
  const html = renderGuide(guide, { theme: hostile, src: hostile }, '<a slot="footer" href="/help">Help</a>');
  const { page, console } = await openPartnerPage({ body: html, head: '' });
  expect(await page.locator('edge-faq').getAttribute('theme')).toBe(hostile);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Help' }).isVisible()).toBe(true);
  expect(console).toEqual([]);
  for (const name of ['x onload=alert(1) y', 'headingLevel', 'onclick'])
    expect(() => renderGuide(guide, { [name]: '3' })).toThrow(`"${name}" is not an attribute name`);
  expect(renderGuide(guide, { 'heading-level': 3, src: null })).toMatch(/^<edge-faq [^>]*heading-level="3">/);
});

test('renders white space in a heading in no more than linear time', ({ guide }) => {
  const spaces = (count: number) => renderGuide({ ...guide, title: `>${' '.repeat(count)}x` });
  // With a start of the search at each space, this takes minutes.
  expect(spaces(500_000).length - spaces(1).length).toBe(499_999);
});

test.for([
  '"><img src=x onerror=alert(1)>',
  "https://a.example/$'$&$`$1$$",
  "'><script>alert(1)</script>",
  'https://a.example/?a=1&copy=2&quot;',
  '</template></edge-faq><img src=x onerror=alert(1)>',
  '<!--',
  'https://a.example/{x}\0{{lit-0}}$lit$',
])('writes the src %j literally into the attribute and the URLs of images', async (src, { guide }) => {
  const image = '<p><img src="/images/a.png" alt="A"><img src="/images/b.png" alt="B"></p>';
  const chapters = guide.chapters.map((chapter) => ({
    ...chapter,
    sections: chapter.sections.map((section) => ({ ...section, html: section.html + image })),
  }));
  const tree = fromHtml(renderGuide({ ...guide, chapters }, { src, theme: src }), { fragment: true });
  const [element, ...others] = tree.children;
  if (element?.type !== 'element') throw new Error('no element');
  const [template, ...rest] = element.children;
  if (template?.type !== 'element' || !template.content) throw new Error('no template');
  // HTML replaces U+0000.
  const parsed = src.replaceAll('\0', '\uFFFD');
  expect([others, rest, element.properties['src'], element.properties['theme']]).toEqual([
    [],
    [],
    parsed,
    parsed,
  ]);
  const images: unknown[] = [];
  visit(template.content, 'element', ({ tagName, properties }) => {
    expect(['script', 'edge-faq']).not.toContain(tagName);
    if (tagName === 'img') images.push(properties);
  });
  const count = guide.chapters.flatMap(({ sections }) => sections).length;
  const shared = { referrerPolicy: 'no-referrer' };
  expect(images).toEqual(
    Array.from({ length: count }, () => [
      { ...shared, src: `${parsed}/images/a.png`, alt: 'A' },
      { ...shared, src: `${parsed}/images/b.png`, alt: 'B' },
    ]).flat(),
  );
});

test('renders no style attributes', async ({ guide }) => {
  expect(renderGuide(guide, { open: true })).not.toMatch(/\sstyle=/);
});
