import { expect, test } from 'vitest';
import { splitSentences } from './sentences.ts';

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

test.each([
  ['sentences of a paragraph', 'Yes. A fee is due!  Why? ', ['Yes.', 'A fee is due!', 'Why?']],
  ['paragraphs, also without a full stop', 'You need\n\na pen', ['You need', 'a pen']],
  [
    'items of a list, without their markers',
    '• a pen\n• a cup. It is red.',
    ['a pen', 'a cup.', 'It is red.'],
  ],
  ['numbered items in an item', '10. a pen\n    1. a cup', ['a pen', 'a cup']],
  ['the cells of a table', 'fee\t5 %\ntax\t', ['fee', '5 %', 'tax']],
  [
    'no numbers, abbreviations and initials',
    'At 1.5 %, e.g. Monday, J. Doe pays. No.',
    ['At 1.5 %, e.g. Monday, J. Doe pays.', 'No.'],
  ],
  ['after a contraction', 'You can’t. So ask.', ['You can’t.', 'So ask.']],
  ['quotations with the mark after them', '“Why?” he asked. “So.”', ['“Why?” he asked.', '“So.”']],
  ['nothing of what has no word', '→ … \n\n---\n\n•', []],
])('splits %s', (_, text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test('splits Chinese, which has no space after its marks', () => {
  expect(sentencesOf('會。費用是 1.5 元！「為什麼？」他問；我說「好。」然後走了')).toEqual([
    '會。',
    '費用是 1.5 元！',
    '「為什麼？」',
    '他問；我說「好。」',
    '然後走了',
  ]);
});

test('tells where the line of the first sentence of an item starts', () => {
  expect(splitSentences('Ask:\n• Who? When?')).toEqual([
    { lineStart: 0, start: 0, end: 4 },
    { lineStart: 5, start: 7, end: 11 },
    { lineStart: 12, start: 12, end: 17 },
  ]);
});
