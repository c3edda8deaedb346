import { expect, test } from 'vitest';
import { assignIds } from './assign-ids.ts';
import type { ImportedFaq } from './imported-faq.ts';
import { Omissions } from './omissions.ts';

/** An FAQ of one chapter with these questions. */
function faq(...questions: [id: string | undefined, heading: string][]): ImportedFaq {
  const place = 'here';
  const empty = { body: [], text: '', place };
  const list = questions.map(([id, heading]) => ({ ...empty, id, heading }));
  return { chapters: [{ heading: '章', place, questions: list }] };
}

test.each<[title: string, questions: [string | undefined, string][], ids: string[]]>([
  ['keeps an id of the source', [['pay-later', 'Can I pay?']], ['pay-later']],
  ['makes an id from the words of a heading', [[undefined, 'Où est l’été — ici?']], ['ou-est-lete-ici']],
  ['starts an id with a letter', [[undefined, '3 ways to pay']], ['ways-to-pay']],
  [
    'numbers questions without ASCII words',
    [
      [undefined, '什麼？'],
      [undefined, '1.'],
    ],
    ['question-1', 'question-2'],
  ],
  [
    'adds a number to the second of two equal headings',
    [
      [undefined, 'Why?'],
      [undefined, 'Why?'],
    ],
    ['why', 'why-2'],
  ],
  [
    'prefers an id of the source to one made from a heading',
    [
      [undefined, 'Why?'],
      ['why', 'How?'],
    ],
    ['why-2', 'why'],
  ],
  [
    'reserves intro and summary',
    [
      ['intro', 'A'],
      [undefined, 'Summary'],
    ],
    ['id-intro', 'summary-2'],
  ],
  ['makes a valid id from an invalid one', [['Pay_Later', 'Can I pay?']], ['pay-later']],
  [
    'keeps the first of two equal ids',
    [
      ['pay', 'Can I pay?'],
      ['pay', 'How do I pay?'],
    ],
    ['pay', 'how-do-i-pay'],
  ],
  [
    'makes ids unique among chapters and questions',
    [
      ['chapter-1', 'Why?'],
      [undefined, 'Chapter 1'],
    ],
    ['chapter-1', 'chapter-1-3'],
  ],
])('%s', (_, questions, ids) => {
  const [chapter] = assignIds(faq(...questions), new Omissions()).chapters;
  expect(chapter?.questions.map(({ id }) => id)).toEqual(ids);
});

test('truncates a long heading between words to a unique id', () => {
  const heading = 'word '.repeat(30);
  const [chapter] = assignIds(faq([undefined, heading], [undefined, heading]), new Omissions()).chapters;
  const [first = '', second = ''] = chapter?.questions.map(({ id }) => id) ?? [];
  expect(first).toMatch(/^word(-word)*$/);
  expect(second).toMatch(/^word(-word)*-2$/);
  expect(Math.max(first.length, second.length)).toBeLessThanOrEqual(64);
});

test.each([
  [
    'is not valid',
    'Pay_Later',
    'it is not a valid id: replaced by “pay-later”, in translations with the same id, too',
  ],
  ['another part has', 'pay', 'another part has it: replaced by “can-i-pay”'],
])('logs an id that %s, since links to it break', (_, id, why) => {
  const omissions = new Omissions();
  assignIds(faq(['pay', 'Why?'], [id, 'Can I pay?']), omissions);
  expect(omissions.list()).toMatchObject([{ what: `the id “${id}”`, why, place: 'here' }]);
});
