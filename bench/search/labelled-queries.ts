/** Labelled queries for this repository's guide, in sets: only the first may be tuned on. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { sectionId } from './collection.ts';

const QueriesSchema = v.array(v.object({ q: v.string(), sections: v.array(v.string()), kind: v.string() }));

/**
 * A query, its relevant sections (`sectionId`, best first; empty if the guide has none), and what it tests, such as `typo` or
 * `synonym`, or for a query without sections, how far it is from the guide: `near` or `far`.
 */
export type LabelledQuery = v.InferOutput<typeof QueriesSchema>[number];

export interface QuerySet {
  name: string;
  queries: LabelledQuery[];
}

/** The sets of a guide in one locale: two halves of the queries written from its outline, and those written in readers' words. */
export function readQuerySets(guide: string, locale: string): QuerySet[] {
  const queries = readQueries(`${locale}.yaml`, guide);
  return [
    { name: 'tuning', queries: queries.filter(isForTuning) },
    { name: 'held-out', queries: queries.filter((query) => !isForTuning(query)) },
    { name: 'readers', queries: readQueries(`readers/${locale}.yaml`, guide) },
  ];
}

function readQueries(file: string, guide: string): LabelledQuery[] {
  return v
    .parse(QueriesSchema, parse(readFileSync(`bench/search/queries/${file}`, 'utf8')))
    .map((query) => ({ ...query, sections: query.sections.map((section) => sectionId(guide, section)) }));
}

/** By a hash of its text, so that a query stays in its half when others are added. */
function isForTuning({ q }: LabelledQuery): boolean {
  return createHash('sha256').update(q).digest().readUInt8() % 2 === 0;
}
