/** Votes by section and day, in the order in which they are stored, page by page. */
import type { Context } from 'hono';
import * as v from 'valibot';
import { VOTE_REASONS } from '../../schema/feedback.ts';
import { allGuideIds, currentGuideId } from '../../schema/moved-guides.ts';
import { readSectionResolver } from '../api/find-part.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';
import type { Period } from './period.ts';
import { MAX_GUIDES, type Place, type VoteFilter, type VotePage } from './vote-pages.ts';

type DailyVotes = ResponseBody<'VoteList'>['votes'][number];

const RowSchema = v.object({
  guide: v.string(),
  section: v.string(),
  day: v.string(),
  helpful: v.number(),
  notHelpful: v.number(),
  reasons: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.number())),
});

type Row = v.InferOutput<typeof RowSchema>;

/**
 * At most `limit` days of sections that come after `after`, each under the current ids of its guide and section. Where an id has changed on a
 * day, that day has two entries. Reading starts at `after` by the table's key, or at the guide that is selected.
 *
 * @throws {DatabaseUnavailableError}
 * @throws {ContentUnavailableError}
 */
export async function readDailyVotePage(
  c: Context<AppEnv>,
  { guide, ...period }: VoteFilter,
  after: Place,
  limit: number,
): Promise<VotePage> {
  const { moved = {} } = await readCatalog(c.env.ASSETS);
  const guides = guide === undefined ? undefined : allGuideIds(moved, guide);
  const rows = await readRows(c, guides, period, after, limit + 1);
  const listed = [...new Set(rows.map((row) => row.guide))].slice(0, MAX_GUIDES);
  const page = rows.slice(0, limit).filter((row) => listed.includes(row.guide));
  const last = page.length < rows.length ? page.at(-1) : undefined;
  const ofGuides = await Promise.all(
    listed.map((id) =>
      underCurrentIds(
        c,
        currentGuideId(moved, id),
        page.filter((row) => row.guide === id),
      ),
    ),
  );
  return { votes: ofGuides.flat(), ...(last && { next: last }) };
}

async function readRows(
  c: Context<AppEnv>,
  guides: readonly string[] | undefined,
  { since, until }: Period,
  { guide, section, day = '' }: Place,
  limit: number,
): Promise<Row[]> {
  const database = requireDatabase(c.env);
  const [page] = await runBatch(database, [
    database
      .prepare(
        `SELECT guide, section, day, sum(iif(helpful, votes, 0)) AS helpful, sum(iif(helpful, 0, votes)) AS notHelpful,
           json_group_object(reason, votes) FILTER (WHERE reason <> '') AS reasons
         FROM vote_counts
         WHERE (guide, section, day) > (?1, ?2, ?3) AND day BETWEEN ?4 AND ?5
           ${guides ? 'AND guide IN (SELECT value FROM json_each(?7))' : ''}
         GROUP BY guide, section, day HAVING sum(votes) > 0
         ORDER BY guide, section, day LIMIT ?6`,
      )
      .bind(guide, section, day, since, until, limit, ...(guides ? [JSON.stringify(guides)] : [])),
  ]);
  return (page?.results ?? []).map((row) => v.parse(RowSchema, row));
}

async function underCurrentIds(
  c: Context<AppEnv>,
  guide: string,
  rows: readonly Row[],
): Promise<DailyVotes[]> {
  const resolve = await readSectionResolver(c, guide, new Set(rows.map(({ section }) => section)));
  return rows.map((row) => ({
    ...row,
    guide,
    section: resolve(row.section),
    reasons: Object.fromEntries(
      VOTE_REASONS.map((reason) => [reason, row.reasons[reason] ?? 0]),
    ) as DailyVotes['reasons'],
  }));
}
