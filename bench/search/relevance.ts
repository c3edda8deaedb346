/** Relevance of what an engine finds for labelled queries. */
import type { Found, Search } from './engine.ts';
import type { LabelledQuery } from './labelled-queries.ts';

/** What a query found. */
export interface Outcome {
  query: LabelledQuery;
  found: Found;
}

/** Shares of the answerable queries, 0 to 1; NaN if there are none. */
export interface Relevance {
  /** A relevant section is the first result (recall@1). */
  first: number;
  /** A relevant section is among the first three results (recall@3). */
  three: number;
  /** Mean of 1 / rank of the first relevant result; 0 if there is none. */
  reciprocalRank: number;
  /** Nothing is found. */
  empty: number;
  /** A relevant section is among the first three, yet the query is refused. */
  lost: number;
}

export function isAnswerable({ sections }: LabelledQuery): boolean {
  return sections.length > 0;
}

/** Searches for `queries`, each as `transform` types it. */
export async function searchAll(
  search: Search,
  queries: readonly LabelledQuery[],
  transform = (query: string) => query,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const query of queries) outcomes.push({ query, found: await search(transform(query.q)) });
  return outcomes;
}

export function scoreRelevance(outcomes: readonly Outcome[]): Relevance {
  const answerable = outcomes.filter(({ query }) => isAnswerable(query));
  const ranks = answerable.map(rankOf);
  return {
    first: mean(ranks, (rank) => Number(rank <= 1)),
    three: mean(ranks, (rank) => Number(rank <= 3)),
    reciprocalRank: mean(ranks, (rank) => 1 / rank),
    empty: mean(answerable, ({ found }) => Number(found.sections.length === 0)),
    lost: mean(answerable, (outcome) => Number(rankOf(outcome) <= 3 && isRefused(outcome))),
  };
}

/** The share of the unanswerable queries that are refused: nothing is found, or the engine isn't sure of it. */
export function scoreRefusal(outcomes: readonly Outcome[]): number {
  return mean(
    outcomes.filter(({ query }) => !isAnswerable(query)),
    (outcome) => Number(isRefused(outcome)),
  );
}

/** The rank of the first relevant result, from 1; infinite if there is none. */
function rankOf({ query, found }: Outcome): number {
  const index = found.sections.findIndex((section) => query.sections.includes(section));
  return index === -1 ? Number.POSITIVE_INFINITY : index + 1;
}

function isRefused({ found }: Outcome): boolean {
  return found.sections.length === 0 || !found.confident;
}

function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}
