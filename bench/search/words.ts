/** Cuts texts and queries into words, in the ways that are compared: folding, stop words and synonyms are the same for all. */
import { foldHanCharacter } from '../../compiler/index/characters.ts';
import type { SearchTerms } from '../../compiler/index/search-terms.ts';
import { fold } from '../../search/fold.ts';
import { findSynonyms, indexSynonyms } from '../../search/synonyms.ts';
import { isUnspaced, terms, tokenize } from '../../search/tokenize.ts';

type Cut = (folded: string) => string[];

/** The words of a text, and those that are sought for a query. */
export interface Words {
  ofText: Cut;
  ofQuery: Cut;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Ways to cut a script that puts no space between words. */
export const segmentations: Record<string, Cut> = {
  pairs: cutPairs,
  'pairs and characters': (folded) => terms(folded).map(({ term }) => term),
  words: cutDictionaryWords,
  'words and characters': (folded) =>
    cutDictionaryWords(folded).flatMap((word) => (isUnspaced(word) ? [...new Set([word, ...word])] : [word])),
};

/** Cuts by `cut`, with what a search knows of the language. */
export function wordsBy(cut: Cut, { stopWords, synonyms }: SearchTerms): Words {
  const stops = new Set(stopWords);
  const known = indexSynonyms(synonyms);
  const telling = (words: string[]) => {
    const left = words.filter((word) => !stops.has(word));
    return left.length > 0 ? left : words;
  };
  return {
    ofText: (text) => cut(fold(text, foldHanCharacter)).filter((word) => !stops.has(word)),
    ofQuery: (text) => {
      const folded = fold(text, foldHanCharacter);
      const reworded = findSynonyms(known, tokenize(folded)).flatMap(({ alternatives }) => alternatives);
      return [...new Set([...telling(cut(folded)), ...reworded.flatMap((phrase) => telling(cut(phrase)))])];
    },
  };
}

/** Pairs of neighbours; a character by itself where it has none. */
function cutPairs(folded: string): string[] {
  const tokens = new Set(tokenize(folded).map(({ start, end }) => `${start} ${end}`));
  const words = terms(folded);
  const pairs = words.filter(({ start, end }) => !tokens.has(`${start} ${end}`));
  const ends = new Set(pairs.flatMap(({ start, end }) => [start, end]));
  const isAlone = ({ start, end }: { start: number; end: number }) => !ends.has(start) && !ends.has(end);
  return words.filter((word) => pairs.includes(word) || isAlone(word)).map(({ term }) => term);
}

function cutDictionaryWords(folded: string): string[] {
  return Array.from(segmenter.segment(folded))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}
