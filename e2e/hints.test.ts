/** Hints for developers, which a page on their own machine gets in the console. */
import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { edgeFaq, requestedPaths, waitForGuide } from './element.ts';
import { launchChromium, recordConsole } from './engines/chromium.ts';
import { ENGINES } from './engines/index.ts';
import type { Page } from './engines/page.ts';
import { test as base, scriptTag, testIn } from './fixtures.ts';
import { waitFor } from './wait-for.ts';

/**
 * The browsers under test are automated, where the element gives no hints. It gives them when it checks what it shows: here after one
 * second, not five.
 */
const NOT_AUTOMATED = `<script>{
  Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false });
  const every = setInterval;
  setInterval = (check, delay) => every(check, delay / 5);
}</script>`;

const FONT = '<style>body { font-family: sans-serif }</style>';

const isHint = (line: string) => /^(?:info|warning): <edge-faq>: /.test(line);

/** Waits until the chunk `name` is loaded. */
const waitForChunk = (page: Page, origin: string, name: string) =>
  waitFor(async () =>
    expect(await requestedPaths(page, origin)).toContainEqual(expect.stringContaining(`/${name}.js`)),
  );

/** Waits until the chunk is loaded and had time to log. */
async function waitForHints(page: Page, origin: string): Promise<void> {
  await waitForChunk(page, origin, 'hints');
  await page.waitForTimeout(300);
}

/** What is written wrong on a page without any other mistake, and the hint. */
const MISTAKES = {
  'a misspelt guide': [
    '<edge-faq guide="overdue-lone"></edge-faq>',
    'warning: guide="overdue-lone": there is no such guide. Did you mean "overdue-loan"?',
  ],
  'a misspelt attribute': [
    '<edge-faq guid="overdue-loan"></edge-faq>',
    'warning: there is no attribute "guid". Did you mean "guide"?',
  ],
  'an attribute with data-': [
    '<edge-faq data-guide="overdue-loan"></edge-faq>',
    'warning: there is no attribute "data-guide". Did you mean "guide"?',
  ],
  'the name of a property': [
    edgeFaq('headingLevel="3"'),
    'warning: there is no attribute "headinglevel". Did you mean "heading-level"?',
  ],
  'a locale that is not a language tag': [
    edgeFaq('locale="not a tag!"'),
    'warning: locale="not a tag!" is not a language tag. Write it like "zh-Hant" or "en".',
  ],
  'an unknown theme': [
    edgeFaq('theme="cards"'),
    'warning: there is no theme "cards". Did you mean "card"? Themes: plain, card, compact, contrast.',
  ],
  'a heading level out of range': [
    edgeFaq('heading-level="5"'),
    'warning: heading-level="5" is not a number from 1 to 4.',
  ],
  'a boolean attribute that is false': [
    edgeFaq('exclusive="false"'),
    'warning: exclusive="false" has the same effect as exclusive. Leave the attribute out to turn it off.',
  ],
  'a misspelt section': [
    edgeFaq('sections="proces"'),
    'warning: sections="proces": the guide has no "proces" there. Did you mean "process"?',
  ],
  'an open section that the guide lacks': [
    edgeFaq('open="nothing-like-it"'),
    'warning: open="nothing-like-it": the guide has no "nothing-like-it" there.',
  ],
} as const;

describe.each(ENGINES)('in %s', (name) => {
  const test = testIn(name);

  test('tells of each mistake what to write instead', async ({ openPartnerPage, worker }) => {
    const head = NOT_AUTOMATED + FONT + scriptTag(worker.origin);
    const mistakes = Object.values(MISTAKES);
    const { page, console } = await openPartnerPage({ head, body: mistakes.map(([body]) => body).join('') });
    await waitForHints(page, worker.origin);
    await page.title();
    const hints = mistakes.map(([, hint]) => hint.replace(': ', ': <edge-faq>: '));
    expect(console.filter(isHint).toSorted()).toEqual(hints.toSorted());
  });

  test('tells what to add to the policy that blocks the API', async ({ openPartnerPage, worker }) => {
    const policy = `script-src 'unsafe-inline' ${worker.origin}; connect-src 'none'`;
    const { page, console } = await openPartnerPage({
      head: NOT_AUTOMATED + FONT + scriptTag(worker.origin),
      body: edgeFaq(),
      headers: { 'Content-Security-Policy': policy },
    });
    await waitForHints(page, worker.origin);
    await page.title();
    expect(console.filter(isHint)).toEqual([
      expect.stringMatching(new RegExp(`Content Security Policy.* Add to it: connect-src ${worker.origin}$`)),
    ]);
  });
});

