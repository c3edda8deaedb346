/** Entries of a feed: sections that have changed, as they are shown now. */
import type { Context } from 'hono';
import type { ChangedSection, Manifest } from '../../schema/manifest.ts';
import type { Site } from '../../schema/site.ts';
import { openCurrent } from '../api/find-edition.ts';
import type { AppEnv } from '../env.ts';
import { canonicalUrl, pagePath } from '../pages/page-urls.ts';
import { parseDocument, parseSection } from '../store/edition.ts';
import { readFeed } from '../store/feeds.ts';
import { findGuideWithdrawal } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import type { ShownEdition } from '../withdrawals/shown-edition.ts';
import { makeAbsolute } from './make-absolute.ts';

export interface FeedEntry {
  /** The same for good, wherever the page is. */
  id: string;
  title: string;
  /** Date, `YYYY-MM-DD`. */
  updated: string;
  url: string;
  guide: { id: string; title: string };
  /** HTML with absolute URLs. */
  content: string;
}

/** A guide that is shown. */
interface OpenGuide {
  opened: ShownEdition;
  title: string;
}

/**
 * The entries of the feed in `locale`, without those of guides that are withdrawn.
 *
 * @throws {ContentUnavailableError}
 */
export async function listFeedEntries(
  c: Context<AppEnv>,
  catalog: Manifest,
  site: Site & { origin: string },
  locale: string,
): Promise<FeedEntry[]> {
  const changes = await readFeed(c.env.ASSETS, catalog, locale);
  const guides = new Map<string, OpenGuide>();
  for (const guide of new Set(changes.map((change) => change.guide))) {
    const opened = await openIfShown(c, catalog, guide, locale);
    if (opened) guides.set(guide, { opened, title: (await parseDocument(opened)).title });
  }
  const entries = await Promise.all(
    changes.map((change) => toEntry(site, locale, change, guides.get(change.guide))),
  );
  return entries.flat();
}

async function openIfShown(
  c: Context<AppEnv>,
  catalog: Manifest,
  guide: string,
  locale: string,
): Promise<ShownEdition | undefined> {
  if (findGuideWithdrawal(await readWithdrawals(c), guide, locale)) return undefined;
  return openCurrent(c, catalog, guide, locale);
}

async function toEntry(
  site: Site & { origin: string },
  locale: string,
  { guide, section: id, updated }: ChangedSection,
  found: OpenGuide | undefined,
): Promise<FeedEntry[]> {
  const stored = found?.opened.header.sections.find((section) => section.id === id);
  if (!found || !stored) return [];
  const section = await parseSection(found.opened, stored);
  const subject = { guide, locale, section: id };
  const sections = new Set(found.opened.header.sections.map((each) => each.id));
  return [
    {
      id: site.origin + pagePath(subject),
      title: section.heading,
      // A notice replaces the section in readers that have stored it.
      updated: section.withdrawn && section.updated > updated ? section.updated : updated,
      url: canonicalUrl(site, subject) ?? '',
      guide: { id: guide, title: found.title },
      content: makeAbsolute(section.html, site, subject, sections),
    },
  ];
}
