/** `/admin/stats`: counters of what readers send, from totals by day: no table of votes, comments or searches is scanned, and of reports only an index. */
import { Hono } from 'hono';
import { REPORT_STATES, type ReportState } from '../../schema/feedback.ts';
import { operation } from '../contract/operation.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { dayOf } from '../feedback/daily-key.ts';
import { query } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import type { Database, StatementResult } from '../store/database.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';
import { ADMIN_READ_PROBLEMS } from './access.ts';

/** One row for each counter; `today` is null where nothing was counted. */
const SUM_BY_NAME =
  'SELECT name, sum(value) AS total, sum(iif(day = ?, value, 0)) AS today FROM daily_counts GROUP BY name';

/** Those that were delivered are deleted. */
const COUNT_WEBHOOKS = 'SELECT count(due) AS due, count(*) - count(due) AS failed FROM webhook_messages';

export const stats = new Hono<AppEnv>()

  /**
   * `GET /admin/stats` returns `{day, votes, comments, reports, webhooks, searches, withdrawals, cleaned?}`: counters of today (UTC) and
   * in all.
   *
   * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`; 429 `too-many-attempts`; 503 `database-unavailable`,
   * `access-keys-unavailable`.
   *
   * @example
   * curl https://faq.example/admin/stats -H "Authorization: Bearer $ADMIN_READ_TOKEN"
   */
  .get(
    '/',
    operation({
      operationId: 'getStats',
      summary: 'Get counters of votes, comments, reports, searches and withdrawals',
      response: 'Stats',
      secured: true,
      problems: ['invalid-query', 'database-unavailable', ...ADMIN_READ_PROBLEMS],
    }),
    query(),
    async (c) => respondJson<'Stats'>(c, await readStats(requireDatabase(c.env), dayOf(Date.now()))),
  );

async function readStats(database: Database, day: string): Promise<ResponseBody<'Stats'>> {
  const [counts, reports, webhooks, withdrawals, cleaning] = await runBatch(database, [
    database.prepare(SUM_BY_NAME).bind(day),
    database.prepare('SELECT state, count(*) AS total FROM reports GROUP BY state'),
    database.prepare(COUNT_WEBHOOKS),
    database.prepare('SELECT count(*) AS total FROM withdrawals'),
    database.prepare('SELECT at FROM last_cleaning'),
  ]);
  const countOf = (name: string, column: 'today' | 'total') =>
    Number(counts?.results.find((row) => row['name'] === name)?.[column] ?? 0);
  const votesOf = (column: 'today' | 'total') => ({
    helpful: countOf('votes.helpful', column),
    notHelpful: countOf('votes.notHelpful', column),
  });
  const reportsIn = (state: ReportState) =>
    Number(reports?.results.find((row) => row['state'] === state)?.['total'] ?? 0);
  const cleaned = firstValue(cleaning, 'at');
  return {
    day,
    votes: { today: votesOf('today'), total: votesOf('total') },
    comments: countOf('comments', 'total'),
    reports: Object.fromEntries(REPORT_STATES.map((state) => [state, reportsIn(state)])) as Record<
      ReportState,
      number
    >,
    webhooks: { due: Number(firstValue(webhooks, 'due')), failed: Number(firstValue(webhooks, 'failed')) },
    searches: { today: countOf('searches', 'today'), total: countOf('searches', 'total') },
    withdrawals: Number(firstValue(withdrawals, 'total') ?? 0),
    ...(cleaned !== undefined && { cleaned: String(cleaned) }),
  };
}

function firstValue(result: StatementResult | undefined, column: string): unknown {
  return result?.results[0]?.[column];
}
