import { expect } from 'vitest';
import { scriptTag, embedded as test } from './fixtures.ts';
import { soon } from './running.ts';

const frame = (origin: string, query: string) =>
  `<p style="height: 120vh">Above.</p><iframe title="Questions" src="${origin}/embed/frame?${query}" width="600" height="300"></iframe><p>Below.</p>`;
const tag = (origin: string) => scriptTag(origin, '/embed/frame-height.js');

test('the frame shows the element as its address says, and nothing else', async ({ embed, worker }) => {
  const { page, console } = await embed({
    head: '',
    body: frame(
      worker.origin,
      'guide=overdue-loan&locale=zh-TW&chapter=causes&open=misread-terms&theme=card&src=https://elsewhere.invalid&onclick=alert(1)',
    ),
  });
  const element = page.frameLocator('iframe').locator('edge-faq');
  await element.locator('summary').first().waitFor();
  expect(await element.locator('details').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
    'money-pressure',
    'misread-terms',
    'losing-contact',
  ]);
  expect(await element.evaluate((node) => node.getAttributeNames().toSorted())).toEqual([
    'chapter',
    'guide',
    'locale',
    'open',
    'theme',
  ]);
  expect(console).toEqual([]);
});

test('with its script around it a frame is as high as its page, and grows with it', async ({
  embed,
  worker,
}) => {
  const { page } = await embed({
    head: tag(worker.origin),
    body: frame(worker.origin, 'guide=overdue-loan&locale=en'),
  });
  const outer = page.locator('iframe');
  const inner = page.frameLocator('iframe');
  await inner.locator('summary').first().waitFor();
  const heights = async () => [
    Math.ceil(await inner.locator('html').evaluate((node) => node.getBoundingClientRect().height)),
    Number(await outer.getAttribute('height')),
  ];
  await soon(async () => {
    const [page, frame] = await heights();
    expect(frame).toBe(page);
    expect(frame).toBeGreaterThan(600);
  });
  const [before = 0] = await heights();
  await inner.locator('summary').first().click();
  await soon(async () => {
    const [page, frame] = await heights();
    expect(frame).toBe(page);
    expect(frame).toBeGreaterThan(before);
  });
});

test('a hash of the page around leads into the frame', async ({ embed, worker }) => {
  const { page } = await embed(
    { head: tag(worker.origin), body: frame(worker.origin, 'guide=overdue-loan&locale=en') },
    { hash: '#process' },
  );
  const section = page.frameLocator('iframe').locator('edge-faq #process');
  await soon(async () => expect(await section.getAttribute('open')).toBe(''));
  await soon(async () => {
    const top = (await section.boundingBox())?.y ?? -1;
    expect([top >= -1, top < 400]).toEqual([true, true]);
  });
});

test('what others say to the page or to the frame changes nothing', async ({ embed, worker }) => {
  const { page } = await embed({
    head: tag(worker.origin),
    body: frame(worker.origin, 'guide=overdue-loan&locale=en'),
  });
  const inner = page.frameLocator('iframe');
  await inner.locator('summary').first().waitFor();
  await soon(async () =>
    expect(Number(await page.locator('iframe').getAttribute('height'))).toBeGreaterThan(600),
  );
  const height = await page.locator('iframe').getAttribute('height');
  await page.evaluate(() => {
    postMessage({ type: 'edge-faq-height', height: 9 }, '*');
    for (const data of [
      null,
      1,
      'x',
      {},
      { type: 'edge-faq-show', section: 7 },
      { type: 'edge-faq-height', height: '1' },
    ])
      document.querySelector('iframe')?.contentWindow?.postMessage(data, '*');
  });
  await page.waitForTimeout(200);
  expect(await page.locator('iframe').getAttribute('height')).toBe(height);
  expect(await inner.locator('details[open]').count()).toBe(0);
});
