/** What programs read, checked by parsers of their own field: the worker in Node.js, with small sites. */
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed } from 'feedsmith';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import robotsParser from 'robots-parser';
import { parseSitemap } from 'sitemap';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { type Files, OPENING, text } from './fixtures/author-site.ts';
import { startSiteWorker } from './fixtures/site-worker.ts';

const ORIGIN = 'https://faq.example';

/** A title that would break out of XML, HTML or Markdown, with a character that XML can't have. */
const HOSTILE = `]]></title><script>alert(1)</script> & "quotes' [link](https://evil.example)`;

/** The path of the oEmbed response for a page. */
const oembedOf = (url: string, query = '') => `/oembed?url=${encodeURIComponent(url)}${query}`;

const guide = (title: string, updated = '2026-11-20', questions = ['Why?', 'How?']) => `---
title: '${title.replaceAll("'", "''")}'
description: About ${title.length} letters, <b> & ]]>.
updated: ${updated}
---
## All {#all}
${questions.map((question, number) => `### ${question} {#question-${number + 1}}\nSo it is, [as we say](https://other.example/?a&b).\n`).join('')}`;

const SITE: Files = {
  'site.yaml': `name: 'A & B ]]> <i>'\norigin: ${ORIGIN}\n`,
  'guides/hostile/en.md': guide(HOSTILE, '2026-11-22'),
  'guides/plain/en.md': guide('Plain'),
};

/** The errors of a sitemap by the schema of sitemaps.org, which is strict about elements of other schemas. */
async function validateSitemap(xml: string): Promise<unknown[]> {
  const schema = await readFile('node_modules/sitemap/schema/sitemap.xsd', 'utf8');
  const { errors } = await validateXML({
    xml: [{ fileName: 'sitemap.xml', contents: xml }],
    schema: [schema.replaceAll('processContents="strict"', 'processContents="lax"')],
  });
  return [...errors];
}

test('the sitemap is valid, and has the pages of all guides and sections', async () => {
  const { fetch } = await startSiteWorker(SITE);
  const response = await fetch('/sitemap.xml');
  const xml = await response.text();
  expect(response.headers.get('Content-Type')).toBe('application/xml; charset=utf-8');
  expect(await validateSitemap(xml)).toEqual([]);
  const items = await parseSitemap(Readable.from([xml]));
  const paths = ['hostile', 'plain'].flatMap((id) =>
    ['', '/question-1', '/question-2'].map((section) => `/g/${id}/en${section}`),
  );
  expect(items.map(({ url }) => url)).toEqual(['/', ...paths].map((path) => ORIGIN + path));
  expect(items[1]).toMatchObject({
    lastmod: '2026-11-22',
    links: [
      { lang: 'en', url: `${ORIGIN}/g/hostile/en` },
      { lang: 'x-default', url: `${ORIGIN}/g/hostile/en` },
    ],
  });
});

test('the sitemap has the pages of the site that shows the guides', async () => {
  const { fetch } = await startSiteWorker({
    ...SITE,
    'site.yaml': `origin: ${ORIGIN}\npages: 'https://help.example/?guide={guide}&lang={locale}'\n`,
  });
  const xml = await (await fetch('/sitemap.xml')).text();
  expect(await validateSitemap(xml)).toEqual([]);
  expect((await parseSitemap(Readable.from([xml]))).map(({ url }) => url)).toEqual([
    'https://help.example/?guide=hostile&lang=en',
    'https://help.example/?guide=plain&lang=en',
  ]);
});

