/** Tables of one subject: relevance of each set of queries, as they are and typed otherwise, and the sizes of the indexes. */
import type { Search } from './engine.ts';
import { engines } from './engines/index.ts';
import type { QuerySet } from './labelled-queries.ts';
import { type IndexCost, measureLatency, openEngine } from './measure.ts';
import { isAnswerable, type Outcome, scoreRefusal, scoreRelevance, searchAll } from './relevance.ts';
import type { Subject } from './subjects.ts';
import { formatBytes, formatLatency, formatShare, printTable, type Row } from './table.ts';
import { transformationsOf } from './transformations.ts';

interface OpenEngine {
  name: string;
  search: Search;
  cost: IndexCost;
}

export async function printSubject(subject: Subject): Promise<void> {
  const open: OpenEngine[] = [];
  for (const engine of engines) {
    const serialized = await engine.buildIndex(subject);
    open.push({ name: engine.name, ...openEngine(engine, serialized, subject) });
  }
  const title = `${subject.name}, ${subject.locale}`;
  const typed: Row[] = [];
  for (const set of subject.sets) {
    printTable(`${title}, ${set.name}: ${countQueries(set)}`, await relevanceRows(open, set));
    typed.push(...(await transformedRows(open, subject.locale, set)));
  }
  printTable(`${title}, typed otherwise: first hit / among three / empty, %`, typed);
  printTable(`${title}, index`, open.map(indexRow));
}

function countQueries({ queries }: QuerySet): string {
  const answerable = queries.filter(isAnswerable).length;
  return `${answerable} answerable queries, ${queries.length - answerable} unanswerable`;
}

async function relevanceRows(open: readonly OpenEngine[], { queries }: QuerySet): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, search } of open)
    rows.push({
      engine: name,
      ...relevanceCells(await searchAll(search, queries)),
      'median / p99 (ms)': formatLatency(
        await measureLatency(
          search,
          queries.map(({ q }) => q),
        ),
      ),
    });
  return rows;
}

function relevanceCells(outcomes: readonly Outcome[]): Row {
  const { first, three, reciprocalRank, empty, lost } = scoreRelevance(outcomes);
  return {
    'first hit': formatShare(first),
    'among three': formatShare(three),
    MRR: reciprocalRank.toFixed(3),
    empty: formatShare(empty),
    ...refusalCells(outcomes.filter(({ query }) => !isAnswerable(query))),
    lost: formatShare(lost),
  };
}

/** Refusal of all unanswerable queries, and of each kind if there are several. */
function refusalCells(unanswerable: readonly Outcome[]): Row {
  const kinds = Object.entries(Object.groupBy(unanswerable, ({ query }) => query.kind));
  const byKind = kinds.map(([kind, all = []]) => [`refused, ${kind}`, formatShare(scoreRefusal(all))]);
  return {
    refused: formatShare(scoreRefusal(unanswerable)),
    ...(kinds.length > 1 ? Object.fromEntries(byKind) : {}),
  };
}

/** A row for each way to type the queries, with a cell for each engine. */
async function transformedRows(
  open: readonly OpenEngine[],
  locale: string,
  { name: set, queries }: QuerySet,
): Promise<Row[]> {
  const answerable = queries.filter(isAnswerable);
  const rows: Row[] = [];
  for (const { name, transform } of transformationsOf(locale)) {
    const row: Row = { set, typed: name };
    for (const engine of open)
      row[engine.name] = shortRelevance(await searchAll(engine.search, answerable, transform));
    rows.push(row);
  }
  return rows;
}

function shortRelevance(outcomes: readonly Outcome[]): string {
  const { first, three, empty } = scoreRelevance(outcomes);
  return [first, three, empty].map((share) => (share * 100).toFixed(0)).join(' / ');
}

function indexRow({ name, cost: { size, brotli } }: OpenEngine): Row {
  return { engine: name, size: formatBytes(size), Brotli: formatBytes(brotli) };
}
