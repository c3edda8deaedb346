import { expect, test } from 'vitest';
import { compile, OPENING, siteWithAnswer, text } from '../../test/fixtures/author-site.ts';
import { findHiddenCharacters } from './hidden-characters.ts';

/** The findings in `text` as `offset name`. */
function find(text: string): string[] {
  return findHiddenCharacters(text).map(({ start, name }) => `${start} ${name}`);
}

test.each<[text: string, text: string, expected: string[]]>([
  ['right-to-left override', 'a\u202ebc\u202c', ['1 U+202E (right-to-left override)']],
  ['left-to-right override', 'a\u202dbc', ['1 U+202D (left-to-right override)']],
  [
    'embedding that ends with the paragraph',
    'a\u202bb\n\nc\u202c',
    ['1 U+202B (right-to-left embedding)', '6 U+202C (end of embedding or override)'],
  ],
  ['isolate that is never closed', '\u2068a', ['0 U+2068 (first strong isolate)']],
  ['override in a character reference', 'a&#8238;b', ['1 U+202E (right-to-left override)']],
  ['zero-width space in a word', 'pass\u200bword', ['4 U+200B (zero-width space)']],
  ['zero-width joiner in a URL', 'https://a\u200d.example', ['9 U+200D (zero-width joiner)']],
  ['zero-width non-joiner in a word', 'so&zwnj;so', ['2 U+200C (zero-width non-joiner)']],
  ['word joiner in a word', 'so\u2060so', ['2 U+2060 (word joiner)']],
  ['byte order mark in the text', 'so\ufeffso', ['2 U+FEFF (byte order mark)']],
  ['run of invisible characters', 'a\u200b\u200b\u200bb', ['1 U+200B (zero-width space)']],
  ['tag characters', 'a\u{e0041}\u{e0042}', ['1 U+E0041 (tag or selector)']],
  ['Hangul filler', 'a\u3164b', ['1 U+3164']],
])('finds a %s', (_, text, expected) => {
  expect(find(text)).toEqual(expected);
});

test.each<[text: string, text: string]>([
  ['an isolate that is closed', 'a \u2067שלום\u2069 b'],
  ['an embedding that is closed on the next line', 'a \u202bשלום\nשלום\u202c b'],
  ['marks in right-to-left text', 'שלום\u200f! \u200ea\u061c'],
  [
    'a family of emoji',
    '\u{1f469}\u200d\u{1f469}\u200d\u{1f467} \u2764\ufe0f\u200d\u{1f525} \u{1f469}\u{1f3fd}\u200d\u{1f680}',
  ],
  ['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['a non-joiner in Persian', 'می\u200cخواهم'],
  ['joiners in Hindi', 'क्\u200dष क्\u200cष'],
  ['a zero-width space in Thai', 'ภาษา\u200bไทย'],
  ['a variation sequence of a Chinese character', '葛\u{e0100}城'],
  ['a byte order mark at the start', '\ufeffSo'],
  ['a word joiner before punctuation', 'so\u2060—so'],
  ['a soft hyphen', 'Donau\u00addampf'],
  ['other character references', '&amp; &#160; &nbsp; &#x41; &#9999999;'],
])('finds nothing in %s', (_, text) => {
  expect(find(text)).toEqual([]);
});

test('recommends HTML for bidirectional text only where HTML is allowed', async () => {
  const hintsOf = async (markdown: string, title = 'Help') => {
    const { diagnostics } = await compile({
      'guides/help/en.md': text(...OPENING, markdown).replace('Help', title),
    });
    return diagnostics.filter(({ rule }) => rule === 'bidirectional-control').map(({ hint }) => hint);
  };
  const plain = 'remove it, or close it in the same paragraph';
  expect(await hintsOf('So \u202eit is.')).toEqual([
    `${plain}; for text in another direction, write <span dir="rtl"> … </span>`,
  ]);
  expect((await compile(siteWithAnswer('<span dir="rtl">So</span>'))).diagnostics).toEqual([]);
  expect(await hintsOf('So.\n\n### How \u202eis it? {#how}\n\nSo.')).toEqual([plain]);
  expect(await hintsOf('So.', 'So \u202eit is')).toEqual([plain]);
  expect(await hintsOf('So.', '"So \\u202eit is"')).toEqual([plain]);
});
