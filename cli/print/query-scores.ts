/** Terminal output of the scores of labelled queries, and of their misses. */
import type { LabelledResults } from '../labelled-searches.ts';
import { type Miss, type QueryScores, rankOf, type Share } from '../score-queries.ts';
import { nameOf } from '../site-search.ts';
import { replaceControlCharacters } from './control-characters.ts';
import { TERMINAL_WIDTH, truncate } from './fill-lines.ts';
import { formatTable } from './table.ts';

/** The least shares that pass. */
export interface Thresholds {
  first: number;
  three: number;
  refused: number;
}

/** A query whose results are wrong. */
export type ShownMiss = LabelledResults & { kind: Miss };

/** Whether a share is at least `minimum`; one of no queries is. */
export function isReached({ count, of }: Share, minimum: number): boolean {
  return of === 0 || count / of >= minimum;
}

/** Results that a miss shows. */
const MAX_SHOWN = 3;

export function formatScores(
  { first, three, reciprocalRank, unsure, refused }: QueryScores,
  minimum: Thresholds,
): string {
  const rows = [
    ...shareRow('first hit', first, minimum.first),
    ...shareRow('among three', three, minimum.three),
    ...(reciprocalRank === undefined
      ? []
      : [['mean reciprocal rank', '', '', reciprocalRank.toFixed(2), '', '']]),
    ...shareRow('right, but unsure', unsure),
    ...shareRow('refused', refused, minimum.refused),
  ];
  return `queries: ${first.of} with an answer, ${refused.of} without\n\n${formatTable(rows, 1)}`;
}

function shareRow(name: string, share: Share, minimum?: number): string[][] {
  if (share.of === 0) return [];
  const percent = (value: number) => `${Math.floor(100 * value)} %`;
  const goal =
    minimum === undefined
      ? ['', '']
      : [`at least ${percent(minimum)}`, isReached(share, minimum) ? '' : 'missed'];
  return [[name, String(share.count), `of ${share.of}`, percent(share.count / share.of), ...goal]];
}

/** A paragraph for each miss: where the query is, what is wrong, and the first results. */
export function formatMisses(misses: readonly ShownMiss[], path: string): string {
  return misses
    .map((miss) => {
      const { line, q, expected, found } = miss;
      const shown = found.slice(0, MAX_SHOWN).map((hit, index) => {
        const verdict = hit.confident ? 'answer' : 'unsure';
        return `  ${index + 1}  ${verdict}  ${nameOf(hit)}${expected.includes(nameOf(hit)) ? ' (right)' : ''}`;
      });
      return [
        truncate(`${path}:${line}  ${replaceControlCharacters(q)}`, TERMINAL_WIDTH),
        `  ${reasonOf(miss)}`,
        ...(shown.length > 0 ? shown : ['  no results']),
      ].join('\n');
    })
    .join('\n\n');
}

function reasonOf(miss: ShownMiss): string {
  if (miss.kind === 'not-refused') return 'has no answer, but the first result is called one';
  const [rank, right] = [rankOf(miss), miss.expected.join(' or ')];
  if (miss.kind === 'unsure') return `${right} is found, but called unsure`;
  return Number.isFinite(rank) ? `${right} is result ${rank}` : `${right} is not found`;
}
