/** Suggestions for what a reader types, of guides in scripts with and without spaces. */
import { expect, test } from 'vitest';
import type { Guide, Section } from '../../guide.ts';
import suggest from './suggestions.ts';

const guideOf = (...sections: Partial<Section>[]) =>
  ({
    chapters: [
      { id: 'all', heading: 'All', sections: sections.map((each, index) => ({ id: `s${index}`, ...each })) },
    ],
  }) as Guide;

const guideWith = (...headings: string[]) => guideOf(...headings.map((heading) => ({ heading })));

const EN = guideWith(
  'Will a late payment affect my credit record?',
  'Can I pay later?',
  'What if I can’t pay?',
  'Payment plans',
  'Which payments count?',
);

const ZH = guideWith('逾期會影響我的信用紀錄嗎？', '我不敢接電話，怎麼辦？', '電話費逾期');

const suggestFor = (guide: Guide, text: string) => {
  const { completions, sections } = suggest(guide, text, () => true);
  return { texts: completions.map((rest) => text + rest), headings: sections.map(({ heading }) => heading) };
};

test('suggests sections whose headings have all words, the last one as the start of a word', () => {
  expect(suggestFor(EN, 'late pay').headings).toEqual(['Will a late payment affect my credit record?']);
  expect(suggestFor(EN, 'pay late').headings).toEqual(['Can I pay later?']);
  expect(suggestFor(EN, 'lat pay').headings).toEqual([]);
});

test('suggests the sections first whose headings start with the text, and five at most', () => {
  expect(suggestFor(EN, 'pay').headings).toEqual([
    'Payment plans',
    'Will a late payment affect my credit record?',
    'Can I pay later?',
    'What if I can’t pay?',
    'Which payments count?',
  ]);
  expect(
    suggestFor(guideWith(...Array.from({ length: 9 }, (_, n) => `Loan ${n}`)), 'loan').headings,
  ).toHaveLength(5);
});

test('completes the last word by the most frequent words, three at most', () => {
  expect(suggestFor(EN, 'my cr').texts).toEqual(['my credit']);
  expect(suggestFor(EN, 'pay').texts).toEqual(['payment', 'payments']);
  const many = guideWith('plan', 'plane plant', 'planet plant', 'planner');
  expect(suggestFor(many, 'pla').texts).toEqual(['plant', 'plan', 'plane']);
});

test('keeps what the reader has typed as it is, and the spelling of what follows', () => {
  expect(suggestFor(EN, ' WHICH  PAY').texts).toEqual([' WHICH  PAYments']);
  expect(suggestFor(guideWith('Mon résumé'), 'mon resu').texts).toEqual(['mon resumé']);
});

test('completes contractions, and divides no letter that is folded into several', () => {
  expect(suggestFor(EN, 'if I ca').texts).toEqual(['if I can’t']);
  expect(suggestFor(guideWith('Straße'), 'stra').texts).toEqual(['straße']);
  expect(suggestFor(guideWith('Straße'), 'stras').texts).toEqual([]);
});

test.each(['credit ', 'record', 'record?', '', ' ', '?!', '\ud800', '😀'])(
  'completes no word in %j',
  (text) => {
    expect(suggestFor(EN, text).texts).toEqual([]);
  },
);

test('finds Han text anywhere in a heading, and completes its last word', () => {
  expect(suggestFor(ZH, '信用').headings).toEqual(['逾期會影響我的信用紀錄嗎？']);
  expect(suggestFor(ZH, '逾').headings).toEqual(['逾期會影響我的信用紀錄嗎？', '電話費逾期']);
  expect(suggestFor(ZH, '逾').texts).toEqual(['逾期']);
  expect(suggestFor(ZH, '不敢接電').texts).toEqual(['不敢接電話']);
  expect(suggestFor(ZH, '信費').headings).toEqual([]);
});

test('finds kana anywhere in a heading', () => {
  expect(suggestFor(guideWith('クレジットカードの支払い'), 'カード').headings).toHaveLength(1);
});

test('suggests nothing for a text of which only the start is searched', () => {
  const words = Array.from({ length: 30 }, () => 'payment').join(' ');
  expect(suggestFor(EN, words).headings).toEqual([]);
  expect(suggestFor(EN, words.slice(0, 190)).headings).not.toEqual([]);
});

test('suggests neither sections that are not shown nor withdrawn ones, nor their words', () => {
  const guide = guideOf(
    { heading: 'Late fees' },
    { heading: 'Late notices', withdrawn: { status: 410, since: '2026-11-01', by: 'publisher' } },
    { heading: 'Late letters' },
  );
  const { completions, sections } = suggest(guide, 'late ', ({ id }) => id !== 's2');
  expect([completions, sections.map(({ id }) => id)]).toEqual([[], ['s0']]);
  expect(suggest(guide, 'n', ({ id }) => id !== 's2')).toMatchObject({ completions: [], sections: [] });
  expect(suggest(guide, 'let', ({ id }) => id !== 's2')).toMatchObject({ completions: [], sections: [] });
});

test('does not complete a word by one that is typed already', () => {
  expect(suggestFor(EN, 'late l')).toEqual({
    texts: [],
    headings: ['Will a late payment affect my credit record?'],
  });
});

test('takes what it suggests for text, whatever a heading has', () => {
  const heading = '<img src=x onerror=alert(1)> ] \\ ( payments';
  expect(suggestFor(guideWith(heading), 'pay')).toEqual({ texts: ['payments'], headings: [heading] });
  expect(suggestFor(guideWith(heading), '([{*+?\\').headings).toEqual([]);
});
