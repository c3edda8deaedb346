/** Votes by section, in the order of guides and sections, page by page. */
import type { Context } from 'hono';
import * as v from 'valibot';
import { VOTE_REASONS } from '../../schema/feedback.ts';
import { allGuideIds, currentGuideId, type MovedGuides } from '../../schema/moved-guides.ts';
import { readSectionResolver } from '../api/find-part.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import type { Database } from '../store/database.ts';
import { requireDatabase, runBatch } from '../store/run-batch.ts';
import type { Period } from './period.ts';

type SectionVotes = ResponseBody<'VoteList'>['votes'][number];

/** A place in the order; an empty section is before all sections of its guide, and no day before all days of its section. */
export interface Place {
  guide: string;
  section: string;
  day?: string | undefined;
}

export interface VoteFilter extends Period {
  guide: string | undefined;
}

export interface VotePage {
  votes: SectionVotes[];
  /** The place before the next page; absent on the last one. */
  next?: Place;
}

/** Guides that one page reads: each may need files of the site. A page may then have fewer entries than its limit. */
export const MAX_GUIDES = 20;

const RowSchema = v.object({
  section: v.string(),
  helpful: v.number(),
  reason: v.string(),
  votes: v.number(),
});

/**
 * At most `limit` sections with votes that come after `after`.
 *
 * @throws {DatabaseUnavailableError}
 * @throws {ContentUnavailableError}
 */
export async function readVotePage(
  c: Context<AppEnv>,
  { guide, ...period }: VoteFilter,
  after: Place,
  limit: number,
): Promise<VotePage> {
  const database = requireDatabase(c.env);
  const { moved = {} } = await readCatalog(c.env.ASSETS);
  const guides =
    guide === undefined
      ? await listVotedGuides(database, moved, after.guide)
      : [currentGuideId(moved, guide)];
  const votes: SectionVotes[] = [];
  for (const id of guides.slice(0, MAX_GUIDES)) {
    const ofGuide = await countByReason(c, database, id, allGuideIds(moved, id), period);
    votes.push(...ofGuide.filter(({ section }) => id !== after.guide || section > after.section));
    if (votes.length > limit) break;
  }
  const following = guides[MAX_GUIDES];
  const last = votes.length > limit ? votes[limit - 1] : undefined;
  if (last) return { votes: votes.slice(0, limit), next: { guide: last.guide, section: last.section } };
  return { votes, ...(following !== undefined && { next: { guide: following, section: '' } }) };
}

/** Current ids of guides with votes, from `first` on: at most one more than a page reads. Skips from one to the next by the table's key. */
async function listVotedGuides(database: Database, moved: MovedGuides, first: string): Promise<string[]> {
  const former = JSON.stringify(Object.keys(moved).filter((id) => currentGuideId(moved, id) !== id));
  const isCurrent = 'guide NOT IN (SELECT value FROM json_each(?1))';
  const [current, voted] = await runBatch(database, [
    database
      .prepare(
        `WITH RECURSIVE voted (id) AS (
           SELECT (SELECT min(guide) FROM vote_counts WHERE guide >= ?2 AND ${isCurrent})
           UNION ALL
           SELECT (SELECT min(guide) FROM vote_counts WHERE guide > id AND ${isCurrent}) FROM voted WHERE id IS NOT NULL
           LIMIT ${MAX_GUIDES + 1}
         ) SELECT id FROM voted WHERE id IS NOT NULL`,
      )
      .bind(former, first),
    database
      .prepare(
        'SELECT value AS id FROM json_each(?1) WHERE EXISTS (SELECT 1 FROM vote_counts WHERE guide = value)',
      )
      .bind(former),
  ]);
  const ids = [current, voted].flatMap((result) => (result?.results ?? []).map(({ id }) => String(id)));
  const guides = new Set(ids.map((id) => currentGuideId(moved, id)));
  return [...guides]
    .filter((id) => id >= first)
    .toSorted()
    .slice(0, MAX_GUIDES + 1);
}

/** The votes on sections of a guide, by their current ids, sorted. */
async function countByReason(
  c: Context<AppEnv>,
  database: Database,
  guide: string,
  ids: readonly string[],
  { since, until }: Period,
): Promise<SectionVotes[]> {
  const [counts] = await runBatch(database, [
    database
      .prepare(
        `SELECT section, helpful, reason, sum(votes) AS votes FROM vote_counts
         WHERE guide IN (SELECT value FROM json_each(?1)) AND day BETWEEN ?2 AND ?3
         GROUP BY section, helpful, reason HAVING sum(votes) > 0`,
      )
      .bind(JSON.stringify(ids), since, until),
  ]);
  const rows = (counts?.results ?? []).map((row) => v.parse(RowSchema, row));
  const resolve = await readSectionResolver(c, guide, new Set(rows.map(({ section }) => section)));
  const bySection = Map.groupBy(rows, ({ section }) => resolve(section));
  return [...bySection]
    .map(([section, ofSection]) => ({ guide, section, ...addUp(ofSection) }))
    .toSorted((a, b) => (a.section < b.section ? -1 : 1));
}

function addUp(
  rows: readonly v.InferOutput<typeof RowSchema>[],
): Pick<SectionVotes, 'helpful' | 'notHelpful' | 'reasons'> {
  const sumOf = (isCounted: (row: v.InferOutput<typeof RowSchema>) => boolean) =>
    rows.filter(isCounted).reduce((sum, { votes }) => sum + votes, 0);
  return {
    helpful: sumOf(({ helpful }) => helpful === 1),
    notHelpful: sumOf(({ helpful }) => helpful === 0),
    reasons: Object.fromEntries(
      VOTE_REASONS.map((reason) => [reason, sumOf((row) => row.reason === reason)]),
    ) as SectionVotes['reasons'],
  };
}
