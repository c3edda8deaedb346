/** Search in the guide itself, for readers who are offline or whose API is down. */

import { markUp } from '../../../search/mark-up.ts';
import { mergeSpans, type Span } from '../../../search/spans.ts';
import type { Guide } from '../../guide.ts';
import type { FoundSection, SearchResults } from './search-results.ts';
import { fold, WORDS } from './words.ts';

/** Length of an extract, and of its part before the first match (UTF-16 code units). */
const EXTRACT = { length: 160, before: 40 };

const MAX_RESULTS = 10;

/** The heading and the answer of a section. */
interface SearchedSection {
  id: string;
  heading: string;
  text: string;
}

/** The sections that contain at least half of the terms, those with the most first; terms in the heading weigh more. `root` shows them. */
export function searchGuide({ chapters }: Guide, query: string, root: ShadowRoot | null): SearchResults {
  const terms = parseTerms(query);
  const matches = chapters
    .flatMap(({ sections }) => sections)
    .map(({ id, heading }) => ({ id, heading, text: readAnswer(root?.getElementById(id)) }))
    .map((section) => ({ section, ...scoreSection(section, terms) }))
    .filter(({ matched }) => matched > 0 && matched >= terms.length / 2)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_RESULTS);
  const results = matches.map(({ section, matched }) => ({
    ...toResult(section, terms),
    confident: matched === terms.length,
  }));
  return { results, nearest: [], isFromApi: false };
}

/** The text of the answer in `section`: guides come without it, and Trusted Types let no script parse their HTML. */
function readAnswer(section: Element | null | undefined): string {
  const answer = section?.querySelector('[part=answer]');
  // In the place of an answer that isn't loaded, there is a message.
  const text = answer?.querySelector('[role=status]') ? '' : answer?.textContent;
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** Words, and the bigrams of runs of Han characters, which have no spaces. */
function parseTerms(query: string): string[] {
  const words = fold(query).folded.match(WORDS) ?? [];
  return words.flatMap((word) =>
    /\p{Script=Han}{3,}/u.test(word)
      ? Array.from(word.slice(1), (_, index) => word.slice(index, index + 2))
      : word,
  );
}

function scoreSection(
  section: SearchedSection,
  terms: readonly string[],
): { matched: number; score: number } {
  const [heading, text] = [fold(section.heading).folded, fold(section.text).folded];
  const inHeading = terms.filter((term) => heading.includes(term)).length;
  const matched = terms.filter((term) => heading.includes(term) || text.includes(term)).length;
  return { matched, score: matched + 2 * inHeading };
}

function toResult(
  { id, heading, text }: SearchedSection,
  terms: readonly string[],
): Omit<FoundSection, 'confident'> {
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
