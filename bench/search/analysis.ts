/**
 * Text analysis of the peers, the same for all, so that matching and ranking are what is compared: folding, the stop words and synonyms
 * of the site, stems of English words, and one of two segmentations of Chinese, which has no spaces between words.
 */
import { stem } from 'porter2';
import { foldHanCharacter } from '../../compiler/index/characters.ts';
import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import { fold } from '../../search/fold.ts';
import { findSynonyms, indexSynonyms } from '../../search/synonyms.ts';
import { isUnspaced, terms, tokenize } from '../../search/tokenize.ts';

/** Splits text into terms. */
type Split = (text: string) => string[];

/** Turns texts and queries into terms. */
export interface Analyzer {
  textTerms: Split;
  /** Includes the synonyms of the query. */
  queryTerms: Split;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Both have single characters, too: without them, every peer finds less. */
const segmentations = {
  bigrams: (folded) => terms(folded).map(({ term }) => term),
  words: (folded) =>
    segmentWords(folded).flatMap((word) => (isUnspaced(word) ? [...new Set([word, ...word])] : [word])),
} satisfies Record<string, Split>;

export type Segmentation = keyof typeof segmentations;

export function createAnalyzer(
  segmentation: Segmentation,
  locale: string,
  { stopWords, synonyms }: SearchTerms,
): Analyzer {
  const segment = segmentations[segmentation];
  const stops = new Set(stopWords);
  const toStem = new Intl.Locale(locale).language === 'en' ? stem : (term: string) => term;
  const synonymIndex = indexSynonyms(synonyms, toStem);
  /** A text of nothing but stop words keeps them. */
  const analyze = (folded: string) => {
    const all = segment(folded);
    const required = all.filter((term) => !stops.has(term));
    return (required.length > 0 ? required : all).map(toStem);
  };
  return {
    textTerms: (text) => analyze(fold(text, foldHanCharacter)),
    queryTerms: (query) => {
      const folded = fold(query, foldHanCharacter);
      const phrases = findSynonyms(synonymIndex, tokenize(folded), toStem).flatMap(
        ({ alternatives }) => alternatives,
      );
      return [...new Set([folded, ...phrases].flatMap(analyze))];
    },
  };
}

/** Words by the dictionary of `Intl.Segmenter`. */
function segmentWords(folded: string): string[] {
  return Array.from(segmenter.segment(folded))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}
