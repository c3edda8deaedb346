/** Shape of the interface strings of one language, grouped by the script that contains them. */
import type { InterfaceLanguage } from '../../schema/interface-languages.ts';
import type { ReportKind } from '../chunks/reports/send-report.ts';

export interface InterfaceStrings {
  /** BCP 47 tag of the language: the key by which the strings are found. */
  lang: InterfaceLanguage;
  /** In the entry script. */
  status: {
    loading: string;
    notFound: string;
    unavailable: string;
    retry: string;
    empty: string;
  };
  toolbar: {
    search: string;
    language: string;
    openAll: string;
    closeAll: string;
  };
  search: {
    /** Before the number of results. */
    results: string;
    /** Above the nearest sections, where there are no results. */
    nearest: string;
    /** Above the first question of each chapter, where there are no nearest sections either. */
    suggestions: string;
  };
  actions: {
    copyLink: string;
    copied: string;
  };
  votes: {
    question: string;
    yes: string;
    no: string;
    thanks: string;
    failed: string;
  };
  reports: {
    report: string;
    /** Label of the kinds. */
    kind: string;
    kinds: Record<ReportKind, string>;
    message: string;
    contact: string;
    send: string;
    cancel: string;
    /** Before the receipt number. */
    sent: string;
    failed: string;
  };
}
