/** The labelled queries, and how well answers to them are ranked. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';

const QueriesSchema = v.array(v.object({ q: v.string(), sections: v.array(v.string()), kind: v.string() }));

/** A query, the sections that answer it (none where the guide has none), and what is special about it. */
export type LabelledQuery = v.InferOutput<typeof QueriesSchema>[number];

export function readQueries(locale: string): LabelledQuery[] {
  return v.parse(QueriesSchema, parse(readFileSync(`bench/search/queries/${locale}.yaml`, 'utf8')));
}

/** How well one query was answered. */
export interface Score {
  locale: string;
  kind: string;
  /** The share of the sections that answer it, of at most 3, among the first 3. */
  recall: number;
  /** One by the place of the first that answers it; 0 where there is none. */
  reciprocalRank: number;
}

export function scoreAnswer(
  locale: string,
  { sections, kind }: LabelledQuery,
  found: readonly string[],
): Score {
  const right = found.slice(0, 3).filter((section) => sections.includes(section)).length;
  const rank = found.findIndex((section) => sections.includes(section));
  return {
    locale,
    kind,
    recall: right / Math.min(3, sections.length),
    reciprocalRank: rank === -1 ? 0 : 1 / (rank + 1),
  };
}

/** Recall@3 and mean reciprocal rank. */
export function summarise(scores: readonly Score[]): string {
  const mean = (of: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  return `${mean(({ recall }) => recall).toFixed(3)} / ${mean(({ reciprocalRank }) => reciprocalRank).toFixed(3)}`;
}
