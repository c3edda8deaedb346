/** Responses to requests of what is withdrawn: 410, or 451 for legal reasons. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../http/problems.ts';
import { toNotice } from './notice.ts';

/** Fresh for a minute, and never stale: a withdrawal may be undone. */
const CACHE_CONTROL = 'public, max-age=60';

/** This site: RFC 7725, section 4, wants the one who implements the blocking, not the one who requires it. */
const BLOCKED_BY = '</>; rel="blocked-by"';

/**
 * The problem that `what` is withdrawn, with the notice for readers of `locale`, or in its first language, to be cached under `tags`.
 *
 * @example
 * throw withdrawnProblem(c, 'The guide "overdue-loan"', withdrawal, 'en', [guideTag('overdue-loan')]);
 */
export function withdrawnProblem(
  c: Context<AppEnv>,
  what: string,
  withdrawal: Withdrawal,
  locale: string | undefined,
  tags: readonly string[],
): HTTPException {
  const headers = { 'Cache-Control': CACHE_CONTROL, 'Cache-Tag': tags.join() };
  const notice = toNotice(withdrawal, locale);
  return withdrawal.status === 451
    ? problem(
        c,
        'unavailable-for-legal-reasons',
        { detail: `${what} is unavailable for legal reasons.`, notice },
        { ...headers, Link: BLOCKED_BY },
      )
    : problem(c, 'withdrawn', { detail: `${what} has been withdrawn.`, notice }, headers);
}

/** Whether `error` is a problem that `withdrawnProblem` has made. */
export function isWithdrawn(error: unknown): boolean {
  return error instanceof HTTPException && (error.status === 410 || error.status === 451);
}
