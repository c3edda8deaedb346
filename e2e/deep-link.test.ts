/** Deep links: URLs whose hash is the id of a section or chapter, and links that readers copy. */
import { describe, expect } from 'vitest';
import { edgeFaq, waitForGuide } from './element.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { test, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

const SPACE = '<p style="height: 150vh">Above.</p>';
const ELEMENT = edgeFaq();
const TWO =
  '<edge-faq id="one" guide="overdue-loan"></edge-faq><edge-faq id="two" guide="overdue-loan"></edge-faq>';

/** Open sections as `section`, or as `element/section` if their element has an id. */
const openSections = (page: Page) =>
  page.locator('edge-faq details[open]').evaluateAll((all) =>
    all.map((each) => {
      const root = each.getRootNode();
      return root instanceof ShadowRoot && root.host.id ? `${root.host.id}/${each.id}` : each.id;
    }),
  );

/** Waits until a section is at that distance from the top of the viewport (CSS pixels), with the room that is left above it. */
async function expectTop(page: Page, section: string, distance = 0): Promise<void> {
  await waitFor(async () => {
    const top = await page
      .locator(`edge-faq ${section}`)
      .evaluate((each) => each.getBoundingClientRect().top);
    const room = Math.round(top) - distance;
    expect([section, room >= 10, room <= 15]).toEqual([section, true, true]);
  });
}

