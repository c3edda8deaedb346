/** Search index of one guide in one locale. */
import type { Guide } from '../../schema/guide.ts';
import type { SearchIndexData } from '../../schema/search-index.ts';
import { fold } from '../../search/fold.ts';
import { type Posting, packNumbers, packPostings, packSigned } from '../../search/packing.ts';
import { encodeLengths } from '../../search/sections.ts';
import { type Stem, stemmerOf } from '../../search/stem.ts';
import { terms, tokenize } from '../../search/tokenize.ts';
import type { Phrasings } from '../read/asked.ts';
import { foldHanCharacter, variantsOf } from './characters.ts';
import { linkInflections } from './inflections.ts';
import type { SearchTerms } from './search-terms.ts';

/**
 * Indexes the sections of a guide, with the phrasings that readers use for them. Of the synonyms, it keeps the groups that have a phrase
 * in the guide.
 */
export function indexGuide(
  { guide, locale, revision, chapters }: Guide,
  { stopWords, synonyms }: SearchTerms,
  asked: Phrasings = {},
): SearchIndexData {
  const sections = chapters.flatMap((chapter) => chapter.sections);
  const phrasings = new Map(Object.entries(asked));
  const counted = sections.map(({ id, heading, text }) => ({
    heading: countWords(heading),
    text: countWords(text),
    asked: countWords((phrasings.get(id) ?? []).join('\n')),
  }));
  const postings = listPostings(counted);
  const words = [...postings.keys()].toSorted();
  const originals = sections
    .flatMap(({ id, heading, text }) => [heading, text, ...(phrasings.get(id) ?? [])])
    .join('\n');
  const written = accentedSpellings(originals);
  const groups = indexedGroups(synonyms, words, stemmerOf(new Intl.Locale(locale).language));
  return {
    locale,
    revision,
    guides: [{ guide, sections: sections.map(({ id }) => id) }],
    lengths: packNumbers(
      counted.flatMap(({ heading, text }) => encodeLengths({ heading: heading.size, text: totalOf(text) })),
    ),
    words: words.join('\n'),
    postings: words.map((word) => packPostings(postings.get(word) ?? [])).join('\n'),
    inflections: packSigned(linkInflections(locale, words, written)),
    characters: groupCharacters(originals, [...groups.flat(), ...stopWords].join('')),
    written,
    stopWords,
    synonyms: groups,
  };
}

/** Occurrences of each word in the fields of a section. */
interface CountedSection {
  heading: Map<string, number>;
  text: Map<string, number>;
  asked: Map<string, number>;
}

/** The sections that contain each word, by word. */
function listPostings(sections: readonly CountedSection[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>();
  for (const [section, { heading, text, asked }] of sections.entries()) {
    for (const word of new Set([...heading.keys(), ...text.keys(), ...asked.keys()])) {
      const frequency = (field: Map<string, number>) => field.get(word) ?? 0;
      const posting = {
        ...{ section, heading: frequency(heading) },
        ...{ text: frequency(text), asked: frequency(asked) },
      };
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

function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** The groups of which a phrase may be in the guide: of each of its words and bigrams, some form is. */
function indexedGroups(
  groups: readonly string[][],
  words: readonly string[],
  stem: Stem,
): SearchIndexData['synonyms'] {
  const stems = new Set(words.map(stem));
  const isIndexed = (phrase: string) => terms(phrase).every(({ term }) => stems.has(stem(term)));
  return groups.filter((group) => group.some(isIndexed));
}

/**
 * Groups of variants of the Han characters in `text`, and of those that queries have beside them, separated by spaces. Each group
 * begins with the variant that is most frequent in the text, then the one that all are folded to.
 */
function groupCharacters(text: string, others: string): string {
  const counts = countAll(listHan(text));
  const folded = [...new Set([...counts.keys(), ...listHan(others)].map(foldHanCharacter))].toSorted();
  return folded
    .map((character) => [character, ...variantsOf(character)])
    .filter((variants) => variants.length > 1)
    .map(([character = '', ...others]) => {
      const written = mostFrequent([character, ...others], counts);
      return [written, character, ...others.filter((other) => other !== written)].join('');
    })
    .join(' ');
}

function listHan(text: string): string[] {
  return text.match(/\p{Unified_Ideograph}/gu) ?? [];
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
