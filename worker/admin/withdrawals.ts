/** `/admin/withdrawals`: what may not be shown any more. An act holds for this isolate at once, for all others within ten seconds. */

import { type Context, Hono } from 'hono';
import type { WithdrawnPart } from '../../schema/withdrawal.ts';
import { readGuide } from '../api/find-edition.ts';
import { findPart } from '../api/find-part.ts';
import { operation } from '../contract/operation.ts';
import { PAGE_SIZE, parameters } from '../contract/parameters.ts';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import { jsonBody } from '../http/json-body.ts';
import { problem } from '../http/problems.ts';
import { queryOf } from '../http/query.ts';
import { respondJson } from '../http/respond.ts';
import { requireDatabase } from '../store/run-batch.ts';
import type { ListedWithdrawal } from '../store/withdrawal-list.ts';
import { ADMIN_PROBLEMS, ADMIN_READ_PROBLEMS } from './access.ts';
import { alreadyWithdrawn, cursorOf, findListed, listAll, nameOf } from './find-withdrawal.ts';
import { restorePart, withdrawPart } from './withdrawal-acts.ts';

const PART = {
  guide: parameters.guide,
  locale: parameters.withdrawnLocale,
  section: parameters.section,
};

const READ_PROBLEMS: ProblemName[] = ['invalid-query', 'database-unavailable', 'content-unavailable'];

const ACT_PROBLEMS: ProblemName[] = [...READ_PROBLEMS, ...ADMIN_PROBLEMS];

export const withdrawals = new Hono<AppEnv>()

  /**
   * `GET /admin/withdrawals?guide=&limit=&cursor=` returns `{total, withdrawals, next?}`: those in D1 and those that front matter declares,
   * sorted by guide, locale and section, page by page.
   *
   * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`; 429 `too-many-attempts`; 503 `database-unavailable`,
   * `content-unavailable`.
   *
   * @example
   * curl https://faq.example/admin/withdrawals -H "Authorization: Bearer $ADMIN_TOKEN"
   */
  .get(
    '/',
    operation({
      operationId: 'listWithdrawals',
      summary: 'List what is withdrawn, page by page',
      response: 'WithdrawalList',
      secured: true,
      problems: [...READ_PROBLEMS, ...ADMIN_READ_PROBLEMS],
    }),
    queryOf({
      guide: parameters.listGuide,
      limit: parameters.limit,
      cursor: parameters.withdrawalCursor,
    }),
    async (c) => {
      const { guide, limit = PAGE_SIZE, cursor } = c.req.valid('query');
      const all = await listAll(c, guide);
      const start = cursor === undefined ? 0 : all.filter((each) => cursorOf(each) <= cursor).length;
      const page = all.slice(start, start + limit);
      const last = start + limit < all.length ? page.at(-1) : undefined;
      return respondJson<'WithdrawalList'>(c, {
        total: all.length,
        withdrawals: page,
        ...(last && { next: cursorOf(last) }),
      });
    },
  )

  /**
   * `PUT /admin/withdrawals?guide=&locale=&section=` with the body `{status, by, notice}` withdraws a guide, one locale of it, or a section,
   * and returns the withdrawal with 201, and in `shownIn` the locales that still show it. With `If-Match: *` it replaces the reason of
   * an existing withdrawal, with 200.
   *
   * Errors: 400 `invalid-query`, `invalid-body`; 401 `unauthorized`; 403 `cross-origin`, `insufficient-role`; 404 `unknown-guide`,
   * `unknown-locale`, `unknown-section`; 409 `already-withdrawn`; 412 `nothing-to-replace`; 413 `content-too-large`; 415
   * `unsupported-media-type`; 429 `too-many-attempts`; 503 `database-unavailable`, `content-unavailable`.
   *
   * @example
   * curl -X PUT 'https://faq.example/admin/withdrawals?guide=overdue-loan&section=get-in-touch' \
   *   -H "Authorization: Bearer $ADMIN_TOKEN" \
   *   --json '{"status": 451, "by": "court", "notice": {"en": "A court has forbidden this answer."}}'
   */
  .put(
    '/',
    operation({
      operationId: 'withdraw',
      summary: 'Withdraw a guide, one locale of it, or a section',
      response: 'NewWithdrawal',
      created: true,
      requestBody: 'WithdrawalReason',
      secured: true,
      problems: [
        ...ACT_PROBLEMS,
        'invalid-body',
        'unknown-guide',
        'unknown-locale',
        'unknown-section',
        'already-withdrawn',
        'nothing-to-replace',
        'content-too-large',
      ],
    }),
    queryOf(PART),
    jsonBody('WithdrawalReason'),
    async (c) => {
      requireDatabase(c.env);
      const ifMatch = c.req.header('If-Match')?.trim();
      const isReplacement = ifMatch === '*';
      if (ifMatch !== undefined && !isReplacement)
        throw problem(c, 'nothing-to-replace', {
          detail: 'Withdrawals have no ETag: If-Match can only be *.',
        });
      const part = await findPart(c, toPart(c.req.valid('query')));
      const listed = await listAll(c, part.guide);
      const existing = await findListed(c, part, listed);
      if (existing && (!isReplacement || existing.declaredIn === 'content'))
        throw alreadyWithdrawn(c, part, existing);
      const since = existing?.since ?? new Date().toISOString();
      const withdrawal = { ...part, ...toKey(existing), ...c.req.valid('json'), since };
      // Before the act: nothing may fail after it.
      const shownIn = await listShownIn(c, part, listed);
      const stored = await withdrawPart(c, withdrawal, isReplacement);
      if (!stored) throw isReplacement ? nothingToReplace(c, part) : alreadyWithdrawn(c, part, withdrawal);
      const body = { ...stored, declaredIn: 'database' as const, shownIn };
      return respondJson<'NewWithdrawal', 200 | 201>(c, body, isReplacement ? 200 : 201);
    },
  )

  /**
   * `DELETE /admin/withdrawals?guide=&locale=&section=` undoes the withdrawal of exactly that part, and returns it. The text is shown again.
   *
   * Errors: 400 `invalid-query`; 401 `unauthorized`; 403 `cross-origin`, `insufficient-role`; 404 `not-withdrawn`; 429
   * `too-many-attempts`; 503 `database-unavailable`.
   *
   * @example
   * curl -X DELETE 'https://faq.example/admin/withdrawals?guide=overdue-loan&section=get-in-touch' \
   *   -H "Authorization: Bearer $ADMIN_TOKEN"
   */
  .delete(
    '/',
    operation({
      operationId: 'restore',
      summary: 'Undo a withdrawal',
      response: 'Withdrawal',
      secured: true,
      problems: [...READ_PROBLEMS, ...ADMIN_READ_PROBLEMS, 'insufficient-role', 'not-withdrawn'],
    }),
    queryOf(PART),
    async (c) => {
      requireDatabase(c.env);
      const part = toPart(c.req.valid('query'));
      const existing = await findListed(c, part, await listAll(c, part.guide));
      const ended = existing && (await restorePart(c, existing));
      if (!ended) throw notWithdrawn(c, part, existing);
      return respondJson<'Withdrawal'>(c, { ...ended, declaredIn: 'database' });
    },
  );

