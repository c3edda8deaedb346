import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { embedded as test } from './fixtures.ts';
import { soon } from './running.ts';

const SPACE = '<p style="height: 150vh">Above.</p>';
const ELEMENT = '<edge-faq guide="overdue-loan"></edge-faq>';

/** The sections that are open, each with the id of its element where that has one. */
const opened = (page: Page) =>
  page.locator('edge-faq details[open]').evaluateAll((all) =>
    all.map((each) => {
      const root = each.getRootNode();
      return root instanceof ShadowRoot && root.host.id ? `${root.host.id}/${each.id}` : each.id;
    }),
  );

/** How far below the top of the screen a section is (CSS pixels). */
const top = (page: Page, section: string) =>
  page
    .locator(`edge-faq ${section}`)
    .evaluate((each) => Math.abs(Math.round(each.getBoundingClientRect().top)));

const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.closest('details')?.id || active?.id || active?.localName;
  });

test('without a hash the page stays where it is, and focus too', async ({ embed }) => {
  const { page } = await embed({ body: SPACE + ELEMENT });
  await page.locator('edge-faq summary').first().waitFor();
  expect([await opened(page), await focused(page), await page.evaluate(() => scrollY)]).toEqual([
    [],
    'body',
    0,
  ]);
});

test('a link to a section opens it on load, scrolls there, below what the page keeps on screen, and focuses it', async ({
  embed,
}) => {
  const { page, console } = await embed(
    { body: `<style>html { scroll-padding-top: 60px }</style>${SPACE}${ELEMENT}${SPACE}` },
    { hash: '#get-in-touch' },
  );
  await soon(async () => expect(await opened(page)).toEqual(['get-in-touch']));
  expect(await focused(page)).toBe('get-in-touch');
  expect(await top(page, '#get-in-touch')).toBe(60);
  expect(console).toEqual([]);
});

test('it works when the guide comes long after the page has loaded', async ({ embedSlowly }) => {
  const page = await embedSlowly(SPACE + ELEMENT + SPACE, '#process');
  await soon(async () => expect(await opened(page)).toEqual(['process']));
  expect(await top(page, '#process')).toBe(0);
});

test('a hash that changes leads to another section, also back in the history', async ({ embed }) => {
  const { page } = await embed(
    { body: `${SPACE}<a href="#channels">Channels</a>${ELEMENT}${SPACE}` },
    { hash: '#process' },
  );
  await soon(async () => expect(await opened(page)).toEqual(['process']));
  await page.getByRole('link', { name: 'Channels', exact: true }).click();
  await soon(async () => expect(await opened(page)).toEqual(['process', 'channels']));
  expect([await focused(page), await top(page, '#channels')]).toEqual(['channels', 0]);
  await page.goBack();
  await soon(async () => expect([await focused(page), await top(page, '#process')]).toEqual(['process', 0]));
});

test('a chapter can be linked to as well', async ({ embed }) => {
  const { page } = await embed({ body: SPACE + ELEMENT + SPACE }, { hash: '#collection' });
  await soon(async () => expect(await top(page, '#collection')).toBe(0));
  expect(await opened(page)).toEqual([]);
});

const TWO =
  '<edge-faq id="one" guide="overdue-loan"></edge-faq><edge-faq id="two" guide="overdue-loan"></edge-faq>';

test('where two elements have the section the first shows it; one that is named shows its own', async ({
  embed,
}) => {
  const { page } = await embed({ body: TWO }, { hash: '#process' });
  await soon(async () => expect(await opened(page)).toEqual(['one/process']));
  await page.evaluate(() => document.querySelector('#one')?.before(document.querySelector('#two') ?? ''));
  await page.evaluate(() => {
    location.hash = '#channels';
  });
  await soon(async () => expect(await opened(page)).toEqual(['two/channels', 'one/process']));
  await page.evaluate(() => {
    location.hash = '#two/process';
  });
  await soon(async () => expect(await opened(page)).toEqual(['two/process', 'two/channels', 'one/process']));
});