test('responses as XML lack the characters that XML forbids', async () => {
  const { fetch } = await startSiteWorker({
    'site.yaml': `name: "A\\uFFFE B"\norigin: ${ORIGIN}\n`,
    'guides/help/en.md': text(...OPENING, 'So.').replace('title: Help', 'title: "Form\\f\\u0085 feed"'),
  });
  for (const path of ['/feed.xml', oembedOf(`${ORIGIN}/g/help/en`, '&format=xml')]) {
    const xml = await (await fetch(path)).text();
    expect(xml).toContain(
      '<name>A B</name>'.replaceAll('name', path === '/feed.xml' ? 'name' : 'provider_name'),
    );
    expect(xml).toContain('Form\u0085 feed');
    expect(xml.replaceAll(/[\t\n\r\u0085]/g, '')).not.toMatch(/\p{Cc}|\p{Noncharacter_Code_Point}/u);
  }
});

test('robots.txt allows pages and what they need, and names the sitemap', async () => {
  const { fetch } = await startSiteWorker(SITE);
  const robots = robotsParser(`${ORIGIN}/robots.txt`, await (await fetch('/robots.txt')).text());
  const isAllowed = (path: string) => robots.isAllowed(ORIGIN + path, 'Googlebot');
  for (const path of [
    '/',
    '/g/plain/en',
    '/g/plain/en.md',
    '/v1/guides/plain?locale=en',
    '/embed/edge-faq.js',
    '/llms.txt',
  ])
    expect(isAllowed(path), path).toBe(true);
  for (const path of ['/admin/audit', '/?q=loan', '/g/plain/en?q=loan', '/?locale=en&q=loan'])
    expect(isAllowed(path), path).toBe(false);
  expect(robots.getSitemaps()).toEqual([`${ORIGIN}/sitemap.xml`]);
});

test('without an origin robots.txt allows no pages, but what guides on partner pages need', async () => {
  const { fetch } = await startSiteWorker({ 'guides/plain/en.md': guide('Plain') });
  const robots = robotsParser(`${ORIGIN}/robots.txt`, await (await fetch('/robots.txt')).text());
  const isAllowed = (path: string) => robots.isAllowed(ORIGIN + path, 'Googlebot');
  for (const path of ['/', '/?locale=en', '/g/plain/en']) expect(isAllowed(path), path).toBe(false);
  for (const path of ['/v1/guides/plain?locale=en', '/embed/edge-faq.js', '/images/1.png'])
    expect(isAllowed(path), path).toBe(true);
  expect(robots.getSitemaps()).toEqual([]);
});

test('the feed is Atom with the changed sections of one language, the latest first', async () => {
  const { fetch } = await startSiteWorker(SITE);
  const response = await fetch('/feed.xml');
  expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
  const xml = await response.text();
  expect(XMLValidator.validate(xml)).toBe(true);
  const feed = parseAtomFeed(xml);
  expect(feed).toMatchObject({
    id: `${ORIGIN}/feed.xml?locale=en`,
    title: { value: 'A & B ]]> <i>' },
    updated: '2026-11-22T00:00:00Z',
  });
  expect(feed.entries?.map(({ id, updated }) => [id, updated])).toEqual([
    [`${ORIGIN}/g/hostile/en/question-1`, '2026-11-22T00:00:00Z'],
    [`${ORIGIN}/g/hostile/en/question-2`, '2026-11-22T00:00:00Z'],
    [`${ORIGIN}/g/plain/en/question-1`, '2026-11-20T00:00:00Z'],
    [`${ORIGIN}/g/plain/en/question-2`, '2026-11-20T00:00:00Z'],
  ]);
  expect(feed.entries?.[0]).toMatchObject({
    title: { value: 'Why?' },
    categories: [{ term: 'hostile', label: HOSTILE }],
  });
  expect(feed.entries?.[0]?.content).toMatchObject({ type: 'html' });
});