type PartQuery = { [Name in keyof WithdrawnPart]: WithdrawnPart[Name] | undefined } & { guide: string };

/** The part that a query names, without the parameters that it lacks. */
function toPart({ guide, locale, section }: PartQuery): WithdrawnPart {
  return {
    guide,
    ...(locale !== undefined && { locale }),
    ...(section !== undefined && { section }),
  };
}

/** The locales of a guide that show `part` even if it is withdrawn in its own: derived ones have the same text. */
async function listShownIn(
  c: Context<AppEnv>,
  part: WithdrawnPart,
  listed: readonly ListedWithdrawal[],
): Promise<string[]> {
  if (part.locale === undefined) return [];
  const { locales } = await readGuide(c, part.guide);
  const others = listed.filter(({ section }) => section === undefined || section === part.section);
  return locales
    .map(({ locale }) => locale)
    .filter((locale) => locale !== part.locale)
    .filter((locale) => !others.some((each) => each.locale === undefined || each.locale === locale));
}

/** The section as an existing row names it. */
function toKey(existing: ListedWithdrawal | undefined): Pick<WithdrawnPart, 'section'> {
  return existing?.section === undefined ? {} : { section: existing.section };
}

function nothingToReplace(c: Context<AppEnv>, part: WithdrawnPart) {
  return problem(c, 'nothing-to-replace', { detail: `${nameOf(part)} is not withdrawn.` });
}

function notWithdrawn(c: Context<AppEnv>, part: WithdrawnPart, existing: ListedWithdrawal | undefined) {
  const detail =
    existing?.declaredIn === 'content'
      ? `${nameOf(part)} is withdrawn by the front matter of the guide: undo it there, and deploy.`
      : `${nameOf(part)} is not withdrawn.`;
  return problem(c, 'not-withdrawn', { detail });
}
