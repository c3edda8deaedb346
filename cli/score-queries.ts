/** Scores of labelled queries: how often search finds the right section, and how often it says that there is none. */
import type { Hit } from '../search/search.ts';
import { nameOf } from './site-search.ts';

/** A result, as far as it is scored. */
export type FoundSection = Pick<Hit, 'guide' | 'section' | 'confident'>;

/** A query, the sections that answer it, as `guide#section`, and the results, the best first. */
export interface QueryResults {
  /** None if the guides have no answer. */
  expected: readonly string[];
  found: readonly FoundSection[];
}

/** How many of how many queries. */
export interface Share {
  count: number;
  of: number;
}

export interface QueryScores {
  /** Of the queries with an answer: those whose first result is one. */
  first: Share;
  /** Those with one among the first three. */
  three: Share;
  /** Mean of 1 / rank of the first right result, 0 where there is none; undefined without queries that have an answer. */
  reciprocalRank: number | undefined;
  /** Those with one among the first three that is called unsure: its reader may not look at it. */
  unsure: Share;
  /** Of the queries without an answer: those for which there are no results, or the first is called unsure. */
  refused: Share;
}

/** What is wrong with the results of a query. */
export type Miss = 'not-first' | 'not-among-three' | 'unsure' | 'not-refused';

/**
 * Scores the results of labelled queries.
 *
 * @example
 * const { first } = scoreQueries([{ expected: ['loans#plan'], found: [{ guide: 'loans', section: 'plan', confident: true }] }]);
 * first; // { count: 1, of: 1 }
 */
export function scoreQueries(queries: readonly QueryResults[]): QueryScores {
  const answerable = queries.filter(({ expected }) => expected.length > 0);
  const unanswerable = queries.filter(({ expected }) => expected.length === 0);
  const share = (all: readonly QueryResults[], condition: (query: QueryResults) => boolean): Share => {
    return { count: all.filter(condition).length, of: all.length };
  };
  const reciprocals = answerable.map((query) => 1 / rankOf(query));
  return {
    first: share(answerable, (query) => rankOf(query) === 1),
    three: share(answerable, (query) => rankOf(query) <= 3),
    reciprocalRank:
      answerable.length === 0
        ? undefined
        : reciprocals.reduce((sum, each) => sum + each, 0) / answerable.length,
    unsure: share(answerable, (query) => rankOf(query) <= 3 && !isAnswered(query)),
    refused: share(unanswerable, (query) => !isAnswered(query)),
  };
}

/** What is wrong with the results of a query; undefined if nothing is. */
export function missOf(query: QueryResults): Miss | undefined {
  const isSure = isAnswered(query);
  if (query.expected.length === 0) return isSure ? 'not-refused' : undefined;
  const rank = rankOf(query);
  if (rank > 3) return 'not-among-three';
  if (rank > 1) return 'not-first';
  return isSure ? undefined : 'unsure';
}

/** The rank of the first right result, from 1; infinite where there is none. */
export function rankOf({ expected, found }: QueryResults): number {
  const index = found.findIndex((section) => expected.includes(nameOf(section)));
  return index === -1 ? Number.POSITIVE_INFINITY : index + 1;
}

/** Whether the first result is called an answer: otherwise readers are told that search is unsure. */
function isAnswered({ found: [first] }: QueryResults): boolean {
  return first?.confident === true;
}
