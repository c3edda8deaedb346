/** A language of the interface: all words that readers see and that no guide has. */
import type { Requester } from '../withdrawal.ts';
import type { ElementStrings } from './element-strings.ts';
import type { PageStrings } from './page-strings.ts';

export interface Language {
  /** BCP 47 tag, of Chinese with its script. */
  lang: string;
  element: ElementStrings;
  pages: PageStrings;
  notices: NoticeStrings;
  footnotes: FootnoteLabels;
}

/** Notices of what is withdrawn, when, and who required it. */
export interface NoticeStrings {
  /** Headings: of a section, of a guide. */
  section: string;
  guide: string;
  /** Sentences by who required it; `{date}` is the day. */
  origins: Record<Requester, string>;
}

/** Labels of an answer's footnotes, by the names of `mdast-util-to-hast`. */
export interface FootnoteLabels {
  footnoteLabel: string;
  footnoteBackLabel: string;
}
