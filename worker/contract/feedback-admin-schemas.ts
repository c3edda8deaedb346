/** Bodies of the publisher's responses about what readers send. */
import * as v from 'valibot';
import { REPORT_STATES, type ReportState, VOTE_REASONS, type VoteReason } from '../../schema/feedback.ts';
import { DateSchema, IdSchema } from '../../schema/guide.ts';

const NextSchema = v.optional(
  v.pipe(v.string(), v.description('`cursor` of the next page; absent on the last one.')),
);

const count = (description: string) => v.pipe(v.number(), v.description(description));

/** A number for each of `names`. */
const counts = <N extends string>(names: readonly N[]) =>
  v.object(
    Object.fromEntries(names.map((name) => [name, v.number()])) as Record<N, v.NumberSchema<undefined>>,
  );

/** A page of sections with their votes, or of their days. */
const VoteListSchema = v.object({
  votes: v.array(
    v.object({
      guide: IdSchema,
      section: IdSchema,
      day: v.optional(v.pipe(DateSchema, v.description('UTC. Only with `by=day`.'))),
      helpful: v.number(),
      notHelpful: v.number(),
      reasons: v.pipe(
        counts<VoteReason>(VOTE_REASONS),
        v.description('How many of those that are not helpful gave each reason; a reader need not give one.'),
      ),
    }),
  ),
  next: NextSchema,
});

/** A page of comments on answers that did not help. */
const CommentListSchema = v.object({
  comments: v.array(
    v.object({
      id: v.number(),
      guide: v.pipe(IdSchema, v.description('Its id when the vote was cast, like that of the section.')),
      section: IdSchema,
      day: v.pipe(DateSchema, v.description('UTC.')),
      reason: v.optional(v.picklist(VOTE_REASONS)),
      comment: v.pipe(
        v.string(),
        v.description('What the reader wrote: plain text, of which nothing is checked.'),
      ),
    }),
  ),
  next: NextSchema,
});

/** A page of what readers searched for. */
const SearchListSchema = v.object({
  searches: v.array(
    v.object({
      query: v.pipe(v.string(), v.description('Normalised: lower case, without diacritics.')),
      locale: v.string(),
      failed: count('Readers who found nothing.'),
      unsure: count('Readers who opened nothing of what was found.'),
      opened: count('Readers who opened a section.'),
      readers: count('All of these. A reader counts once a day.'),
      last: v.pipe(DateSchema, v.description('The last day in the period on which it was counted.')),
    }),
  ),
  next: NextSchema,
});

const VoteTotalsSchema = v.object({ helpful: v.number(), notHelpful: v.number() });

/** Counters of what readers send, and of withdrawals. */
const StatsSchema = v.object({
  day: v.pipe(DateSchema, v.description('The current day, UTC.')),
  votes: v.object({ today: VoteTotalsSchema, total: VoteTotalsSchema }),
  comments: count('Comments with the last vote of a reader on a day, also those that were erased since.'),
  reports: v.pipe(counts<ReportState>(REPORT_STATES), v.description('Reports by state.')),
  webhooks: v.object({
    due: count('Messages to the webhook that will be sent, or sent again.'),
    failed: count('Messages that could not be delivered and are not sent again.'),
  }),
  searches: v.pipe(
    v.object({ today: v.number(), total: v.number() }),
    v.description('Searches that were counted, also those of fewer than five readers.'),
  ),
  withdrawals: count('Withdrawals in the database, without those in front matter.'),
  cleaned: v.optional(
    v.pipe(
      v.string(),
      v.description('When data of past days was last erased: ISO 8601, UTC; absent if never.'),
    ),
  ),
});

export const feedbackAdminResponses = {
  VoteList: VoteListSchema,
  CommentList: CommentListSchema,
  SearchList: SearchListSchema,
  Stats: StatsSchema,
};
