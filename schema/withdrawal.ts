/** Shape of withdrawals: guides and sections that may not be shown any more, and what readers are told instead. */
import * as v from 'valibot';
import { IdSchema, LocaleSchema } from './guide.ts';

/** Who required a withdrawal, in general terms: never a name. */
export const REQUESTERS = ['court', 'authority', 'rights-holder', 'person-concerned', 'publisher'] as const;

const NOTICE_HINT = 'write what readers are told: a text for at least one locale';

/** Characters of a notice's text. */
const MAX_NOTICE = 2_000;

/** What is withdrawn: a guide, one locale of it, or a section, in all locales or in one. */
export const WithdrawnPartSchema = v.object({
  guide: IdSchema,
  locale: v.optional(LocaleSchema),
  section: v.optional(IdSchema),
});

/** Text without control characters but those of lines, and without overrides of its direction. */
export const PRINTABLE = /^(?:[^\p{Cc}\u202d\u202e]|[\n\r\t])*$/u;

/** The text of a notice in one language. */
export const NoticeTextSchema = v.pipe(
  v.string('write the text of the notice'),
  v.trim(),
  v.nonEmpty('is empty: write what readers are told'),
  v.maxLength(MAX_NOTICE, `is too long: use at most ${MAX_NOTICE} characters`),
  v.regex(PRINTABLE, 'has control characters: remove them'),
);

/** Why it is withdrawn, and the notice that stands in its place. */
export const WithdrawalReasonSchema = v.object({
  status: v.pipe(
    v.picklist([410, 451], 'use 410, or 451 for legal reasons'),
    v.description('HTTP status: 410, or 451 for legal reasons (RFC 7725).'),
  ),
  by: v.pipe(
    v.picklist(REQUESTERS, `use one of ${REQUESTERS.join(', ')}`),
    v.description('Who required it, in general terms.'),
  ),
  notice: v.pipe(
    v.record(LocaleSchema, NoticeTextSchema, NOTICE_HINT),
    v.check((notice) => Object.keys(notice).length > 0, NOTICE_HINT),
    v.description('Plain text that readers see instead, by locale.'),
  ),
});

/** A withdrawal as the compiler stores it in a site and D1 in a row. */
export const WithdrawalSchema = v.object({
  ...WithdrawnPartSchema.entries,
  ...WithdrawalReasonSchema.entries,
  since: v.pipe(v.string(), v.isoTimestamp('use a time like 2026-11-26T08:00:00Z')),
});

export type Requester = (typeof REQUESTERS)[number];
export type WithdrawnPart = v.InferOutput<typeof WithdrawnPartSchema>;
export type WithdrawalReason = v.InferOutput<typeof WithdrawalReasonSchema>;
export type Withdrawal = v.InferOutput<typeof WithdrawalSchema>;
