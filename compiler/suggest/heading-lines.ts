/** Lines of headings and of their words, by which suggestions find them. */
import type { KeyedHeading, SearchIndexData } from '../../schema/search-index.ts';
import { type IndexedHeading, type Lines, WORD } from '../../search/suggest/completions.ts';

/** A heading by one of its keys, or a word of headings, which has no place. */
export interface Line extends IndexedHeading {
  key: string;
  mark: number;
}

/** A word of headings. */
interface CountedWord {
  written: string;
  /** Whether it is spelled as the first word of a heading. */
  isFirst: boolean;
  /** How many headings have it. */
  headings: number;
}

/** Sections whose headings are equal, at most: more than one, since some may be withdrawn. */
const MAX_EQUAL = 4;

/** The lines of all headings and words, by key; a word before the headings with it. */
export function collectLines(guides: SearchIndexData['guides']): Line[] {
  const lines: Line[] = [];
  const words = new Map<string, CountedWord>();
  const equal = new Map<string, number>();
  for (const { guide, sections, headings = [] } of guides)
    for (const [position, { heading, key, words: own }] of headings.entries()) {
      countWords(words, key, own);
      const count = (equal.get(key) ?? 0) + 1;
      equal.set(key, count);
      if (key === '' || count > MAX_EQUAL) continue;
      const place = { text: heading, guide, section: sections[position] ?? '' };
      for (const mark of new Set([0, ...own.map(([start]) => start)]))
        lines.push({ ...place, key: key.slice(mark), mark });
    }
  const wordLines = Array.from(words, ([key, { written, headings }]) => ({
    ...{ text: written, guide: '', section: '' },
    ...{ key, mark: WORD + headings },
  }));
  return sortByKey([...wordLines, ...lines]);
}

/** Sorts by key; lines with the same key keep their order. Strings sort in half the time that a comparator takes. */
function sortByKey(lines: readonly Line[]): Line[] {
  const keys = lines.map(({ key }, index) => `${key}\0${String(index).padStart(INDEX_LENGTH, '0')}`);
  return keys.sort().flatMap((key) => lines[Number(key.slice(-INDEX_LENGTH))] ?? []);
}

/** Digits of the number of any line. */
const INDEX_LENGTH = 9;

/** Counts the words of a heading, each once. The capital of a first word may be the heading's: the spelling elsewhere is surer. */
function countWords(counted: Map<string, CountedWord>, key: string, words: KeyedHeading['words']): void {
  const own = new Set<string>();
  for (const [start, end, written] of words) {
    if (written === '') continue;
    const word = key.slice(start, end);
    const isFirst = start === 0;
    const known = counted.get(word) ?? { written, isFirst, headings: 0 };
    if (known.isFirst && !isFirst) Object.assign(known, { written, isFirst });
    if (!own.has(word)) known.headings += 1;
    own.add(word);
    counted.set(word, known);
  }
}

/** `sorted` as lines that completions are looked up in. */
export function toLines(sorted: readonly Line[]): Lines {
  return {
    count: sorted.length,
    key: (line) => sorted[line]?.key ?? '',
    mark: (line) => sorted[line]?.mark ?? 0,
    length: (line) => (sorted[line]?.text ?? '').length,
    heading(line) {
      const { text = '', guide = '', section = '' } = sorted[line] ?? {};
      return { text, guide, section };
    },
  };
}
