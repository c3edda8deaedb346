/** Search index of one guide in one locale. */
import type { Guide } from '../../schema/guide.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { fold } from '../../search/fold.ts';
import { type Posting, packNumbers, packPostings } from '../../search/packing.ts';
import { terms, tokenize } from '../../search/tokenize.ts';
import { foldHanCharacter, variantsOf } from './characters.ts';
import type { SearchTerms } from './search-terms.ts';

/** Indexes the sections of a guide. Of the synonyms, it keeps the groups that have a phrase in the guide. */
export function indexGuide(
  { guide, locale, revision, chapters }: Guide,
  { stopWords, synonyms }: SearchTerms,
): SearchIndexData {
  const sections = chapters.flatMap((chapter) => chapter.sections);
  const counted = sections.map(({ heading, text }) => ({
    heading: countWords(heading),
    text: countWords(text),
  }));
  const postings = listPostings(counted);
  const words = [...postings.keys()].toSorted();
  const originals = sections.flatMap(({ heading, text }) => [heading, text]).join('\n');
  return {
    locale,
    revision,
    guides: [{ guide, sections: sections.map(({ id }) => id) }],
    lengths: packNumbers(counted.flatMap(({ heading, text }) => [heading.size, text.size])),
    words: words.join('\n'),
    postings: words.map((word) => packPostings(postings.get(word) ?? [])).join('\n'),
    characters: groupCharacters(originals),
    written: accentedSpellings(originals),
    stopWords,
    synonyms: synonyms.filter((group) => group.some((phrase) => isIndexed(phrase, postings))),
  };
}

/** Occurrences of each word in the heading and in the text of a section. */
interface CountedSection {
  heading: Map<string, number>;
  text: Map<string, number>;
}

/** The sections that contain each word, by word. */
function listPostings(sections: readonly CountedSection[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>();
  for (const [section, { heading, text }] of sections.entries()) {
    for (const word of new Set([...heading.keys(), ...text.keys()])) {
      const posting = { section, heading: heading.get(word) ?? 0, text: text.get(word) ?? 0 };
      const existing = postings.get(word);
      if (existing) existing.push(posting);
      else postings.set(word, [posting]);
    }
  }
  return postings;
}

function countWords(text: string): Map<string, number> {
  return countAll(terms(fold(text, foldHanCharacter)).map(({ term }) => term));
}

function isIndexed(phrase: string, words: ReadonlyMap<string, unknown>): boolean {
  return tokenize(phrase).every(({ term }) => words.has(term));
}

/**
 * Groups of variants of the Han characters in `text`, separated by spaces. Each group begins with the variant that is most frequent in
 * the text, then the one that all are folded to.
 */
function groupCharacters(text: string): string {
  const counts = countAll(text.match(/\p{Unified_Ideograph}/gu) ?? []);
  const folded = [...new Set([...counts.keys()].map(foldHanCharacter))].toSorted();
  return folded
    .map((character) => [character, ...variantsOf(character)])
    .filter((variants) => variants.length > 1)
    .map(([character = '', ...others]) => {
      const written = mostFrequent([character, ...others], counts);
      return [written, character, ...others.filter((other) => other !== written)].join('');
    })
    .join(' ');
}

/** The most frequent accented spelling of each word that folding changes, by folded word. */
function accentedSpellings(text: string): Record<string, string> {
  const tokens = tokenize(text.normalize('NFKC').toLowerCase());
  const accented = tokens.filter(({ term, unspaced }) => !unspaced && /\P{ASCII}/u.test(term));
  const counts = countAll(accented.map(({ term }) => term));
  const spellings = Map.groupBy([...counts.keys()].toSorted(), (word) => fold(word, foldHanCharacter));
  const written = [...spellings].map(([folded, all]) => [folded, mostFrequent(all, counts)] as const);
  return Object.fromEntries(written.filter(([folded, word]) => folded !== word));
}

function countAll(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function mostFrequent(items: readonly string[], counts: ReadonlyMap<string, number>): string {
  return items.reduce(
    (best, item) => ((counts.get(item) ?? 0) > (counts.get(best) ?? 0) ? item : best),
    items[0] ?? '',
  );
}
