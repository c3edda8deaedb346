/** Links to a text of a guide, and find in page. Links to sections: `e2e/deep-link.test.ts`. */
import { describe, expect } from 'vitest';
import { renderGuide } from '../../widget/ssr/render-guide.ts';
import { fetchGuide } from '../api.ts';
import { edgeFaq, openIds, requestedPaths, waitForGuide, waitForOpen } from '../element.ts';
import { ENGINES } from '../engines/index.ts';
import { testIn } from '../fixtures.ts';
import { waitFor } from '../wait-for.ts';

const SPACE = '<p style="height: 150vh">Above.</p>';

/** What the element's script finds, and WebKit doesn't in a shadow root. */
const SCRIPTED = [
  ['a question', 'Will%20a%20late%20payment', 'credit-record'],
  ['the start and end of a text', 'As%20a%20rule,telephone%20call', 'process'],
  ['a word and what stands before it', 'estimate-,of', 'money-pressure'],
];

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  // WebKit looks for the text once, when it has parsed the page: it finds it where the guide is pre-rendered, and otherwise only if the guide
  // happens to come early.
  const isNative = name === 'webkit';

  test.for([
    ['an answer', 'Check%20who%20it%20is', 'channels'],
    ['another answer', 'Too%20high%20an%20estimate', 'money-pressure'],
    ...(isNative ? [] : SCRIPTED),
  ])(
    `opens and shows the section with the text of a text fragment ${isNative ? 'where the guide is pre-rendered' : 'with the script tag'}: %s`,
    async ([, text, section = ''], { openPartnerPage, worker }) => {
      const element = isNative ? renderGuide(await fetchGuide(worker.origin, 'en')) : edgeFaq();
      const { page, console } = await openPartnerPage(
        { body: SPACE + element + SPACE },
        { hash: `#:~:text=${text}` },
      );
      await waitForOpen(page, section);
      await waitFor(async () => {
        const { y = -1 } = (await page.locator(`edge-faq #${section} summary`).boundingBox()) ?? {};
        expect([y > -500, y < 720]).toEqual([true, true]);
      });
      expect(await openIds(page)).toEqual([section]);
      expect((await requestedPaths(page, worker.origin)).join()).not.toContain('text=');
      expect(console).toEqual([]);
    },
  );

  test('opens no section for a text fragment whose text the page’s own content has', async ({
    openPartnerPage,
  }) => {
    const { page } = await openPartnerPage(
      { body: `<p>Check who it is.</p>${edgeFaq()}` },
      { hash: '#:~:text=Check%20who%20it%20is' },
    );
    await waitForGuide(page);
    await page.waitForTimeout(500);
    expect(await openIds(page)).toEqual([]);
  });

  // Browsers' own find in page can't be started by a script; `window.find()` opens the match in Firefox only.
  test('opens a section by window.find() where that opens a <details> of the page: in Firefox', async ({
    openPartnerPage,
  }) => {
    const { page, console } = await openPartnerPage({
      body: `${edgeFaq()}<details id="own"><summary>Q</summary>A zebra crossing.</details>`,
    });
    await waitForGuide(page);
    await page.evaluate(() => {
      const find: (text: string) => boolean = Reflect.get(globalThis, 'find');
      find('Check who it is');
      find('zebra');
    });
    await page.waitForTimeout(300);
    const own = await page.evaluate(() => document.querySelector('#own')?.getAttribute('open'));
    expect([await openIds(page), own]).toEqual(name === 'firefox' ? [['channels'], ''] : [[], null]);
    expect(console).toEqual([]);
  });
});