test('a section that the filters leave out is shown, in the element that has it without being asked if there is one', async ({
  embed,
}) => {
  const { page } = await embed(
    { body: '<edge-faq guide="overdue-loan" chapter="causes"></edge-faq>' },
    { hash: '#process' },
  );
  await soon(async () => expect(await opened(page)).toEqual(['process']));

  const both = await embed(
    {
      body: `<edge-faq id="causes" guide="overdue-loan" chapter="causes"></edge-faq>
        <edge-faq id="few" guide="overdue-loan" sections="legal-risk process"></edge-faq>`,
    },
    { hash: '#process' },
  );
  await soon(async () => expect(await opened(both.page)).toEqual(['few/process']));
  expect(await both.page.locator('#causes details').count()).toBe(3);
  await both.page.evaluate(() => {
    location.hash = '#channels';
  });
  await soon(async () => expect(await opened(both.page)).toEqual(['causes/channels', 'few/process']));
});

test('what is the page’s own is left to the page, unless it stands in the element', async ({ embed }) => {
  const own = await embed({ body: `${ELEMENT}<h2 id="process">Our process</h2>` }, { hash: '#process' });
  await own.page.locator('edge-faq summary').first().waitFor();
  await own.page.waitForTimeout(500);
  expect(await opened(own.page)).toEqual([]);

  const fallback = await embed(
    { body: '<edge-faq guide="overdue-loan"><h3 id="process">Steps</h3></edge-faq>' },
    { hash: '#process' },
  );
  await soon(async () => expect(await opened(fallback.page)).toEqual(['process']));
});

test('a reader who is typing when the guide comes keeps focus and place', async ({ embedSlowly }) => {
  const page = await embedSlowly(`<input id="name">${SPACE}${ELEMENT}`, '#process');
  await page.locator('#name').pressSequentially('I am');
  await soon(async () => expect(await opened(page)).toEqual(['process']));
  await page.keyboard.type(' here');
  expect([await page.locator('#name').inputValue(), await page.evaluate(() => scrollY)]).toEqual([
    'I am here',
    0,
  ]);
});

test.for([
  '#',
  '#nothing',
  '#%E0%A4%A',
  '#__proto__',
  '#constructor',
  '#a/b/c',
  '#"><img src=x onerror=alert(1)>',
])('the hash %s opens nothing and breaks nothing', async (hash, { embed }) => {
  const { page, console } = await embed({ body: ELEMENT }, { hash });
  await page.locator('edge-faq summary').first().waitFor();
  await page.waitForTimeout(200);
  expect([await opened(page), console]).toEqual([[], []]);
});

test('a section’s link is copied, names its element where that has an id, and leads back to it', async ({
  embed,
  partner,
}) => {
  const { page } = await embed({ body: TWO }, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('#two summary').nth(1).click();
  const actions = page.locator('#two details').nth(1).locator('[part=actions]');
  await actions.getByRole('button', { name: 'Copy link' }).click();
  await soon(async () => expect(await actions.getByRole('status').innerText()).toBe('Link copied'));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${page.url()}#two/how-a-loan-works`);
  expect(link).toMatch(partner.origin);
  await page.goto('about:blank');
  await page.goto(link);
  await soon(async () => expect(await opened(page)).toEqual(['two/how-a-loan-works']));
});

test('where nothing may be copied the link goes to the address bar', async ({ embed }) => {
  const { page } = await embed({ body: ELEMENT });
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.locator('edge-faq summary').first().click();
  await page.locator('edge-faq [part=copy-link]').click();
  expect(new URL(page.url()).hash).toBe('#background');
});

// Find in page itself can't be asked for by a script; a text fragment finds and reveals by the same steps (WHATWG HTML, ancestor
// revealing algorithm).
test.for([
  ['Check%20who%20it%20is', 'channels'],
  ['Too%20high%20an%20estimate', 'money-pressure'],
])('words that are found in the page (%s) open their section', async ([words, section], { embed }) => {
  const { page } = await embed({ body: SPACE + ELEMENT }, { hash: `#:~:text=${words}` });
  await soon(async () => expect(await opened(page)).toEqual([section]));
});
