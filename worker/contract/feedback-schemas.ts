/** Bodies of what readers send, and of the responses. */
import * as v from 'valibot';
import { MAX_COMMENT_LENGTH, VOTE_REASONS } from '../../schema/feedback.ts';
import { IdSchema } from '../../schema/guide.ts';

/** Control characters, but for tabs and line breaks. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** Text that a reader wrote, of at most `length` UTF-16 code units. */
export const readerText = (length: number) =>
  v.pipe(
    v.string('is no text'),
    v.check((text) => text.isWellFormed() && !CONTROL.test(text), 'has characters that are no text'),
    v.trim(),
    v.minLength(1, 'is empty'),
    v.maxLength(length, `is too long: use at most ${length.toLocaleString('en')} characters`),
  );

/** The message of an object that lacks a member, has an unknown one, or is no object. */
export const objectOf =
  (members: string) =>
  ({ expected, received }: { expected: string | null; received: string }): string =>
    expected === 'never'
      ? `is unknown: send an object with ${members}`
      : received === 'undefined'
        ? 'is missing'
        : `send an object with ${members}`;

const NOT_HELPFUL_ONLY = 'goes with "helpful": false only';

/** Request body of `POST …/votes`. */
const VoteSchema = v.pipe(
  v.strictObject(
    {
      helpful: v.boolean('use true or false'),
      reason: v.optional(
        v.pipe(
          v.picklist(VOTE_REASONS, `use ${VOTE_REASONS.join(', ')}`),
          v.description('Why the answer is not helpful.'),
        ),
      ),
      comment: v.optional(
        v.pipe(
          readerText(MAX_COMMENT_LENGTH),
          v.description('What is missing in the answer; only the publisher reads it.'),
        ),
      ),
    },
    objectOf('helpful and, if it is false, reason and comment'),
  ),
  v.forward(
    v.check(({ helpful, reason }) => !helpful || reason === undefined, NOT_HELPFUL_ONLY),
    ['reason'],
  ),
  v.forward(
    v.check(({ helpful, comment }) => !helpful || comment === undefined, NOT_HELPFUL_ONLY),
    ['comment'],
  ),
);

const VoteOutcomeSchema = v.object({
  status: v.pipe(
    v.picklist(['counted', 'replaced']),
    v.description('`replaced` if the reader had voted on the section before on this UTC day.'),
  ),
});

const VoteCountSchema = v.object({
  guide: IdSchema,
  section: IdSchema,
  helpful: v.pipe(v.number(), v.description('Votes that the answer is helpful.')),
  notHelpful: v.number(),
});

export const feedbackResponses = { VoteOutcome: VoteOutcomeSchema, VoteCount: VoteCountSchema };

export const feedbackRequests = { Vote: VoteSchema };
