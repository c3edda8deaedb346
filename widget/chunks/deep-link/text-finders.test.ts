import { expect, test } from 'vitest';
import { textFinders } from './text-finders.ts';

const TEXT =
  'Why does it rise?\n  A loan is a contract. Loans, as agreed (in full), end. 電話不敢接 A+B well-known 5% off. A loan is late.';

test.for([
  ['loan', 'loan'],
  ['LOAN%20is%20a', 'loan is a'],
  ['rise%3F%20a', 'rise?\n  A'],
  ['(in%20full)', 'in full'],
  ['agreed%20(in%20full)%2C%20end', 'agreed (in full), end'],
  ['A+B', 'A+B'],
  ['well-known', 'well-known'],
  ['不敢', '不敢'],
  ['%E4%B8%8D%E6%95%A2', '不敢'],
  ['why,contract', 'Why does it rise?\n  A loan is a contract'],
  ['as-,agreed,full,-%29', 'as agreed (in full'],
  ['contract.-,loans', 'contract. Loans'],
  ['nothing&text=contract', 'contract'],
] as const)('text=%s matches "%s"', ([directive, found]) => {
  const matches = textFinders(`https://a.example/#:~:text=${directive}`).flatMap((find) => find(TEXT) ?? []);
  expect(matches).toEqual([found]);
});

test.for(['oan', 'loa', 'agree', 'late%20loan', 'loan,-nothing', 'nothing-,loan', 'l.an', '%E0%A4'])(
  'text=%s matches nothing',
  (directive) => {
    const matches = textFinders(`https://a.example/#:~:text=${directive}`).filter((find) => find(TEXT));
    expect(matches).toEqual([]);
  },
);

test.for([
  '',
  '#loan',
  '#:~:',
  '#:~:text=',
  '#:~:text=,',
  '#:~:text=.*',
  '#:~:selector=(type=p)',
  '#text=loan',
])('the fragment "%s" names no text', (fragment) => {
  expect(textFinders(`https://a.example/${fragment}`)).toEqual([]);
});

test.for([
  ['the,', 'the '],
  ['a%20', 'a '],
] as const)('looks for many times "%s" in a long text without trying every combination', ([term, words]) => {
  const [find] = textFinders(`https://a.example/#:~:text=${term.repeat(100)}qqqq`);
  expect(find?.(words.repeat(30_000))).toBe(undefined);
});

test('ignores a text that is longer than 500 characters', () => {
  expect(textFinders(`https://a.example/#:~:text=${'a'.repeat(501)}`)).toEqual([]);
});
