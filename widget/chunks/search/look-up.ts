/** Looks a query up in the guide itself, for readers whom the API can't be asked for. */

import type { Guide, Section } from '../../../schema/guide.ts';
import { foldWithOffsets } from '../../../search/fold.ts';
import { markUp } from '../../../search/mark-up.ts';
import { mergeSpans, type Span } from '../../../search/spans.ts';
import type { FoundSection, SearchResults } from './search-results.ts';

/** How long an extract is, and how much of it stands before what was found (UTF-16 code units). */
const EXTRACT = { length: 160, before: 40 };

const MOST = 10;

/** Sections that hold at least half of the words, those that hold most first; a word in the heading tells more. */
export function lookUp({ chapters }: Guide, query: string): SearchResults {
  const terms = termsOf(query);
  const found = chapters
    .flatMap(({ sections }) => sections)
    .map((section) => ({ section, ...rate(section, terms) }))
    .filter(({ held }) => held > 0 && held >= terms.length / 2)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST);
  return { results: found.map(({ section }) => show(section, terms)), nearest: [] };
}

/** Words as they are, and runs of Han characters, which have no spaces, as pairs. */
function termsOf(query: string): string[] {
  const words = fold(query).folded.match(/\p{Script=Han}+|[^\s\p{Script=Han}\p{P}]+/gu) ?? [];
  return words.flatMap((word) =>
    /\p{Script=Han}{3,}/u.test(word) ? Array.from(word.slice(1), (_, at) => word.slice(at, at + 2)) : word,
  );
}

function rate({ heading, text }: Section, terms: readonly string[]): { held: number; score: number } {
  const [above, below] = [fold(heading).folded, fold(text).folded];
  const inHeading = terms.filter((term) => above.includes(term)).length;
  const held = terms.filter((term) => above.includes(term) || below.includes(term)).length;
  return { held, score: held + 2 * inHeading };
}

function show({ id, heading, text }: Section, terms: readonly string[]): FoundSection {
  const first = markSubstrings(text, terms)[0]?.start ?? 0;
  const start = Math.max(first - EXTRACT.before, 0);
  const end = Math.min(start + EXTRACT.length, text.length);
  const extract = text.slice(start, end);
  return {
    id,
    heading: mark(heading, terms),
    text: `${start > 0 ? '…' : ''}${mark(extract, terms)}${end < text.length ? '…' : ''}`,
  };
}

function mark(text: string, terms: readonly string[]): string {
  return markUp(text, { start: 0, end: text.length }, markSubstrings(text, terms));
}

/** Where `text` contains one of `terms`, within a word or not; overlapping occurrences are merged. */
function markSubstrings(text: string, terms: readonly string[]): Span[] {
  const { folded, starts, ends } = fold(text);
  const occurrences: Span[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const term = terms.find((each) => folded.startsWith(each, at));
    if (term !== undefined)
      occurrences.push({ start: starts[at] ?? 0, end: ends[at + term.length - 1] ?? 0 });
  }
  return mergeSpans(occurrences);
}

function fold(text: string) {
  return foldWithOffsets(text, (character) => character);
}
