/** Other ways to type a query: with typos, in the other Chinese script, in pinyin, and with other
 * characters of the same sound. The same on every machine. */
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
    { name: 'a homophone', transform: (query) => mishear(toSimplified?.(query) ?? query) },
  ];
}

/** Replaces a character by a common one of the same sound, as input methods offer them. Most queries have few characters. */
function mishear(query: string): string {
  const random = randomFor(query);
  const characters = Array.from(query);
  const places = [...characters.keys()].filter((place) => homophonesOf(characters[place] ?? '').length > 0);
  if (places.length === 0) return query;
  const place = pick(places, random);
  return characters.with(place, pick(homophonesOf(characters[place] ?? ''), random)).join('');
}

function homophonesOf(character: string): string[] {
  const reading = readingOf(character);
  return reading === undefined
    ? []
    : (commonCharacters().get(reading) ?? []).filter((other) => other !== character);
}

/** Undefined for anything but a Han character. */
function readingOf(character: string): string | undefined {
  return /\p{Script=Han}/u.test(character) ? pinyin(character, { toneType: 'none' }) : undefined;
}

/** The 3,755 commonest Simplified characters, the first level of GB 2312, by reading. */
const commonCharacters = memoized(() => {
  const rows = Array.from({ length: 40 }, (_, row) => 0xb0 + row);
  const bytes = rows.flatMap((row) => Array.from({ length: 94 }, (_, column) => [row, 0xa1 + column])).flat();
  const characters = Array.from(new TextDecoder('gbk').decode(Uint8Array.from(bytes))).slice(0, 3755);
  return Map.groupBy(characters, readingOf);
});

function memoized<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}

function randomFor(seed: string): Random {
  return seededRandom(createHash('sha256').update(seed).digest().readInt32LE());
}

const TYPOS: Transformation[] = [
  { name: 'one edit in every word', transform: (query) => misspell(query, 1) },
  { name: 'two edits in every word', transform: (query) => misspell(query, 2) },
];

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** The words that get typos. */
const WORD = /\p{Script=Latin}{4,}/gu;

function misspell(query: string, edits: number): string {
  const random = randomFor(`${edits} ${query}`);
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
