/** What a page tells the shell around it. */
import type { html } from 'hono/html';
import type { Site } from '../../schema/site.ts';
import type { Interface } from './strings/index.ts';

/** Markup, as hono/html makes it: whatever is interpolated is escaped. */
export type Html = ReturnType<typeof html>;

export interface Crumb {
  text: string;
  /** Language of the text, where it is not that of the content. */
  lang?: string;
  /** Absent for the page itself. */
  href?: string;
}

/** A page in another language: its locale and its path. */
export interface Alternate {
  locale: string;
  href: string;
}

/** What the shell says of a page. */
export interface PageProps {
  site: Site;
  /** Language of the content. */
  locale: string;
  /** Language and strings of the interface. */
  ui: Interface;
  /** The title without the name of the site. */
  title: string;
  description?: string;
  /** Absolute, where the site has an origin. */
  canonical?: string;
  /** False for what search engines should not list. */
  isIndexed: boolean;
  /** The page in all of its languages, its own included. */
  alternates: readonly Alternate[];
  /** Canonical URLs of the alternates, where they have any. */
  hreflang?: readonly Alternate[];
  crumbs: readonly Crumb[];
  /** Further elements of the head. */
  head?: Html | undefined;
  /** Absolute URL and size (pixels) of what a chat shows of a link. */
  image?: { url: string; width: number; height: number };
  /** Whether the page has the check of Cloudflare Turnstile. */
  hasTurnstile?: boolean;
  /** Query of the link to `/report`: what the page is about. */
  reported?: string;
  /** Whether the page has the element. */
  hasElement?: boolean;
}