test('the feed has absolute URLs of images, of other sections, and of pages elsewhere', async () => {
  const { fetch } = await startSiteWorker({
    'site.yaml': `origin: ${ORIGIN}\npages: 'https://help.example/{guide}?lang={locale}&x'\n`,
    'guides/help/en.md': text(
      ...OPENING,
      '![A](a.svg)',
      '[Because](#how) of [this](#about).',
      '### How? {#how}',
      'So.',
    ),
    'guides/help/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
  });
  const feed = parseAtomFeed(await (await fetch('/feed.xml?locale=en-GB')).text());
  const [why] = feed.entries ?? [];
  expect(why?.links).toMatchObject([{ rel: 'alternate', href: 'https://help.example/help?lang=en&x#why' }]);
  const { value = '' } = why?.content ?? {};
  expect(value).toContain('src="https://faq.example/images/');
  expect(value).toContain('href="https://help.example/help?lang=en&amp;x#how"');
  expect(value).toContain('href="https://help.example/help?lang=en&amp;x#about"');
});

test('the feed after an edit has only the sections that were edited', async () => {
  const edited = (answer: string, updated: string) => ({
    'site.yaml': `origin: ${ORIGIN}\n`,
    'guides/help/en.md': text(...OPENING, answer, '### How? {#how}', 'So.').replace('2026-11-23', updated),
  });
  const { fetch } = await startSiteWorker(edited('Then.', '2026-11-23'), edited('Now.', '2026-11-25'));
  const feed = parseAtomFeed(await (await fetch('/feed.xml')).text());
  expect(feed.entries?.map(({ id, updated }) => [id, updated])).toEqual([
    [`${ORIGIN}/g/help/en/why`, '2026-11-25T00:00:00Z'],
  ]);
});

/** The frame in the HTML of an oEmbed response. */
function parseFrame(html: string): Record<string, string> {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', htmlEntities: true });
  return parser.parse(html).iframe;
}

test('oEmbed responses have what version 1.0 requires of the type rich, and obey the size', async () => {
  const { fetch } = await startSiteWorker(SITE);
  const response = await fetch(oembedOf(`${ORIGIN}/g/hostile/en`, '&maxwidth=300&maxheight=9999'));
  expect(response.headers.get('Content-Type')).toBe('application/json');
  const body = await response.json();
  expect(body).toEqual({
    ...{ version: '1.0', type: 'rich', title: HOSTILE, width: 300, height: 600, cache_age: 3600 },
    ...{ provider_name: 'A & B ]]> <i>', provider_url: ORIGIN, html: expect.any(String) },
  });
  expect(parseFrame(body.html)).toMatchObject({
    src: `${ORIGIN}/embed/frame?guide=hostile&locale=en`,
    ...{ width: '300', height: '600', title: HOSTILE },
  });
});

test('the oEmbed response as XML has the same members', async () => {
  const { fetch } = await startSiteWorker(SITE);
  const path = oembedOf(`${ORIGIN}/g/hostile/en/question-1`);
  const json = await (await fetch(path)).json();
  const response = await fetch(`${path}&format=xml`);
  expect(response.headers.get('Content-Type')).toBe('text/xml; charset=utf-8');
  const xml = await response.text();
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({ parseTagValue: false, htmlEntities: true });
  const members = Object.entries(json).map(([name, value]) => [name, String(value)]);
  expect(parser.parse(xml).oembed).toEqual(Object.fromEntries(members));
});

test.each([
  [`${ORIGIN}/g/plain/en/question-1`, 'Why?', '&locale=en#question-1'],
  [`${ORIGIN}/g/plain/en#question-2`, 'How?', '&locale=en#question-2'],
  [`${ORIGIN}/g/Plain/en-GB/?utm=1#none-such-é`, 'Plain', '&locale=en'],
  [`${ORIGIN}/g/plain`, 'Plain', '&locale=en'],
  ['https://help.example/en/plain.html?utm=1#question-1', 'Why?', '&locale=en#question-1'],
  ['https://help.example/g/plain/en/question-1', 'Why?', '&locale=en#question-1', 'g/{guide}/{locale}'],
])(
  'the oEmbed response for %s has its title and frame',
  async (url, title, query, path = '{locale}/{guide}.html') => {
    const { fetch } = await startSiteWorker({
      ...SITE,
      'site.yaml': `origin: ${ORIGIN}\npages: https://help.example/${path}\n`,
    });
    const body = await (await fetch(oembedOf(url))).json();
    expect(body.title).toBe(title);
    expect(parseFrame(body.html)['src']).toBe(`${ORIGIN}/embed/frame?guide=plain${query}`);
  },
);

