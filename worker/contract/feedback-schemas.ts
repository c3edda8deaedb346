/** Bodies of what readers send, and of the responses. */
import * as v from 'valibot';
import { MAX_COMMENT_LENGTH, VOTE_REASONS } from '../../schema/feedback.ts';
import { IdSchema } from '../../schema/guide.ts';
import { cutQuery, MAX_QUERY_LENGTH } from '../../schema/query.ts';
import { normalizeQuery } from '../../search/normalize-query.ts';
import { canonicalTag } from '../language-tag.ts';
import { LanguageTagSchema, RESULTS } from './parameters.ts';

/** Control characters, but for tabs and line breaks. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** Text that a reader wrote. */
const ReaderTextSchema = v.pipe(
  v.string('use a text'),
  v.check(
    (text) => text.isWellFormed() && !CONTROL.test(text),
    'has control characters or half a surrogate pair: use text',
  ),
  v.trim(),
  v.minLength(1, 'is empty'),
);

/** Text that a reader wrote, of at most `length` UTF-16 code units. */
export const readerText = (length: number) =>
  v.pipe(
    ReaderTextSchema,
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

const RESULTS_HINT = `use a whole number from 0 to ${RESULTS.max}`;

/** Request body of `POST /v1/searches`. */
const SearchSchema = v.pipe(
  v.strictObject(
    {
      query: v.pipe(
        ReaderTextSchema,
        // Of invisible characters only; that it is empty was said already otherwise.
        v.check((text) => text === '' || normalizeQuery(text) !== '', 'is empty'),
        v.description(
          `What the reader searched for. Of more than ${MAX_QUERY_LENGTH} characters, those that were searched are counted.`,
        ),
        v.transform((text) => cutQuery(text).text),
      ),
      locale: v.pipe(
        LanguageTagSchema,
        v.transform((tag) => canonicalTag(tag) ?? tag),
        v.description('Language of the guides that were searched, a BCP 47 tag.'),
      ),
      guide: v.optional(
        v.pipe(IdSchema, v.description('The guide that was searched; without it, all were.')),
      ),
      results: v.pipe(
        v.number(RESULTS_HINT),
        v.integer(RESULTS_HINT),
        v.minValue(0, RESULTS_HINT),
        v.maxValue(RESULTS.max, RESULTS_HINT),
        v.description('Number of results.'),
      ),
      opened: v.optional(
        v.pipe(IdSchema, v.description('The section that the reader opened; only with its guide.')),
      ),
    },
    objectOf('query, locale, results and, optionally, guide and opened'),
  ),
  v.forward(
    v.check(({ guide, opened }) => opened === undefined || guide !== undefined, 'goes with "guide" only'),
    ['opened'],
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

export const feedbackRequests = { Vote: VoteSchema, Search: SearchSchema };
