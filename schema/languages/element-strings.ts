/** Strings of the element, grouped by the script that contains them. `{0}` and `{1}` are replaced. */
import type { ReportKind, VoteReason } from '../feedback.ts';

export interface ElementStrings {
  /** In the entry script. */
  status: {
    loading: string;
    notFound: string;
    unavailable: string;
    retry: string;
    empty: string;
    /** With the names of the requested language `{0}` and of the shown one `{1}`. */
    otherLanguage: string;
    /** With the date `{0}`. */
    keptCopy: string;
  };
  toolbar: {
    search: string;
    language: string;
    openAll: string;
    closeAll: string;
    /** After a choice of the language `{0}`. */
    shown: string;
    /** Where the guide can't be loaded in the chosen language `{0}`. */
    notLoaded: string;
  };
  search: {
    /** Names what completes the last word that is typed. */
    words: string;
    /** Names the questions that have what is typed, until the results are there. */
    questions: string;
    /** Before the number of results. */
    results: string;
    /** Above the closest sections, which may not answer the question. */
    unsure: string;
    /** Above all chapters, where nothing is close. */
    suggestions: string;
    /** Above the chapters of the closest sections. */
    chapters: string;
    /** Above the results, where the query is too long. */
    truncated: string;
  };
  /** Of a search that finds no answer. */
  unanswered: {
    /** Button that reports the question as unanswered. */
    report: string;
    /** That the publisher sees it once several readers have asked it. */
    reported: string;
    failed: string;
  };
  /** Of an answer that comes after its question. */
  answers: {
    loading: string;
    unavailable: string;
    retry: string;
  };
  actions: {
    copyLink: string;
    copied: string;
  };
  votes: {
    question: string;
    yes: string;
    no: string;
    /** Label of the reasons. */
    why: string;
    reasons: Record<VoteReason, string>;
    comment: string;
    send: string;
    /** That the vote is counted; it stands above the form that asks why, too, before that is sent. */
    thanks: string;
    failed: string;
    /** Where the API takes no more for a while. */
    tooMany: string;
  };
  /** What the page `/report` of the worker has, too, is in the same words there. */
  reports: {
    report: string;
    /** Label of the kinds. */
    kind: string;
    kinds: Record<ReportKind, string>;
    message: string;
    evidence: string;
    contact: string;
    send: string;
    cancel: string;
    sending: string;
    /** Before the receipt number: that it has to be kept. */
    sent: string;
    /** Link to the report's page. */
    follow: string;
    failed: string;
    /** Before the labels of the fields that the API refuses. */
    refused: string;
    /** Where the API takes no more for a while. */
    tooMany: string;
  };
}