test.each([
  [404, 'https://elsewhere.example/g/plain/en', ''],
  [404, `${ORIGIN}/v1/guides/plain`, ''],
  [404, `${ORIGIN}/g/none/en`, ''],
  [404, `${ORIGIN}/g/plain/fr`, ''],
  [404, `${ORIGIN}/g/plain/en/none`, ''],
  [404, `http://faq.example/g/plain/en`, ''],
  [400, 'plain', ''],
  [400, `${ORIGIN}/g/plain/en`, '&maxwidth=0'],
  [400, `${ORIGIN}/g/plain/en`, '&maxheight=1e3'],
  [400, `${ORIGIN}/g/plain/en`, '&size=1'],
  [501, `${ORIGIN}/g/plain/en`, '&format=yaml'],
])('oEmbed returns %i for %s%s', async (status, url, query) => {
  const { fetch } = await startSiteWorker(SITE);
  const response = await fetch(oembedOf(url, query));
  expect([response.status, response.headers.get('Content-Type')]).toEqual([
    status,
    'application/problem+json',
  ]);
});

test('llms.txt has a title, a summary and, by language, links to twins', async () => {
  const { fetch } = await startSiteWorker({
    ...SITE,
    'guides/plain/zh-Hant.md': `---\ntitle: 簡單\ndescription: 簡單的。\nupdated: 2026-11-20\ntranslationOf: en\n---\n## 全部 {#all}\n### 為什麼？ {#question-1}\n如此。\n### 怎麼？ {#question-2}\n如此。\n`,
  });
  const response = await fetch('/llms.txt');
  expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
  const { children } = unified()
    .use(remarkParse)
    .parse(await response.text());
  const outline = children.map((node) =>
    node.type === 'heading' ? `${node.depth} ${textOf(node)}` : node.type,
  );
  expect(outline).toEqual([
    ...['1 A & B ]]> <i>', 'blockquote', 'list'],
    ...['2 English (en)', 'list', '2 Traditional Chinese (zh-Hant)', 'list'],
  ]);
  const links: [string, string][] = [];
  visit({ type: 'root', children: children.slice(3) }, 'link', (node) => {
    links.push([textOf(node), node.url]);
  });
  expect(links).toEqual([
    [HOSTILE, `${ORIGIN}/g/hostile/en.md`],
    ['Plain', `${ORIGIN}/g/plain/en.md`],
    ['簡單', `${ORIGIN}/g/plain/zh-Hant.md`],
  ]);
  for (const [, url] of links) expect((await fetch(url.slice(ORIGIN.length))).status).toBe(200);
});

test('llms-full.txt has the Markdown of every guide, and the URL of its page', async () => {
  const { fetch } = await startSiteWorker(SITE);
  const full = await (await fetch('/llms-full.txt')).text();
  for (const id of ['hostile', 'plain']) {
    const markdown = await (await fetch(`/g/${id}/en.md`)).text();
    expect(full).toContain(`\nSource: ${ORIGIN}/g/${id}/en\n\n${markdown}`);
  }
});

test('without an origin llms.txt has paths, and what needs absolute URLs says what to do', async () => {
  const { fetch } = await startSiteWorker({ 'guides/plain/en.md': guide('Plain') });
  expect(await (await fetch('/llms.txt')).text()).toContain('- [Plain](/g/plain/en.md): ');
  for (const path of ['/sitemap.xml', '/sitemap-1.xml', '/feed.xml', oembedOf(`${ORIGIN}/g/plain/en`)]) {
    const response = await fetch(path);
    expect(await response.json()).toMatchObject({ status: 404, type: expect.stringMatching(/no-origin$/) });
  }
});
