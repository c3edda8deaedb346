/** Suggestions while a reader types, from the headings of the guide that is shown: they need no request. */
import { MAX_QUERY_LENGTH } from '../../../schema/query.ts';
import type { FoldedText } from '../../../search/fold.ts';
import type { Guide, Section } from '../../guide.ts';
import { fold, WORDS } from '../search/words.ts';

/** What a reader may mean by `text`. */
export interface Suggestions {
  text: string;
  /** What completes the last word of `text`. */
  completions: readonly string[];
  sections: readonly Section[];
}

const MAX_COMPLETIONS = 3;

const MAX_SECTIONS = 5;

/** Scripts without spaces: what is typed may be anywhere in a run of characters. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Browsers that lack it complete words of spaced scripts only. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter([], { granularity: 'word' }) : undefined;

/** A section whose heading has all words of the text. */
interface Match {
  section: Section;
  heading: FoldedText;
  /** Where the last word of the text ends in the folded heading. */
  ends: readonly number[];
}

/**
 * The sections whose headings have all words of `text`, the last one as the start of a word, with those first that start with `text`; and the
 * most frequent words of their headings that complete the last one. `isShown`: whether the element shows a section.
 *
 * @example
 * suggest(guide, 'credit re', () => true); // { text: 'credit re', completions: ['cord'], sections: [{ id: 'credit-record', … }] }
 */
export default function suggest(
  { chapters }: Guide,
  text: string,
  isShown: (section: Section) => boolean,
): Suggestions {
  const { folded } = fold(text);
  const words = folded.match(WORDS) ?? [];
  const last = words.pop();
  // Of a longer text, the start is searched.
  if (!last || folded.trim().length > MAX_QUERY_LENGTH) return { text, completions: [], sections: [] };
  const isStart = ({ heading }: Match) => heading.folded.startsWith(folded.trim());
  const matches = chapters
    .flatMap(({ sections }) => sections)
    .map((section) => ({ section, heading: fold(section.heading) }))
    .map((each) => ({ ...each, ends: findEnds(each.heading.folded, words, last) }))
    // The heading of a withdrawn section is a notice.
    .filter(({ section, ends }) => ends[0] && !section.withdrawn && isShown(section))
    .sort((a, b) => Number(isStart(b)) - Number(isStart(a)));
  return {
    text,
    // After a space or a full stop, the last word is complete.
    completions: folded.endsWith(last) ? complete(matches, words, last) : [],
    sections: matches.slice(0, MAX_SECTIONS).map(({ section }) => section),
  };
}

/** Where `last` ends in `heading`, as the start of a word; nowhere, if the heading lacks one of these. */
function findEnds(heading: string, words: readonly string[], last: string): number[] {
  const tokens = [...heading.matchAll(WORDS)];
  const has = (word: string) =>
    tokens.some(({ 0: token }) => (SPACELESS.test(word) ? token.includes(word) : token === word));
  if (!words.every(has)) return [];
  return tokens.flatMap(({ 0: token, index }) => {
    const at = token.indexOf(last);
    return at === 0 || (at > 0 && SPACELESS.test(last)) ? index + at + last.length : [];
  });
}

/** What completes `last` to words other than `words`. */
function complete(matches: readonly Match[], words: readonly string[], last: string): string[] {
  const counts = new Map<string, number>();
  for (const { section, heading, ends } of matches) {
    for (const end of ends) {
      const offset = heading.starts[end];
      // A ligature of several letters isn't divided.
      const rest = offset && offset === heading.ends[end - 1] ? restOfWord(section.heading, offset) : '';
      if (rest && !words.includes(last + fold(rest).folded)) counts.set(rest, (counts.get(rest) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MAX_COMPLETIONS)
    .map(([rest]) => rest);
}

/** What follows `offset` in the word that it is in. */
function restOfWord(heading: string, offset: number): string | undefined {
  if (!segmenter) return heading.slice(offset).match(/^[^\s\p{Script=Han}\p{P}]+/u)?.[0];
  const word = segmenter.segment(heading).containing(offset);
  return word && word.index < offset ? heading.slice(offset, word.index + word.segment.length) : '';
}
