/** `/v1/searches`: what readers look for and don't find. */
import { Hono } from 'hono';
import { normalizeQuery } from '../../search/normalize-query.ts';
import { findPart } from '../api/find-part.ts';
import { operation } from '../contract/operation.ts';
import type { RequestBody } from '../contract/request-schemas.ts';
import type { AppEnv } from '../env.ts';
import { jsonBody } from '../http/json-body.ts';
import { logWrite } from '../http/log.ts';
import { query } from '../http/query.ts';
import { requireDatabase } from '../store/run-batch.ts';
import { acceptWrites, listMethods, WRITE_PROBLEMS } from './accept-writes.ts';
import { writeAsReader } from './reader.ts';
import { type CountedSearch, type SearchOutcome, storeSearch } from './store-search.ts';

export const searches = new Hono<AppEnv>()
  .use('/', listMethods())

  /**
   * `POST /v1/searches` with the body `{query, locale, guide?, results, opened?}` returns 204: what a reader searched for, how many results
   * there were, and the section that was opened. A reader counts once a query and UTC day, by the last search. The publisher sees a query
   * once five readers have asked the same on a day; before that, only hashes are kept.
   *
   * Errors: 400 `invalid-query`, `invalid-body`; 403 `origin-not-allowed`; 404 `unknown-guide`, `unknown-section`; 413 `content-too-large`;
   * 415 `unsupported-media-type`; 429 `too-many-requests`; 503 `database-unavailable`, `content-unavailable`.
   *
   * @example
   * curl https://faq.example/v1/searches --json '{"query": "moratorium", "locale": "en", "guide": "overdue-loan", "results": 0}'
   */
  .post(
    '/',
    operation({
      operationId: 'countSearch',
      summary: 'Count what a reader searched for, and whether it was found',
      requestBody: 'Search',
      problems: [
        'invalid-query',
        'unknown-guide',
        'unknown-section',
        'content-unavailable',
        ...WRITE_PROBLEMS,
      ],
    }),
    acceptWrites('SEARCHES_PER_CLIENT'),
    query(),
    jsonBody('Search'),
    async (c) => {
      const database = requireDatabase(c.env);
      const body = c.req.valid('json');
      const { guide, opened: section } = body;
      const part =
        guide === undefined ? undefined : await findPart(c, { guide, ...(section && { section }) });
      const search = toCountedSearch(body);
      await writeAsReader(c, database, 'search', (reader) => storeSearch(database, reader, search));
      logWrite(c, { write: 'search', outcome: search.outcome, ...(part && { guide: part.guide }) });
      return c.body(null, 204);
    },
  );

function toCountedSearch({ query, locale, results, opened }: RequestBody<'Search'>): CountedSearch {
  const outcome: SearchOutcome = opened !== undefined ? 'opened' : results === 0 ? 'failed' : 'unsure';
  return { query: normalizeQuery(query), locale, outcome };
}
