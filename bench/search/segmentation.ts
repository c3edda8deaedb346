/** Text analysis of the compared engines: segmentations of Chinese; folding, stop words and synonyms are the same for all. */
import { foldHanCharacter } from '../../compiler/index/characters.ts';
import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import { fold } from '../../search/fold.ts';
import { findSynonyms, indexSynonyms } from '../../search/synonyms.ts';
import { isUnspaced, terms, tokenize } from '../../search/tokenize.ts';

/** Splits folded text into terms. */
type Segment = (folded: string) => string[];

/** Turns texts and queries into terms. */
export interface Analyzer {
  textTerms: Segment;
  /** Includes the synonyms of the query. */
  queryTerms: Segment;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Segmentations of a script without spaces between words. */
export const segmentations: Record<string, Segment> = {
  bigrams: segmentBigrams,
  'bigrams and characters': (folded) => terms(folded).map(({ term }) => term),
  words: segmentWords,
  'words and characters': (folded) =>
    segmentWords(folded).flatMap((word) => (isUnspaced(word) ? [...new Set([word, ...word])] : [word])),
};

/** Combines `segment` with the stop words and synonyms of a language. */
export function createAnalyzer(segment: Segment, { stopWords, synonyms }: SearchTerms): Analyzer {
  const stops = new Set(stopWords);
  const stem = (word: string) => word;
  const synonymIndex = indexSynonyms(synonyms, stem);
  const withoutStopWords = (terms: string[]) => terms.filter((term) => !stops.has(term));
  /** A query of nothing but stop words keeps them. */
  const requiredTerms = (terms: string[]) => {
    const required = withoutStopWords(terms);
    return required.length > 0 ? required : terms;
  };
  return {
    textTerms: (text) => withoutStopWords(segment(fold(text, foldHanCharacter))),
    queryTerms: (query) => {
      const folded = fold(query, foldHanCharacter);
      const phrases = findSynonyms(synonymIndex, tokenize(folded), stem).flatMap(
        ({ alternatives }) => alternatives,
      );
      return [...new Set([folded, ...phrases].flatMap((phrase) => requiredTerms(segment(phrase))))];
    },
  };
}

/** Pairs of adjacent characters; a character without a neighbour is a term of its own. */
function segmentBigrams(folded: string): string[] {
  const tokens = new Set(tokenize(folded).map(({ start, end }) => `${start} ${end}`));
  const words = terms(folded);
  const bigrams = words.filter(({ start, end }) => !tokens.has(`${start} ${end}`));
  const bounds = new Set(bigrams.flatMap(({ start, end }) => [start, end]));
  const isIsolated = ({ start, end }: { start: number; end: number }) =>
    !bounds.has(start) && !bounds.has(end);
  return words.filter((word) => bigrams.includes(word) || isIsolated(word)).map(({ term }) => term);
}

/** Words by the dictionary of `Intl.Segmenter`. */
function segmentWords(folded: string): string[] {
  return Array.from(segmenter.segment(folded))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}
