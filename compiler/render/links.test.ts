/** Resolved links of answers. */
import { expect, test } from 'vitest';
import {
  compile,
  documentOf,
  type Files,
  OPENING,
  renderAnswer,
  siteWithAnswer,
  TRANSLATED_OPENING,
  text,
} from '../../test/fixtures/author-site.ts';

async function linksOf(files: Files): Promise<string[]> {
  const compiled = await compile(files);
  expect(compiled.diagnosticLines).toEqual([]);
  const html = documentOf(compiled, 'en').chapters[0]?.sections[0]?.html ?? '';
  return html.match(/<a [^>]*>/g) ?? [];
}

test('links resolve to prefixed ids in the answer, and else to sections and chapters', async () => {
  const files = siteWithAnswer('<b id="x">So</b> [there](#x), [again](#why), [on the whole](#about).');
  expect(await linksOf(files)).toEqual(['<a href="#why--x">', '<a href="#why">', '<a href="#about">']);
});

test('links to non-ASCII ids resolve with and without percent-encoding', async () => {
  const files = siteWithAnswer('<b id="為">So</b> [a](#為), [b](#%E7%82%BA).');
  expect(await linksOf(files)).toEqual(['<a href="#why--為">', '<a href="#why--為">']);
});

test('a link to an alias resolves to the current id', async () => {
  const aliases = [...OPENING.slice(0, 4), 'aliases: { reason: why, subject: about }', ...OPENING.slice(4)];
  const compiled = await compile({ 'guides/help/en.md': text(...aliases, '[a](#reason), [b](#subject).') });
  expect(compiled.diagnosticLines).toEqual([]);
  const document = documentOf(compiled, 'en');
  expect(document.aliases).toEqual({ reason: 'why', subject: 'about' });
  expect(document.chapters[0]?.sections[0]?.html).toBe(
    '<p><a href="#why">a</a>, <a href="#about">b</a>.</p>',
  );
});

test('links to other sites have rel="noopener noreferrer"', async () => {
  const files = siteWithAnswer(
    '[a](https://a.example/?q=1) <http://b.example> [c](mailto:c@c.example) [d](tel:+123)',
  );
  expect(await linksOf(files)).toEqual([
    '<a href="https://a.example/?q=1" rel="noopener noreferrer">',
    '<a href="http://b.example" rel="noopener noreferrer">',
    '<a href="mailto:c@c.example">',
    '<a href="tel:+123">',
  ]);
});

test('links to other sites are listed by URL, with their positions', async () => {
  const { site } = await compile({
    ...siteWithAnswer(
      '[b](https://b.example) [a](https://a.example)',
      '[m](mailto:m@m.example)',
      '[b](https://b.example)',
    ),
    'guides/help/zh-Hant.md': text(...TRANSLATED_OPENING, '[一](https://a.example)'),
  });
  const positions = site.links.map(({ address, path, line, column }) => [
    address,
    `${path.split('/').at(-1)}:${line}:${column}`,
  ]);
  expect(positions).toEqual([
    ['https://a.example', 'en.md:9:24'],
    ['https://a.example', 'zh-Hant.md:9:1'],
    ['https://b.example', 'en.md:9:1'],
    ['https://b.example', 'en.md:11:1'],
  ]);
});

test('links to other guides resolve to the URLs of their pages', async () => {
  const files = {
    ...siteWithAnswer('[a](../more/en.md), [b](../more/en.md#why), [c](en.md#why).'),
    'guides/more/en.md': text(...OPENING, 'So.'),
    'site.yaml': 'pages: https://shop.example/{locale}/help/{guide}',
  };
  expect(await linksOf(files)).toEqual([
    '<a href="https://shop.example/en/help/more">',
    '<a href="https://shop.example/en/help/more#why">',
    '<a href="https://shop.example/en/help/help#why">',
  ]);
});

test('links to other guides lead to the pages of the worker where only its origin is set', async () => {
  const files = {
    ...siteWithAnswer('[a](../more/en.md), [b](../more/en.md#why).'),
    'guides/more/en.md': text(...OPENING, 'So.'),
    'site.yaml': 'origin: https://faq.example',
  };
  expect(await linksOf(files)).toEqual([
    '<a href="https://faq.example/g/more/en">',
    '<a href="https://faq.example/g/more/en/why">',
  ]);
});

test('a link to an alias of another guide resolves', async () => {
  const aliases = [...OPENING.slice(0, 4), 'aliases: { reason: why }', ...OPENING.slice(4)];
  const files = {
    ...siteWithAnswer('[a](../more/en.md#reason).'),
    'guides/more/en.md': text(...aliases, 'So.'),
    'site.yaml': 'pages: https://shop.example/{guide}',
  };
  expect(await linksOf(files)).toEqual(['<a href="https://shop.example/more#reason">']);
});

test.each([
  ['[x](Https://example.com)', 'https://example.com'],
  ['[x](HTTP://EXAMPLE.COM/A)', 'http://EXAMPLE.COM/A'],
  ['<Https://example.com>', 'https://example.com'],
  ['[x](Mailto:x@example.com)', 'mailto:x@example.com'],
  ['[x](TEL:+491234)', 'tel:+491234'],
  ['<a href="HTTPS://example.com">x</a>', 'https://example.com'],
])('publishes the scheme of %s in lower case', async (markdown, href) => {
  const { diagnostics } = await compile(siteWithAnswer(markdown));
  expect(diagnostics).toEqual([]);
  expect(renderAnswer(markdown)).toContain(`href="${href}"`);
});

test.each(['JavaScript:alert(1)', 'DATA:text/html,x', 'Vbscript:x'])('refuses %s', async (url) => {
  const { diagnostics } = await compile(siteWithAnswer(`[x](${url})`));
  expect(diagnostics).toMatchObject([
    { rule: 'unsafe-html', hint: 'use a URL that begins with https:, http:, mailto: or tel:' },
  ]);
});
