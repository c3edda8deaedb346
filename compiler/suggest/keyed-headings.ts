/** Headings of a guide with what suggestions find them by. */
import type { Guide } from '../../schema/guide.ts';
import type { KeyedHeading } from '../../schema/search-index.ts';
import { fold, foldWithOffsets } from '../../search/fold.ts';
import { joinTokens, keyOffsets } from '../../search/suggest/heading-key.ts';
import { spell } from '../../search/suggest/spelling.ts';
import { type Token, terms, tokenize } from '../../search/tokenize.ts';
import { foldHanCharacter } from '../index/characters.ts';

/** The headings of all sections of a guide, in their order. Stop words are folded. */
export function keyHeadings(
  { locale, chapters }: Pick<Guide, 'locale' | 'chapters'>,
  stopWords: readonly string[],
): KeyedHeading[] {
  const stops = new Set(stopWords);
  const headings = chapters.flatMap(({ sections }) => sections.map(({ heading }) => heading));
  return headings.map((heading) => keyHeading(heading.replace(/\s+/g, ' ').trim(), locale, stops));
}

function keyHeading(heading: string, locale: string, stopWords: ReadonlySet<string>): KeyedHeading {
  const { folded, starts, ends } = foldWithOffsets(heading, foldHanCharacter);
  const tokens = tokenize(folded);
  const offsets = keyOffsets(tokens);
  const segments = tokens.some(({ unspaced }) => unspaced) ? segmentEnds(heading, locale) : NO_SEGMENTS;
  const words = tokens.flatMap((token, index): KeyedHeading['words'] => {
    const end = wordEnd(tokens, index, starts, segments);
    const word = joinTokens(tokens.slice(index, end));
    if (end === index || isStopWord(word, stopWords)) return [];
    const start = offsets[index] ?? 0;
    const written = heading.slice(starts[token.start], ends[(tokens[end - 1]?.end ?? 0) - 1]);
    const isSuggested = isSuggestedWord(tokens.slice(index, end), stopWords);
    return [[start, start + word.length, isSuggested ? spell(written, start === 0) : '']];
  });
  return { heading, key: joinTokens(tokens), words };
}

/** The index one past the last token of the word that starts with the token at `index`; `index` if none does. */
function wordEnd(
  tokens: readonly Token[],
  index: number,
  starts: readonly number[],
  segments: ReadonlyMap<number, number>,
): number {
  const offsetOf = ({ start }: Token) => starts[start] ?? 0;
  const token = tokens[index];
  if (!token?.unspaced) return index + 1;
  const segmentEnd = segments.get(offsetOf(token)) ?? 0;
  let end = index;
  for (let next = tokens[end]; next?.unspaced && offsetOf(next) < segmentEnd; next = tokens[end]) end += 1;
  return end;
}

function isStopWord(word: string, stopWords: ReadonlySet<string>): boolean {
  return stopWords.has(word) || terms(fold(word, foldHanCharacter)).every(({ term }) => stopWords.has(term));
}

/** Dictionaries take "不" and the verb before it for one word. */
function isSuggestedWord(tokens: readonly Token[], stopWords: ReadonlySet<string>): boolean {
  return !tokens.some(({ term, unspaced }) => unspaced && stopWords.has(term));
}

const NO_SEGMENTS: ReadonlyMap<number, number> = new Map();

const segmenters = new Map<string, Intl.Segmenter>();

/** The ends of words in `text`, by their starts, as dictionaries have them: only here, since a worker takes 16 ms to load its own. */
function segmentEnds(text: string, locale: string): Map<number, number> {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, segmenter);
  return new Map(
    Array.from(segmenter.segment(text), ({ index, segment }) => [index, index + segment.length]),
  );
}
