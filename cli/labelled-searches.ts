/** Searches of labelled queries, each where its file says. */
import type { QueryFile } from './labelled-queries.ts';
import { formatDiagnostics } from './print/diagnostics.ts';
import type { QueryResults } from './score-queries.ts';
import { nameOf, type Scope, SearchProblem, type SiteSearch } from './site-search.ts';

/** A labelled query with its results, and the line where it is written. */
export interface LabelledResults extends QueryResults, Scope {
  line: number;
  q: string;
}

/** Where a query is searched, and the sections that answer it. */
interface LabelledScope extends Scope {
  line: number;
  q: string;
  expected: string[];
}

/** How many results are looked at: a right one after them counts as none. */
const MAX_RESULTS = 10;

/**
 * Searches for all queries of `file`, in the guide and locale that they name, by default those of `defaults`.
 *
 * @throws if the file or `defaults` has errors; those of the file are printed before.
 */
export async function searchLabelled(
  site: SiteSearch,
  file: QueryFile,
  defaults: Partial<Scope>,
): Promise<LabelledResults[]> {
  site.scopeOf(defaults.guide, defaults.locale);
  const queries = await labelScopes(site, file, defaults);
  if (file.file.messages.length > 0) {
    console.error(formatDiagnostics([file.file]));
    throw new Error(`${file.file.path} has errors: fix them, then run the command again`);
  }
  return Promise.all(
    queries.map(async (query) => {
      const { results } = await site.search(query, query.q, MAX_RESULTS);
      const found = results.map(({ guide, section, confident }) => ({ guide, section, confident }));
      return { ...query, found };
    }),
  );
}

/** The scopes of all queries of `file`, without those that have errors, which are reported. */
async function labelScopes(
  site: SiteSearch,
  file: QueryFile,
  defaults: Partial<Scope>,
): Promise<LabelledScope[]> {
  const labelled = file.entries.map(async ({ q, sections, guide, locale }, entry) => {
    const scope = await orReport(
      file,
      entry,
      ({ subject }) => [subject],
      () => site.scopeOf(guide ?? defaults.guide, locale ?? defaults.locale),
    );
    if (!scope) return [];
    const expected = await Promise.all(
      sections.map((name, place) =>
        orReport(
          file,
          entry,
          () => ['sections', place],
          () => site.sectionOf(scope, name),
        ),
      ),
    );
    const names = expected.flatMap((section) => (section ? nameOf(section) : []));
    return [{ ...scope, q, line: file.lineOf(entry), expected: names }];
  });
  return (await Promise.all(labelled)).flat();
}

/** What `find` returns; undefined where it throws a problem, which is reported at the value of the entry that has it. */
async function orReport<Found>(
  file: QueryFile,
  entry: number,
  pathOf: (problem: SearchProblem) => (string | number)[],
  find: () => Found | Promise<Found>,
): Promise<Found | undefined> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof SearchProblem)) throw error;
    file.reportValue([entry, ...pathOf(error)], error.reason, error.hint);
    return undefined;
  }
}