/** Id of the section that has focus; without a section, id or name of the focused element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.closest('details')?.id || active?.id || active?.localName;
  });

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('neither scrolls nor moves focus without a hash', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: SPACE + ELEMENT });
    await waitForGuide(page);
    expect([await openSections(page), await focused(page), await page.evaluate(() => scrollY)]).toEqual([
      [],
      'body',
      0,
    ]);
  });

  test('opens, scrolls to and focuses the section of the hash on load, with respect to scroll-padding', async ({
    openPartnerPage,
  }) => {
    const { page, console } = await openPartnerPage(
      { body: `<style>html { scroll-padding-top: 60px }</style>${SPACE}${ELEMENT}${SPACE}` },
      { hash: '#get-in-touch' },
    );
    await waitFor(async () => expect(await openSections(page)).toEqual(['get-in-touch']));
    await expectTop(page, '#get-in-touch', 60);
    expect(await focused(page)).toBe('get-in-touch');
    expect(console).toEqual([]);
  });

  test('opens and focuses another section when the hash changes, also on back navigation', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage(
      { body: `${SPACE}<a href="#channels">Channels</a>${ELEMENT}${SPACE}` },
      { hash: '#process' },
    );
    await waitFor(async () => expect(await openSections(page)).toEqual(['process']));
    await page.locator('a').first().click();
    await waitFor(async () => expect(await openSections(page)).toEqual(['process', 'channels']));
    await expectTop(page, '#channels');
    expect(await focused(page)).toBe('channels');
    await page.goBack();
    await waitFor(async () => expect(await focused(page)).toBe('process'));
    await expectTop(page, '#process');
  });

  test('scrolls to the chapter of the hash', async ({ openPartnerPage }) => {
    const { page } = await openPartnerPage({ body: SPACE + ELEMENT + SPACE }, { hash: '#collection' });
    await expectTop(page, '#collection');
    expect(await openSections(page)).toEqual([]);
  });

  test('opens a section in the first of two elements that have it, or in the element that the hash names', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage({ body: TWO }, { hash: '#process' });
    await waitFor(async () => expect(await openSections(page)).toEqual(['one/process']));
    await page.evaluate(() => document.querySelector('#one')?.before(document.querySelector('#two') ?? ''));
    await page.evaluate(() => {
      location.hash = '#channels';
    });
    await waitFor(async () => expect(await openSections(page)).toEqual(['two/channels', 'one/process']));
    await page.evaluate(() => {
      location.hash = '#two/process';
    });
    await waitFor(async () =>
      expect(await openSections(page)).toEqual(['two/process', 'two/channels', 'one/process']),
    );
  });

  test('opens a section that the filters exclude, unless another element shows it', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage(
      { body: '<edge-faq guide="overdue-loan" chapter="causes"></edge-faq>' },
      { hash: '#process' },
    );
    await waitFor(async () => expect(await openSections(page)).toEqual(['process']));

    const both = await openPartnerPage(
      {
        body: `<edge-faq id="causes" guide="overdue-loan" chapter="causes"></edge-faq>
        <edge-faq id="few" guide="overdue-loan" sections="legal-risk process"></edge-faq>`,
      },
      { hash: '#process' },
    );
    await waitFor(async () => expect(await openSections(both.page)).toEqual(['few/process']));
    expect(await both.page.locator('#causes details').count()).toBe(3);
    await both.page.evaluate(() => {
      location.hash = '#channels';
    });
    await waitFor(async () =>
      expect(await openSections(both.page)).toEqual(['causes/channels', 'few/process']),
    );
  });

  test('ignores the id of an element of the page, unless it is in the fallback content', async ({
    openPartnerPage,
  }) => {
    const own = await openPartnerPage(
      { body: `${ELEMENT}<h2 id="process">Our process</h2>` },
      { hash: '#process' },
    );
    await waitForGuide(own.page);
    await own.page.waitForTimeout(500);
    expect(await openSections(own.page)).toEqual([]);

    const fallback = await openPartnerPage(
      { body: '<edge-faq guide="overdue-loan"><h3 id="process">Steps</h3></edge-faq>' },
      { hash: '#process' },
    );
    await waitFor(async () => expect(await openSections(fallback.page)).toEqual(['process']));
  });
});

test.for([
  '#',
  '#nothing',
  '#%E0%A4%A',
  '#__proto__',
  '#constructor',
  '#a/b/c',
  '#"><img src=x onerror=alert(1)>',
])('ignores the hash %s without errors', async (hash, { openPartnerPage }) => {
  const { page, console } = await openPartnerPage({ body: ELEMENT }, { hash });
  await waitForGuide(page);
  await page.waitForTimeout(200);
  expect([await openSections(page), console]).toEqual([[], []]);
});

test('opens and scrolls to the section of the hash when the guide loads long after the page', async ({
  openThrottledPartnerPage,
}) => {
  const page = await openThrottledPartnerPage(SPACE + ELEMENT + SPACE, '#process');
  await waitFor(async () => expect(await openSections(page)).toEqual(['process']));
  await expectTop(page, '#process');
});

test('neither scrolls nor moves focus while a reader types in the page', async ({
  openThrottledPartnerPage,
}) => {
  const page = await openThrottledPartnerPage(`<input id="name">${SPACE}${ELEMENT}`, '#process');
  await page.locator('#name').pressSequentially('I am');
  await waitFor(async () => expect(await openSections(page)).toEqual(['process']));
  await page.keyboard.type(' here');
  expect([await page.locator('#name').inputValue(), await page.evaluate(() => scrollY)]).toEqual([
    'I am here',
    0,
  ]);
});

test('copies the link to a section, with the element’s id, and opens the section from that link', async ({
  openPartnerPage,
  partner,
}) => {
  const { page } = await openPartnerPage(
    { body: TWO },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  await page.locator('#two summary').nth(1).click();
  const actions = page.locator('#two details').nth(1).locator('[part=actions]');
  await actions.getByRole('button', { name: 'Copy link' }).click();
  await waitFor(async () => expect(await actions.getByRole('status').innerText()).toBe('Link copied'));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${page.url()}#two/how-a-loan-works`);
  expect(link).toMatch(partner.origin);
  await page.goto('about:blank');
  await page.goto(link);
  await waitFor(async () => expect(await openSections(page)).toEqual(['two/how-a-loan-works']));
});

test.for(['', 'section-url="/help/{section}"', `section-url="javascript:alert('{section}')"`])(
  'sets the hash of the page, and goes nowhere, when the clipboard is unavailable, with %j',
  async (attribute, { openPartnerPage }) => {
    const { page, console } = await openPartnerPage({ body: edgeFaq(attribute) });
    const { pathname } = new URL(page.url());
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.locator('edge-faq summary').first().click();
    await page.locator('edge-faq [part=copy-link]').click();
    await waitFor(() => expect(new URL(page.url()).hash).toBe('#background'));
    expect(new URL(page.url()).pathname).toBe(pathname);
    expect(console).toEqual([]);
  },
);

test('copies the page’s URL where `section-url` makes none, without a rejection', async ({
  openPartnerPage,
}) => {
  const { page, console } = await openPartnerPage(
    { body: edgeFaq('open="background" section-url="https://[{section}"') },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  await page.locator('edge-faq [part=copy-link]').click();
  await page.getByText('Link copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}#background`);
  expect(console).toEqual([]);
});