base('tells once which CSS to write where the page sets no font', async ({ openPartnerPage, worker }) => {
  const head = NOT_AUTOMATED + scriptTag(worker.origin);
  const { page, console } = await openPartnerPage({ head, body: edgeFaq() + edgeFaq() });
  await waitForGuide(page);
  await waitForHints(page, worker.origin);
  await page.title();
  expect(console.filter(isHint)).toEqual([
    expect.stringMatching(/^info: <edge-faq>: the page sets no font, .* body \{ font-family: /),
  ]);
});

base(
  'gives no hint on a font that is set and may be the browser’s own',
  async ({ openPartnerPage, worker }) => {
    const style = `<style>@media all { .a { font: 1em serif } .b { font: 1em sans-serif } }</style>`;
    const head = NOT_AUTOMATED + style + scriptTag(worker.origin);
    const body = `<div class="a">${edgeFaq()}</div><div class="b">${edgeFaq()}</div>`;
    const { page, console } = await openPartnerPage({ head, body });
    await waitForGuide(page);
    await waitForHints(page, worker.origin);
    await page.title();
    expect(console.filter(isHint)).toEqual([]);
  },
);

base(
  'tells that the page declares no language, and that it is in quirks mode',
  async ({ openPartnerPage, worker }) => {
    const head = NOT_AUTOMATED + FONT + scriptTag(worker.origin);
    const { page, console } = await openPartnerPage({ head, body: edgeFaq(), lang: null, doctype: '' });
    await waitForGuide(page);
    await waitForHints(page, worker.origin);
    await page.title();
    expect(console.filter(isHint)).toEqual([
      expect.stringMatching(/^info: <edge-faq>: the page has no <!doctype html>/),
      expect.stringMatching(/^info: <edge-faq>: the page doesn’t declare its language/),
    ]);
  },
);

base('gives no hint where nothing is wrong', async ({ openPartnerPage, worker }) => {
  const body = edgeFaq('search votes theme="card" heading-level="3" data-guide="x" id="faq" onclick="" v-if');
  const head = NOT_AUTOMATED + FONT + scriptTag(worker.origin);
  const { page, console } = await openPartnerPage({ head, body });
  await waitForGuide(page);
  await waitForHints(page, worker.origin);
  await page.title();
  expect(console).toEqual([]);
});

base('tells what to add to the policy that blocks images', async ({ openPartnerPage, worker }) => {
  const { page, console } = await openPartnerPage({
    head: NOT_AUTOMATED + FONT + scriptTag(worker.origin),
    body: `${edgeFaq()}<img src="${worker.origin}/icon.svg" alt="">`,
    headers: { 'Content-Security-Policy': "img-src 'self'" },
  });
  await waitForHints(page, worker.origin);
  expect(console.filter(isHint)).toEqual([
    `warning: <edge-faq>: the Content Security Policy of the page blocks ${worker.origin}/icon.svg. Add to it: img-src ${worker.origin}`,
  ]);
});

base(
  'says what to write, keeps the fallback content and throws nothing where Trusted Types forbid the policy of Lit',
  async ({ openPartnerPage }) => {
    const policies = ["trusted-types other; require-trusted-types-for 'script'", 'trusted-types'];
    for (const policy of policies) {
      const { page, console } = await openPartnerPage({
        body: edgeFaq('', '<p id="fallback">Call us.</p>'),
        headers: { 'Content-Security-Policy': policy },
      });
      await waitFor(async () =>
        expect(console).toContainEqual(
          expect.stringMatching(
            /^error: <edge-faq>: .*"lit-html" .* Add trusted-types lit-html to the Content-Security-Policy\.$/,
          ),
        ),
      );
      expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
      expect(await page.locator('#fallback').isVisible()).toBe(true);
    }
  },
);

/** Snippets with the element. */
async function readSnippets(path: string): Promise<string[]> {
  const snippets = (await readFile(path, 'utf8')).matchAll(/```html\n([\s\S]*?)\n```/g);
  return [...snippets].map(([, html = '']) => html).filter((html) => html.includes('<edge-faq'));
}

base(
  'gives no hint on the snippets of the docs, and takes none for a tag without an end',
  async ({ openPartnerPage, worker }) => {
    const inspect = async (path: string) => {
      const snippets = await readSnippets(path);
      expect(snippets.length).toBeGreaterThan(0);
      const bodies = snippets.flatMap((html) => {
        const body = html
          .replaceAll(/<script[\s\S]*?<\/script>|<link[^>]*>/g, '')
          .replaceAll('https://faq.example', worker.origin);
        return [`<div>${body}</div>`, `<div>${body.trim()}</div>`, `<div>\n${body}\n</div>`];
      });
      const { page, console } = await openPartnerPage({
        head: NOT_AUTOMATED + FONT + scriptTag(worker.origin),
        body: bodies.join('<hr>'),
      });
      await waitForGuide(page);
      await waitForHints(page, worker.origin);
      expect(console, path).toEqual([]);
    };
    await Promise.all(['README.md', 'docs/embed.md', 'docs/element.md', 'docs/feedback.md'].map(inspect));
  },
);

base('gives no hint on the demo pages', async ({ browser, demo, worker }) => {
  const inspect = async (path: string) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }),
    );
    const console = recordConsole(page);
    await page.goto(demo.origin + path);
    await page.locator('edge-faq summary').first().waitFor();
    await waitForHints(page, worker.origin);
    expect(console.filter(isHint), path).toEqual([]);
    await context.close();
  };
  await inspect('/en.html');
  await inspect('/playground/');
});

base(
  'loads the hints on pages of the developer’s machine only, and not in automated browsers',
  async ({ partner, worker }) => {
    const hosts = [
      'partner.example',
      'partner.test',
      'localhost',
      'partner.localhost',
      'localhost.partner.example',
    ];
    const rules = hosts.map((host) => `MAP ${host} localhost`).join(', ');
    const browser = await launchChromium({ args: [`--host-resolver-rules=${rules}`] });
    const loads = async (host: string, head: string) => {
      const page = await browser.newPage();
      const url = partner.addPage({ head: head + FONT + scriptTag(worker.origin), body: edgeFaq() });
      await page.goto(url.replace('localhost', host));
      await waitForGuide(page);
      // It requests the hints as soon as it is loaded.
      await waitForChunk(page, worker.origin, 'freshness');
      await page.waitForTimeout(500);
      const paths = await requestedPaths(page, worker.origin);
      await page.close();
      return paths.some((each) => each.endsWith('/hints.js'));
    };
    try {
      const loaded = await Promise.all(hosts.map((host) => loads(host, NOT_AUTOMATED)));
      expect(hosts.filter((_, index) => loaded[index])).toEqual([
        'partner.test',
        'localhost',
        'partner.localhost',
      ]);
      expect(await loads('localhost', '')).toBe(false);
    } finally {
      await browser.close();
    }
  },
);
