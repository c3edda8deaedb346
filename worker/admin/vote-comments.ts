/** Comments on answers that did not help, the latest first, page by page. */
import type { Context } from 'hono';
import * as v from 'valibot';
import { VOTE_REASONS } from '../../schema/feedback.ts';
import { allGuideIds } from '../../schema/moved-guides.ts';
import { listSectionIds } from '../api/find-part.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';

type Comment = ResponseBody<'CommentList'>['comments'][number];

const RowSchema = v.object({
  id: v.number(),
  guide: v.string(),
  section: v.string(),
  day: v.string(),
  reason: v.fallback(v.optional(v.picklist(VOTE_REASONS)), undefined),
  comment: v.string(),
});

const SELECT_PAGE = 'SELECT id, guide, section, day, reason, comment FROM vote_comments WHERE id < ?1';

/**
 * At most `limit` comments before the one with the id `cursor`: all, those on a guide, or those on a section, under any id that it has had.
 *
 * @throws {DatabaseUnavailableError}
 * @throws {ContentUnavailableError}
 */
export async function readComments(
  c: Context<AppEnv>,
  { guide, section }: { guide?: string | undefined; section?: string | undefined },
  cursor = Number.MAX_SAFE_INTEGER,
  limit: number,
): Promise<Comment[]> {
  const database = requireDatabase(c.env);
  const { moved = {} } = await readCatalog(c.env.ASSETS);
  const guides = guide === undefined ? undefined : allGuideIds(moved, guide);
  const [current] = guides ?? [];
  const sections =
    current === undefined || section === undefined ? undefined : await listSectionIds(c, current, section);
  const conditions = [
    ...(guides ? ['guide IN (SELECT value FROM json_each(?3))'] : []),
    ...(sections ? ['section IN (SELECT value FROM json_each(?4))'] : []),
  ];
  const sql = [SELECT_PAGE, ...conditions].join(' AND ');
  const lists = [guides, sections].filter((ids) => ids !== undefined).map((ids) => JSON.stringify(ids));
  const [page] = await runBatch(database, [
    database.prepare(`${sql} ORDER BY id DESC LIMIT ?2`).bind(cursor, limit, ...lists),
  ]);
  return (page?.results ?? []).map((row) => {
    const { reason, ...comment } = v.parse(RowSchema, row);
    return { ...comment, ...(reason && { reason }) };
  });
}
