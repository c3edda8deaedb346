/** Strings of the pages. `{…}` are replaced. */

import type { ReportKind, ReportState } from '../feedback.ts';

export interface PageStrings {
  skip: string;
  guides: string;
  noGuides: string;
  nextPage: string;
  nextGuide: string;
  /** Number of questions, by plural category (Unicode CLDR). */
  questions: Partial<Record<Intl.LDMLPluralRule, string>>;
  minutes: Partial<Record<Intl.LDMLPluralRule, string>>;
  updated: string;
  languages: string;
  breadcrumb: string;
  wholeGuide: string;
  /** The guide is not available in `{requested}`. */
  otherLanguage: string;
  alsoAs: string;
  plainText: string;
  search: string;
  searchAll: string;
  searchGuide: string;
  results: string;
  noResults: string;
  meant: string;
  nearest: string;
  /** As in the element, like `chapters` and `truncated`. */
  unsure: string;
  chapters: string;
  truncated: string;
  footer: string;
  contact: string;
  email: string;
  phone: string;
  website: string;
  imprint: string;
  /** This, the kinds and the labels of the fields are in the words that the element has. */
  report: string;
  reportText: string;
  /** Where there is neither a form nor a contact. */
  reportsClosed: string;
  reportKind: string;
  reportKinds: Record<ReportKind, string>;
  reportMessage: string;
  reportEvidence: string;
  reportContact: string;
  reportSend: string;
  /** Heading of what is to be corrected. */
  reportFaults: string;
  reportKindFault: string;
  reportMessageFault: string;
  reportEvidenceFault: string;
  reportLength: string;
  reportAgain: string;
  reportLater: string;
  /** What Turnstile checks; also shown where scripts are disabled. */
  reportCheck: string;
  reportStatus: string;
  reportKeep: string;
  reportStates: Record<ReportState, string>;
  reportReceived: string;
  reportDecided: string;
  reportNote: string;
  /** Labels of what was sent, without what the form says of its fields. */
  sentEvidence: string;
  sentContact: string;
  reportErase: string;
  reportEraseText: string;
  reportErased: string;
  receipt: string;
  /** Title and button of the form that opens a report by its receipt. */
  followReport: string;
  unknownReceipt: string;
  unknownReceiptText: string;
  reportExpired: string;
  noContact: string;
  accessibility: string;
  accessibilityText: string[];
  accessibilityChecked: string;
  notFound: string;
  notFoundText: string;
  didYouMean: string;
  available: string;
  invalid: string;
  invalidText: string;
  unavailable: string;
  unavailableText: string;
  failed: string;
  failedText: string;
  backHome: string;
  /** Label of the id by which the publisher finds a request in the log. */
  requestId: string;
}
