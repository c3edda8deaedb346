/** Labelled queries, and the relevance of search results for them. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';

const QueriesSchema = v.array(v.object({ q: v.string(), sections: v.array(v.string()), kind: v.string() }));

/** A query, its relevant sections (best first; empty if the guide has none), and what it tests, such as `typo` or `synonym`. */
export type LabelledQuery = v.InferOutput<typeof QueriesSchema>[number];

export function readQueries(locale: string): LabelledQuery[] {
  return v.parse(QueriesSchema, parse(readFileSync(`bench/search/queries/${locale}.yaml`, 'utf8')));
}

/** Relevance of the results for one query. */
export interface Score {
  locale: string;
  kind: string;
  /** Recall@3: relevant sections among the first 3 results, over the number of relevant sections (at most 3). */
  recall: number;
  /** 1 / rank of the first relevant result; 0 if there is none. */
  reciprocalRank: number;
}

export function scoreResults(
  locale: string,
  { sections, kind }: LabelledQuery,
  results: readonly string[],
): Score {
  const relevant = results.slice(0, 3).filter((section) => sections.includes(section)).length;
  const index = results.findIndex((section) => sections.includes(section));
  return {
    locale,
    kind,
    recall: relevant / Math.min(3, sections.length),
    reciprocalRank: index === -1 ? 0 : 1 / (index + 1),
  };
}

/** Mean recall@3 and mean reciprocal rank, as `0.912 / 0.874`. */
export function formatScores(scores: readonly Score[]): string {
  const mean = (value: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + value(score), 0) / scores.length;
  return `${mean(({ recall }) => recall).toFixed(3)} / ${mean(({ reciprocalRank }) => reciprocalRank).toFixed(3)}`;
}
