import { expect, test } from 'vitest';
import {
  type CompiledFixture,
  compile,
  documentOf,
  OPENING,
  siteWithAnswer,
  TRANSLATED_OPENING,
  text,
} from '../../test/fixtures/author-site.ts';

/** The Markdown of the guide's only question, without its heading. */
function answerIn(compiled: CompiledFixture, locale = 'en'): string {
  const { text: markdown = '', sections } = compiled.site.guides[0]?.markdown?.get(locale) ?? {};
  const [start, end] = sections?.get('why') ?? [0, 0];
  const section = Buffer.from(markdown).subarray(start, end).toString();
  expect(section).toMatch(/^### .+ \{#why\}\n\n/);
  expect(section).toMatch(/[^\n]\n$/);
  return section.replace(/^.*\n\n/, '').trimEnd();
}

test.each([
  ['emphasis and code', 'So, _really_ **so** `it` is.'],
  ['lists', '* one\n* two\n\n1) first\n2) second'],
  ['a table', '| a | b |\n|---|--:|\n| 1 | 2 |'],
  ['code by its fence', '~~~js\nlet a = 1;\n~~~'],
  ['code by its indent', '    let a = 1;\n    let b = 2;'],
  ['links to sections and sites', '[So](#why), [so](https://site.example/ "So") and <mailto:a@b.example>'],
])('keeps the source text of %s', async (_, markdown) => {
  expect(answerIn(await compile(siteWithAnswer(markdown)))).toBe(markdown);
});

test.each([
  ['a reference', '[So][1]\n\n[1]: https://site.example/', '[So](https://site.example/)'],
  ['a footnote', 'So.[^1]\n\n[^1]: *Really*.', 'So.[^why--fn-1]\n\n[^why--fn-1]: *Really*.'],
  ['HTML', 'H<sub>2</sub>O <b>is</b> wet', 'H2O **is** wet'],
])('serialises %s without depending on the rest of the file', async (_, markdown, expected) => {
  expect(answerIn(await compile(siteWithAnswer(markdown)))).toBe(expected);
});

test('an image has its published URL', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>';
  const compiled = await compile({ ...siteWithAnswer('![Dot](dot.svg)'), 'guides/help/dot.svg': svg });
  expect(answerIn(compiled)).toMatch(/^!\[Dot\]\(\/images\/[0-9a-f]{32}\.svg\)$/);
});

test('a link to an alias has the current id', async () => {
  const lines = [...OPENING.slice(0, 4), 'aliases: { how: why }', ...OPENING.slice(4), '[So](#how)'];
  expect(answerIn(await compile({ 'guides/help/en.md': text(...lines) }))).toBe('[So](#why)');
});

test('the Markdown of a derived locale is in its own script', async () => {
  const lines = TRANSLATED_OPENING.map((line) => (line === 'translationOf: en' ? 'derive: zh-Hans' : line));
  const compiled = await compile({ 'guides/help/zh-Hant.md': text(...lines, '**還款** `還款`') });
  expect(answerIn(compiled, 'zh-Hans')).toBe('**还款** `還款`');
});

test('Windows line breaks give the same Markdown and revision', async () => {
  const files = siteWithAnswer('So', 'it is.');
  const other = { 'guides/help/en.md': String(files['guides/help/en.md']).replaceAll('\n', '\r\n') };
  const [unix, windows] = [await compile(files), await compile(other)];
  expect(answerIn(windows)).toBe(answerIn(unix));
  expect(documentOf(windows, 'en').revision).toBe(documentOf(unix, 'en').revision);
});

test('the Markdown of a guide has the structure of the author’s files', async () => {
  const compiled = await compile(siteWithAnswer('So.', '## In short {#summary}', 'That is *it*.'));
  expect(compiled.site.guides[0]?.markdown?.get('en')?.text).toBe(
    text(
      ...['# Help', '', 'Intro.', '', '## About {#about}', '', '### Why? {#why}', '', 'So.', ''],
      ...['## In short {#summary}', '', 'That is *it*.'],
    ),
  );
});

test('escapes literal Markdown characters in headings', async () => {
  const compiled = await compile(siteWithAnswer('So.', '### Is 2 \\* 3 \\_really\\_ 6? {#six}', 'Yes.'));
  const [document, markdown] = [documentOf(compiled, 'en'), compiled.site.guides[0]?.markdown?.get('en')];
  expect(document.chapters[0]?.sections[1]?.heading).toBe('Is 2 * 3 _really_ 6?');
  expect(markdown?.text).toContain('### Is 2 \\* 3 \\_really\\_ 6? {#six}');
});
