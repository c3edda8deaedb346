/** `/admin/votes`: which answers help, and what readers say of those that don't. */
import { Hono } from 'hono';
import { setPageLinks } from '../api/page-links.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE, parameters } from '../contract/parameters.ts';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import { toJsonPointer } from '../http/json-pointer.ts';
import { problem } from '../http/problems.ts';
import { queryOf } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { ADMIN_READ_PROBLEMS } from './access.ts';
import { readDailyVotePage } from './daily-votes.ts';
import { ALL_DAYS, toPeriod } from './period.ts';
import { readComments } from './vote-comments.ts';
import { type Place, readVotePage } from './vote-pages.ts';

const PROBLEMS: ProblemName[] = [
  'invalid-query',
  'database-unavailable',
  'content-unavailable',
  ...ADMIN_READ_PROBLEMS,
];

export const votes = new Hono<AppEnv>()

  /**
   * `GET /admin/votes?guide=&since=&until=&by=&limit=&cursor=` returns `{votes, next?}`: the votes on each section in the period, by default of
   * all days, sorted by guide and section. Votes under former ids of a section or guide are added to those of the current one. With `by=day`,
   * each day on which somebody voted has an entry of its own with its `day`, and where an id has changed on a day, two; they are sorted by the
   * ids of that day. A page may have fewer entries than `limit`, even none; the last one has no `next`.
   *
   * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`; 429 `too-many-attempts`; 503 `database-unavailable`,
   * `content-unavailable`, `access-keys-unavailable`.
   *
   * @example
   * curl 'https://faq.example/admin/votes?guide=overdue-loan&since=2026-11-01' -H "Authorization: Bearer $ADMIN_READ_TOKEN"
   */
  .get(
    '/',
    operation({
      operationId: 'listVotes',
      summary: 'List the votes on each section, page by page',
      response: 'VoteList',
      secured: true,
      problems: PROBLEMS,
    }),
    queryOf({
      guide: parameters.votedGuide,
      since: parameters.since,
      until: parameters.until,
      by: parameters.by,
      limit: parameters.limit,
      cursor: parameters.voteCursor,
    }),
    async (c) => {
      const { guide, since, until, by, limit = PAGE_SIZE, cursor } = c.req.valid('query');
      const period = toPeriod(c, { since, until }, ALL_DAYS);
      const read = by === 'day' ? readDailyVotePage : readVotePage;
      const page = await read(c, { guide, ...period }, toPlace(cursor), limit);
      const next = page.next && toCursor(page.next);
      setPageLinks(c, { next, isLater: cursor !== undefined, previous: null });
      return respondJson<'VoteList'>(c, { votes: page.votes, ...(next !== undefined && { next }) });
    },
  )

  /**
   * `GET /admin/votes/comments?guide=&section=&limit=&cursor=` returns `{comments, next?}`: what readers wrote with their votes, the latest
   * first, under the ids that guide and section had then. Nothing tells who wrote a comment, or whether two are of the same reader.
   *
   * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`; 429 `too-many-attempts`; 503 `database-unavailable`,
   * `content-unavailable`, `access-keys-unavailable`.
   *
   * @example
   * curl 'https://faq.example/admin/votes/comments?guide=overdue-loan&section=get-in-touch' \
   *   -H "Authorization: Bearer $ADMIN_READ_TOKEN"
   */
  .get(
    '/comments',
    operation({
      operationId: 'listComments',
      summary: 'List what readers wrote with their votes, the latest first, page by page',
      response: 'CommentList',
      secured: true,
      problems: PROBLEMS,
    }),
    queryOf({
      guide: parameters.votedGuide,
      section: parameters.votedSection,
      limit: parameters.limit,
      cursor: parameters.commentCursor,
    }),
    async (c) => {
      const { guide, section, limit = PAGE_SIZE, cursor } = c.req.valid('query');
      if (section !== undefined && guide === undefined)
        throw problem(c, 'invalid-query', {
          detail: 'The query is invalid: see "errors".',
          errors: [
            { pointer: toJsonPointer(['query', 'guide']), detail: 'is missing: name that of the section' },
          ],
        });
      const comments = await readComments(c, { guide, section }, cursor, limit + 1);
      const page = comments.slice(0, limit);
      const next = comments.length > limit ? String(page.at(-1)?.id) : undefined;
      setPageLinks(c, { next, isLater: cursor !== undefined, previous: null });
      return respondJson<'CommentList'>(c, { comments: page, ...(next !== undefined && { next }) });
    },
  );

function toCursor({ guide, section, day }: Place): string {
  return [guide, section, ...(day === undefined ? [] : [day])].join('.');
}

function toPlace(cursor = '.'): Place {
  const [guide = '', section = '', day] = cursor.split('.');
  return { guide, section, day };
}
