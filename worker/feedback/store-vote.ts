/** Votes in D1: a vote, its comment and the counts change in one transaction. */
import type { RequestBody } from '../contract/request-schemas.ts';
import type { Database, Statement } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';
import type { Reader } from './reader.ts';

/** A section by its current id. */
export interface VotedSection {
  guide: string;
  section: string;
}

type Vote = RequestBody<'Vote'>;

/** Selects the row of one reader. */
const IS_OWN = 'day = ? AND guide = ? AND section = ? AND reader = ?';

/**
 * Stores the vote of `reader`, which replaces an earlier one of the day. Undefined if the day has ended meanwhile: nothing was stored.
 *
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was stored.
 */
export async function storeVote(
  database: Database,
  voted: VotedSection,
  reader: Reader,
  vote: Vote,
): Promise<'counted' | 'replaced' | undefined> {
  const own = [reader.day, voted.guide, voted.section, reader.id] as const;
  const [isToday, ...key] = reader.isToday;
  const [earlier, stored] = await runBatch(database, [
    database.prepare(`SELECT 1 FROM votes WHERE ${IS_OWN}`).bind(...own),
    database
      .prepare(
        `INSERT INTO votes (day, guide, section, reader, helpful, reason) SELECT ?, ?, ?, ?, ?, ? WHERE ${isToday}
         ON CONFLICT DO UPDATE SET helpful = excluded.helpful, reason = excluded.reason RETURNING 1`,
      )
      .bind(...own, Number(vote.helpful), vote.reason ?? '', ...key),
    ...commentStatements(database, own, reader, vote),
  ]);
  if (!stored?.results.length) return undefined;
  return earlier?.results.length ? 'replaced' : 'counted';
}

/** A vote without a comment leaves none of the vote that it replaces. */
function commentStatements(
  database: Database,
  own: readonly [string, string, string, string],
  { isToday: [isToday, ...key] }: Reader,
  { reason, comment }: Vote,
): Statement[] {
  const remove = database
    .prepare(`DELETE FROM vote_comments WHERE ${IS_OWN} AND ${isToday}`)
    .bind(...own, ...key);
  if (comment === undefined) return [remove];
  const insert = database
    .prepare(
      `INSERT INTO vote_comments (day, guide, section, reader, reason, comment) SELECT ?, ?, ?, ?, ?, ? WHERE ${isToday}`,
    )
    .bind(...own, reason ?? '', comment, ...key);
  return [remove, insert];
}

/**
 * The votes on a section of all days, under any id that it has had.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function countVotes(
  database: Database,
  guides: readonly string[],
  sections: readonly string[],
): Promise<{ helpful: number; notHelpful: number }> {
  const [counts] = await runBatch(database, [
    database
      .prepare(
        `SELECT helpful, SUM(votes) AS votes FROM vote_counts
         WHERE guide IN (SELECT value FROM json_each(?)) AND section IN (SELECT value FROM json_each(?)) GROUP BY helpful`,
      )
      .bind(JSON.stringify(guides), JSON.stringify(sections)),
  ]);
  const votesOf = (helpful: number) =>
    Number(counts?.results.find((row) => row['helpful'] === helpful)?.['votes'] ?? 0);
  return { helpful: votesOf(1), notHelpful: votesOf(0) };
}
