/** Suggestions for a query that is being typed: questions that it may become, and words that complete it. */
import { type FoldHan, fold, foldWithOffsets } from '../fold.ts';
import { lastAtMost } from '../shards.ts';
import { tokenize } from '../tokenize.ts';
import {
  bestCompletions,
  type CompletingWord,
  type Completions,
  firstAtLeast,
  type HeadingsShard,
  type IndexedHeading,
  openLines,
  type Place,
  type TopsShard,
  WORD,
} from './completions.ts';
import { headingKey } from './heading-key.ts';
import { spell } from './spelling.ts';
import { type KeyRange, prefixRange, readTyped, type Typed } from './typed-words.ts';

/** A list in shards, with the key from which on each of them has the list's items. */
export interface KeyShards<Shard> {
  firstKeys: readonly string[];
  read(number: number): Promise<Shard>;
}

/** What suggestions are made from: the headings of a site in one locale. */
export interface SuggestionIndex {
  foldHan: FoldHan;
  stopWords: ReadonlySet<string>;
  headings: KeyShards<HeadingsShard>;
  /** Completions of those prefixes whose keys are in more than one shard of `headings`. */
  tops: KeyShards<TopsShard>;
}

/** A question with the section that answers it, or a text to search for. */
export type Suggestion = { text: string } & Partial<Place>;

/** Whether the section at `place` may not be suggested. */
export type IsExcluded = (place: Place) => boolean | Promise<boolean>;

/** Words that complete a query, at most. */
const MAX_WORDS = 3;

/** Headings with a word of the query that are looked at for the others: more take too long. */
const MAX_SCANNED = 200;

/** Questions that completions of the last of several words are looked for in, at least. */
const MAX_COUNTED = 16;

/**
 * What `query` may become, at most `limit` suggestions: questions that start with it, then those with a part that does, then those with
 * all its words, the shorter ones first; at last its text with the last word completed, the most frequent word in headings first. Any
 * string is a valid query.
 *
 * @throws what reading a shard of `index` throws
 * @example
 * await suggest(index, 'late pay', 8); // [{ text: 'What happens if I pay late?', guide: 'loans', section: 'late' }, { text: 'late payment' }]
 */
export async function suggest(
  index: SuggestionIndex,
  query: string,
  limit: number,
  isExcluded?: IsExcluded,
): Promise<Suggestion[]> {
  const typed = readTyped(fold(query, index.foldHan), index.stopWords);
  if (typed.key === '') return [];
  const isOneWord = typed.needles.length === 1;
  const started = await completionsOf(index, typed.key);
  const found = isOneWord ? started.headings : [...started.headings, ...(await headingsWith(index, typed))];
  const questions = await shownQuestions(found, Math.max(limit, MAX_COUNTED), isExcluded);
  const candidates = isOneWord ? started.words : countWords(index, typed, questions);
  const words: string[] = [];
  const maxWords = Math.min(MAX_WORDS, Math.floor(limit / 2));
  for (const { written, places } of candidates)
    if (words.length < maxWords && (await isAnyShown(places, isExcluded)))
      words.push(complete(query, typed.last, written, index.foldHan));
  return [...questions.slice(0, limit - words.length), ...words.map((text) => ({ text }))];
}

/** The first `limit` of `headings` that may be suggested; several guides may have the same. */
async function shownQuestions(
  headings: readonly IndexedHeading[],
  limit: number,
  isExcluded: IsExcluded | undefined,
): Promise<IndexedHeading[]> {
  const shown = new Map<string, IndexedHeading>();
  for (const heading of headings) {
    if (shown.size === limit) break;
    // One after another: whether a section may be suggested can take a read of its guide.
    if (!shown.has(heading.text) && !(await isExcluded?.(heading))) shown.set(heading.text, heading);
  }
  return [...shown.values()];
}

async function isAnyShown(places: readonly Place[], isExcluded: IsExcluded | undefined): Promise<boolean> {
  if (!isExcluded) return true;
  for (const place of places) if (!(await isExcluded(place))) return true;
  return false;
}

/** The words of `headings` that complete the last of several words, the most frequent first. */
function countWords(
  { foldHan, stopWords }: SuggestionIndex,
  { last }: Typed,
  headings: readonly IndexedHeading[],
): CompletingWord[] {
  const words = new Map<string, CompletingWord>();
  for (const heading of headings) {
    const { folded, starts, ends } = foldWithOffsets(heading.text, foldHan);
    for (const { term, start, end, unspaced } of tokenize(folded)) {
      if (unspaced || !term.startsWith(last) || term === last || stopWords.has(term)) continue;
      const written = spell(heading.text.slice(starts[start], ends[end - 1]), start === 0);
      const word = words.get(term) ?? { written, places: [] };
      word.places.push(heading);
      words.set(term, word);
    }
  }
  return [...words.values()].toSorted((a, b) => b.places.length - a.places.length);
}

/** `query` with its last word, folded `last`, replaced by `word`. */
function complete(query: string, last: string, word: string, foldHan: FoldHan): string {
  const { folded, starts } = foldWithOffsets(query, foldHan);
  const end = tokenize(folded).at(-1)?.end ?? 0;
  return query.slice(0, starts[end - last.length]) + word;
}

/** The best completions of `prefix`. */
async function completionsOf(
  { headings, tops, foldHan }: SuggestionIndex,
  prefix: string,
): Promise<Completions> {
  const range = prefixRange(prefix);
  const [first, last] = shardsOf(headings, range);
  if (first !== last) {
    const top = await tops.read(lastAtMost(tops.firstKeys, prefix));
    return top.completions(prefix) ?? { headings: [], words: [] };
  }
  const lines = openLines(await headings.read(first), foldHan);
  const [from = 0, to = 0] = range.map((key) => firstAtLeast(lines, key));
  return bestCompletions(lines, from, to, prefix);
}

/** The numbers of the first and the last shard that may have keys in `range`. */
function shardsOf({ firstKeys }: KeyShards<unknown>, [from, to]: KeyRange): [first: number, last: number] {
  return [lastAtMost(firstKeys, from), lastAtMost(firstKeys, to)];
}

/**
 * Headings with all typed words, in any order, the shorter ones first: among those with the word that the fewest shards have, or else among the
 * best completions of the last one.
 */
async function headingsWith(
  index: SuggestionIndex,
  { anchors, needles, last }: Typed,
): Promise<IndexedHeading[]> {
  const { headings, foldHan } = index;
  const hasAll = (key: string) => needles.every((needle) => ` ${key} `.includes(needle));
  const spans = anchors.map((range) => ({ range, shards: shardsOf(headings, range) }));
  const [anchor] = spans.toSorted((a, b) => a.shards[1] - a.shards[0] - (b.shards[1] - b.shards[0]));
  if (!anchor) {
    const completions = await completionsOf(index, last);
    return completions.headings.filter(({ text }) => hasAll(headingKey(text, foldHan)));
  }
  const found: IndexedHeading[] = [];
  let scanned = 0;
  for (let number = anchor.shards[0]; number <= anchor.shards[1] && scanned < MAX_SCANNED; number += 1) {
    const lines = openLines(await headings.read(number), foldHan);
    const [from = 0, to = 0] = anchor.range.map((key) => firstAtLeast(lines, key));
    for (let line = from; line < to && scanned < MAX_SCANNED; line += 1) {
      if (lines.mark(line) >= WORD) continue;
      scanned += 1;
      if (hasAll(lines.wholeKey(line))) found.push(lines.heading(line));
    }
  }
  return found.toSorted((a, b) => a.text.length - b.text.length);
}
