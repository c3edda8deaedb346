import { expect, test } from 'vitest';
import { chooseIds } from './choose-ids.ts';
import type { ImportedFaq } from './imported-faq.ts';
import { LeftOutList } from './left-out.ts';

/** An FAQ of one chapter with these questions; an id may stand before the heading. */
function faq(...questions: [id: string | undefined, heading: string][]): ImportedFaq {
  const place = 'here';
  const empty = { body: [], text: '', place };
  const list = questions.map(([id, heading]) => ({ ...empty, id, heading }));
  return { chapters: [{ heading: '章', place, questions: list }] };
}

test.each<[why: string, questions: [string | undefined, string][], ids: string[]]>([
  ['an id that is written is kept', [['pay-later', 'Can I pay?']], ['pay-later']],
  ['a heading gives its words', [[undefined, 'Où est l’été — ici?']], ['ou-est-lete-ici']],
  ['an id begins with a letter', [[undefined, '3 ways to pay']], ['ways-to-pay']],
  [
    'what has no ASCII words is numbered',
    [
      [undefined, '什麼？'],
      [undefined, '1.'],
    ],
    ['question-1', 'question-2'],
  ],
  [
    'the same headings are told apart',
    [
      [undefined, 'Why?'],
      [undefined, 'Why?'],
    ],
    ['why', 'why-2'],
  ],
  [
    'a written id goes before one from a heading',
    [
      [undefined, 'Why?'],
      ['why', 'How?'],
    ],
    ['why-2', 'why'],
  ],
  [
    'the intro and the summary have theirs',
    [
      ['intro', 'A'],
      [undefined, 'Summary'],
    ],
    ['a', 'summary-2'],
  ],
  ['an id that is not valid gives way', [['Pay_Later', 'Can I pay?']], ['can-i-pay']],
  [
    'a chapter has its own',
    [
      ['chapter-1', 'Why?'],
      [undefined, 'Chapter 1'],
    ],
    ['chapter-1', 'chapter-1-3'],
  ],
])('%s', (_, questions, ids) => {
  const [chapter] = chooseIds(faq(...questions), new LeftOutList()).chapters;
  expect(chapter?.questions.map(({ id }) => id)).toEqual(ids);
});

test('a long heading is cut between words, and stays unique', () => {
  const heading = 'word '.repeat(30);
  const [chapter] = chooseIds(faq([undefined, heading], [undefined, heading]), new LeftOutList()).chapters;
  const [first = '', second = ''] = chapter?.questions.map(({ id }) => id) ?? [];
  expect(first).toMatch(/^word(-word)*$/);
  expect(second).toMatch(/^word(-word)*-2$/);
  expect(Math.max(first.length, second.length)).toBeLessThanOrEqual(64);
});

test('an id that could not be kept is said: links to it would break', () => {
  const leftOut = new LeftOutList();
  chooseIds(faq(['Pay_Later', 'Can I pay?']), leftOut);
  expect(leftOut.list()).toMatchObject([{ what: 'the id “Pay_Later”', place: 'here' }]);
});
