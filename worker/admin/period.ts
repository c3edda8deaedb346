/** Period of the publisher's lists: UTC days, the first and the last included. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { DAY_MS, dayOf } from '../feedback/daily-key.ts';
import { toJsonPointer } from '../http/json-pointer.ts';
import { problem } from '../http/problems.ts';

export interface Period {
  since: string;
  until: string;
}

/** Whatever was counted. */
export const ALL_DAYS: Period = { since: '0000-01-01', until: '9999-12-31' };

/** The `days` days that end with the one of `now`. */
export function lastDays(days: number, now: number): Period {
  return { since: dayOf(now - (days - 1) * DAY_MS), until: dayOf(now) };
}

/**
 * The period of a query, with the days of `fallback` where it names none.
 *
 * @throws {HTTPException} 400 `invalid-query` if it ends before it begins.
 */
export function toPeriod(
  c: Context<AppEnv>,
  { since, until }: { since?: string | undefined; until?: string | undefined },
  fallback: Period,
): Period {
  const period = { since: since ?? fallback.since, until: until ?? fallback.until };
  if (period.since <= period.until) return period;
  throw problem(c, 'invalid-query', {
    detail: 'The query is invalid: see "errors".',
    errors: [
      {
        pointer: toJsonPointer(['query', since === undefined ? 'until' : 'since']),
        detail: `the period would be from ${period.since} until ${period.until}: use a day that is not after its end`,
      },
    ],
  });
}
