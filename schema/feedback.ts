/** Kinds and limits of what readers send: votes, reports and searches. */

/** Why an answer was not helpful. */
export const VOTE_REASONS = ['unclear', 'outdated', 'wrong', 'did-not-work', 'other'] as const;

export type VoteReason = (typeof VOTE_REASONS)[number];

/** Maximum length of the comment of a vote, in UTF-16 code units, as `maxlength` counts them. */
export const MAX_COMMENT_LENGTH = 500;

/** What a report is about. */
export const REPORT_KINDS = ['infringement', 'inaccuracy', 'harmful', 'complaint', 'other'] as const;

export type ReportKind = (typeof REPORT_KINDS)[number];

/** The kinds in the order of forms: what most readers find first. */
export const REPORT_KIND_CHOICES: readonly ReportKind[] = [
  'inaccuracy',
  'harmful',
  'infringement',
  'complaint',
  'other',
];

/** Maximum lengths of the fields of a report, in UTF-16 code units. */
export const REPORT_LIMITS = { message: 2_000, evidence: 2_000, contact: 200 } as const;

/** Readers who have to search for the same on a UTC day before the publisher sees what it was. */
export const MIN_SEARCH_READERS = 5;

/** The states of a report, in their order. */
export const REPORT_STATES = ['received', 'in-review', 'upheld', 'declined'] as const;

export type ReportState = (typeof REPORT_STATES)[number];

/** Kinds that earlier versions of the element send, and what they are now. */
export const REPORT_KIND_ALIASES = {
  wrong: 'inaccuracy',
  outdated: 'inaccuracy',
  rights: 'infringement',
  unclear: 'other',
} as const satisfies Record<string, ReportKind>;

/** A receipt: 128 random bits as base64url (RFC 4648, section 5). */
export const RECEIPT = /^[\w-]{22}$/;
