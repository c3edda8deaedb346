/** Votes on the answers of a deployed worker: `/admin/votes`. */
import * as v from 'valibot';
import { VOTE_REASONS, type VoteReason } from '../../schema/feedback.ts';
import type { Connection } from './connection.ts';
import { type ListQuery, listPages } from './list-pages.ts';

const reasons = Object.fromEntries(
  VOTE_REASONS.map((reason) => [reason, v.optional(v.number(), 0)]),
) as Record<VoteReason, v.OptionalSchema<v.NumberSchema<undefined>, 0>>;

const SectionVotesSchema = v.object({
  guide: v.string(),
  section: v.string(),
  /** Only in a list by day. */
  day: v.optional(v.string()),
  helpful: v.number(),
  notHelpful: v.number(),
  reasons: v.object(reasons),
});

export type SectionVotes = v.InferOutput<typeof SectionVotesSchema>;

const CommentSchema = v.object({
  id: v.number(),
  guide: v.string(),
  section: v.string(),
  day: v.string(),
  reason: v.optional(v.string()),
  comment: v.string(),
});

export type Comment = v.InferOutput<typeof CommentSchema>;

/** The votes on each section, sorted by guide and section; with `by: 'day'`, those of each day. */
export function listVotes(connection: Connection, query: ListQuery): Promise<SectionVotes[]> {
  return listPages(connection, '/admin/votes', query, 'votes', SectionVotesSchema);
}

/** What readers wrote with their votes, the latest first. */
export function listComments(connection: Connection, query: ListQuery): Promise<Comment[]> {
  return listPages(connection, '/admin/votes/comments', query, 'comments', CommentSchema);
}
