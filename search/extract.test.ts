import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex } from '../test/fixtures/search-index.ts';
import { type Extract, extract } from './extract.ts';
import { search } from './search.ts';

const TEXT =
  'Read the contract first. Then write down each due date, and what an instalment costs.\n\nIf a date has passed, say so: whoever hears nothing assumes the worst, and adds a charge for the late instalment.\n\nBring:\n\n• the contract;\n• a pen.';
const CHINESE = '先打開合約，逐項核對。逾期之後條款是怎麼寫的，也要看清楚。把還款計畫抄下來。';

const index = buildIndex('en', { a: ['Overdue?', TEXT] });
const traditional = buildIndex('zh-Hant', { a: ['遲了', CHINESE] });

async function extractFor(query: string, length: number, text = TEXT): Promise<Extract> {
  const { results, nearest } = await search(index, query, 1);
  const terms = (results[0] ?? nearest[0])?.terms ?? [];
  return extract(index, text, terms, length);
}

test('has the sentence with most matched terms whole, and the sentences after and before it that fit', async () => {
  expect((await extractFor('instalment costs', 70)).html).toBe(
    'Then write down each due date, and what an <mark>instalment</mark> <mark>costs</mark>.',
  );
  expect((await extractFor('pen', 40)).html).toBe('Bring:\n\n• the contract;\n• a <mark>pen</mark>.');
  expect((await extractFor('bring', 32)).html).toBe('<mark>Bring</mark>:\n\n• the contract;\n• a pen.');
});

test('prefers terms that few sentences have', async () => {
  expect((await extractFor('pen contract', 8)).html).toBe('• a <mark>pen</mark>.');
});

test('takes the first of several sentences that match alike', async () => {
  expect((await extractFor('contract', 24)).html).toBe('Read the <mark>contract</mark> first.');
});

test('counts inflected forms of a word once', () => {
  const text = 'A charge, charged, charging. A late charge.';
  const found = extract(index, text, ['charge', 'charged', 'charging', 'late'], 30);
  expect(found.html).toBe('A <mark>late</mark> <mark>charge</mark>.');
});

test('cuts a sentence that is too long between words, around its matches', async () => {
  const { html } = await extractFor('late instalment charge', 60);
  expect(html).toBe(
    '…the worst, and adds a <mark>charge</mark> for the <mark>late</mark> <mark>instalment</mark>.',
  );
});

test('cuts a long Chinese sentence between characters', () => {
  const { html } = extract(traditional, CHINESE, ['逾期'], 8);
  expect(html).toMatch(/^<mark>逾期<\/mark>.*…$/);
  expect(html.replaceAll(/<\/?mark>|…/g, '')).toHaveLength(8);
});

test.each([
  ['no term', []],
  ['stop words only', ['the', 'and']],
])('is the start of the text, which nothing links to, where %s matches', (_, terms) => {
  const { html, textFragment } = extract(index, TEXT, terms, 30);
  expect([html.replaceAll(/<\/?mark>/g, ''), textFragment]).toEqual(['Read the contract first.', undefined]);
});

test('is the whole text if that is short, and links to the sentence that matches', () => {
  expect(extract(index, 'So? Late.', ['late'], 160)).toEqual({
    html: 'So? <mark>Late</mark>.',
    textFragment: ':~:text=Late.',
  });
});

test('links to the sentence without its marker', async () => {
  expect((await extractFor('pen', 8)).textFragment).toBe(':~:text=a%20pen.');
});

test('links to a sentence of Chinese whose characters are written otherwise', async () => {
  const [hit] = (await search(traditional, '还款计划', 1)).results;
  const found = extract(traditional, CHINESE, hit?.terms ?? [], 12);
  expect(found.html).toBe('把<mark>還款計畫</mark>抄下來。');
  expect(decodeURIComponent(found.textFragment ?? '')).toBe(':~:text=把還款計畫抄下來。');
});

test('is a part of any text, of at most the length, with no markup but marks', async () => {
  const piece = fc.constantFrom(
    ...[
      'late ',
      'fee',
      'pen. ',
      '還款',
      '。',
      '\n',
      '\n• ',
      '\t',
      '<b>',
      '&',
      '"',
      "'",
      '😀',
      '\ud83d',
      '\u0301',
      '\0',
    ],
  );
  const property = fc.property(
    fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 80 }),
    ),
    fc.subarray(['late', 'fee', 'pen', '还款', '还', '\0', '']),
    fc.integer({ min: 4, max: 90 }),
    (text, terms, length) => {
      const { html } = extract(index, text, terms, length);
      const plain = html.replaceAll(/<mark>([^<>]+)<\/mark>/g, '$1');
      expect(plain).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      const shown = decode(plain).replaceAll(/^…|…$/g, '');
      expect(text).toContain(shown);
      expect(shown.length).toBeLessThanOrEqual(length);
    },
  );
  fc.assert(property, { numRuns: 300 });
});

function decode(html: string): string {
  const characters = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: keyof typeof characters) => characters[name]);
}
