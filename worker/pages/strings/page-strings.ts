/** Interface strings of pages. `{…}` are replaced: see `format.ts`. */

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
  footer: string;
  contact: string;
  email: string;
  phone: string;
  website: string;
  imprint: string;
  report: string;
  reportText: string;
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
