/** Other ways to type a query: with typos, in the other Chinese script, and in pinyin. The same on every machine. */
import { createHash } from 'node:crypto';
import { pinyin } from 'pinyin-pro';
import { converterFor } from '../../compiler/chinese.ts';
import { pick, type Random, seededRandom } from '../random.ts';

export interface Transformation {
  name: string;
  transform: (query: string) => string;
}

/** Those of a locale: scripts and pinyin for Chinese, typos for any other. */
export function transformationsOf(locale: string): Transformation[] {
  const toSimplified = converterFor(locale, 'zh-Hans');
  const toOther = toSimplified ?? converterFor(locale, 'zh-Hant');
  if (!toOther) return TYPOS;
  // Of Traditional characters, the dictionary knows fewer readings in words.
  const toPinyin = (query: string) =>
    pinyin(toSimplified?.(query) ?? query, { toneType: 'none', v: true, nonZh: 'consecutive' });
  return [
    { name: 'other script', transform: toOther },
    { name: 'pinyin', transform: toPinyin },
    { name: 'pinyin, run together', transform: (query) => toPinyin(query).replaceAll(' ', '') },
  ];
}

const TYPOS: Transformation[] = [
  { name: 'one edit in every word', transform: (query) => misspell(query, 1) },
  { name: 'two edits in every word', transform: (query) => misspell(query, 2) },
];

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** The words that get typos. */
const WORD = /\p{Script=Latin}{4,}/gu;

function misspell(query: string, edits: number): string {
  const random = seededRandom(createHash('sha256').update(`${edits} ${query}`).digest().readInt32LE());
  return query.replace(WORD, (word) => {
    let edited = word;
    // An edit may change nothing, or undo the one before.
    while (edited === word)
      edited = Array.from({ length: edits }).reduce<string>((text) => edit(text, random), word);
    return edited;
  });
}

/** Inserts, drops, replaces or swaps a letter, the four ways in which words are mistyped. */
function edit(word: string, random: Random): string {
  const place = Math.floor(random() * word.length);
  const [before, after] = [word.slice(0, place), word.slice(place)];
  const letter = pick(LETTERS, random);
  return pick(
    [
      before + letter + after,
      before + after.slice(1),
      before + letter + after.slice(1),
      before + after.charAt(1) + after.charAt(0) + after.slice(2),
    ],
    random,
  );
}
