/** Terminal output of an explained search: how each term was read, and the results with what each term adds to their scores. */
import { MAX_QUERY_LENGTH } from '../../schema/query.ts';
import type { ExplainedAlternative, ExplainedHit, ExplainedTerm, Explanation } from '../../search/explain.ts';
import { nameOf } from '../site-search.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { formatCount } from './count.ts';
import { fillLines, TERMINAL_WIDTH, truncate } from './fill-lines.ts';
import { formatTable } from './table.ts';

/** What was searched. */
interface SearchedContent {
  locale: string;
  guides: readonly string[];
  /** Number of sections. */
  sections: number;
}

/** A result with the heading of its section. */
export type ShownHit = ExplainedHit & { heading: string };

export interface ShownExplanation extends Omit<Explanation, 'results' | 'nearest'>, SearchedContent {
  results: readonly ShownHit[];
  nearest: readonly ShownHit[];
  /** Present if the query is longer than what was searched. */
  truncated?: true;
}

/** Columns of a term; a longer one is cut. */
const TERM_WIDTH = 20;

/** Columns of the words that a term stands for. */
const WORDS_WIDTH = TERMINAL_WIDTH - TERM_WIDTH - '  weight  corrected  '.length;

/** Below the rank of a result. */
const GUTTER = ' '.repeat(4);

/** Words that a row lists. */
const MAX_WORDS = 6;

const HEADER = ['term', 'weight', 'match', 'words in the content'];

/** The terms as a table, and each result in three lines. */
export function formatExplanation({
  truncated,
  meant,
  terms,
  results,
  nearest,
  ...content
}: ShownExplanation): string {
  const table = formatTable([HEADER, ...terms.flatMap(termRows)], HEADER.length);
  return [
    `${formatContent(content)}\n`,
    ...(truncated ? [`the query is long: its first ${MAX_QUERY_LENGTH} characters are searched\n`] : []),
    ...(meant === undefined ? [] : [`did you mean: ${replaceControlCharacters(meant)}\n`]),
    ...(terms.length === 0 ? ['the query has no word to search by\n'] : [`${table}\n`]),
    ...(results.length > 0
      ? []
      : [nearest.length > 0 ? 'no results; the nearest sections:\n' : 'no results']),
    ...results.map((hit, index) => `${formatHit(hit, index + 1, hit.confident ? 'answer' : 'unsure')}\n`),
    ...nearest.map((hit, index) => `${formatHit(hit, index + 1, 'nearest')}\n`),
  ]
    .join('\n')
    .trimEnd();
}

function formatContent({ locale, guides, sections }: SearchedContent): string {
  const [guide, ...others] = guides;
  const name = others.length === 0 && guide !== undefined ? guide : formatCount(guides.length, 'guide');
  return `searched ${name} in ${locale}: ${formatCount(sections, 'section')}`;
}

function termRows({ term, weight, required, alternatives }: ExplainedTerm): string[][] {
  const shown = truncate(replaceControlCharacters(term), TERM_WIDTH);
  const groups = Map.groupBy(alternatives, ({ source }) => (required ? source : 'stop word'));
  const rows = [...groups].flatMap(([match, group]) =>
    formatWords(group).map((line, index) => [index === 0 ? match : '', line]),
  );
  if (rows.length === 0) rows.push([required ? 'none' : 'stop word', '']);
  return rows.map((row, index) => [...(index === 0 ? [shown, weight.toFixed(2)] : ['', '']), ...row]);
}

function formatWords(alternatives: readonly ExplainedAlternative[]): string[] {
  const all = [...new Set(alternatives.map(formatAlternative))];
  const listed = all.slice(0, MAX_WORDS);
  const others = all.length - listed.length;
  const items = listed.map((item, index) => (index < listed.length - 1 || others > 0 ? `${item},` : item));
  return fillLines(others > 0 ? [...items, `${others} more`] : items, WORDS_WIDTH);
}

/** `pay/paid ×0.45`: the forms of a word, the first ones of the words of a phrase. */
function formatAlternative({ words, weight }: ExplainedAlternative): string {
  const [first = []] = words;
  const phrase = words.length === 1 ? first.join('/') : words.map(([word = '']) => word).join(' ');
  return truncate(weight === 1 ? phrase : `${phrase} ×${weight.toFixed(2)}`, WORDS_WIDTH);
}

/** `verdict` is "answer" or "unsure" of a result, and "nearest" of a section that is none. */
function formatHit(
  { heading, score, confidence, contributions, ...hit }: ShownHit,
  rank: number,
  verdict: string,
) {
  const width = TERMINAL_WIDTH - GUTTER.length;
  const sum = fillLines([`score ${score.toFixed(2)}`, ...formatContributions(contributions)], width);
  return [
    `${String(rank).padStart(2)}  ${verdict}  ${confidence.toFixed(2)}  ${nameOf(hit)}`,
    ...[truncate(heading, width), ...sum].map((line) => GUTTER + line),
  ].join('\n');
}

/** `= late 1.20`, `+ fee 0.80`: the greatest first. */
function formatContributions(contributions: ExplainedHit['contributions']): string[] {
  const sorted = Object.entries(contributions).toSorted(([, a], [, b]) => b - a);
  return sorted.map(([term, part], index) => {
    const name = truncate(replaceControlCharacters(term), TERM_WIDTH);
    return `${index === 0 ? '=' : '+'} ${name} ${part.toFixed(2)}`;
  });
}
