/** Feeds of a site: the sections that have changed last, in each locale. */
import type { ChangedSection } from '../../schema/manifest.ts';
import type { GuideRecord } from '../incremental/record.ts';

/** Entries of a feed. */
const MAX_ENTRIES = 50;

/** Guides that they are of: the worker reads the current edition of each. */
const MAX_GUIDES = 20;

/** The entries of the feed in `locale`: the latest change first, those of one day and guide in the guide's order. */
export function feedOf(records: readonly GuideRecord[], locale: string): ChangedSection[] {
  const changes = records.flatMap((record) => changesOf(record, locale)).toSorted(latestFirst);
  const guides = new Set([...new Set(changes.map(({ guide }) => guide))].slice(0, MAX_GUIDES));
  return changes.filter(({ guide }) => guides.has(guide)).slice(0, MAX_ENTRIES);
}

/** The sections of a guide that have changed; without an earlier revision, all of them. */
function changesOf({ entry, revisions, sections, changes }: GuideRecord, locale: string): ChangedSection[] {
  const { guide, locales } = entry;
  const listed = locales.find((each) => each.locale === locale);
  if (!listed) return [];
  const hasEarlier = (revisions[locale]?.length ?? 0) > 1;
  const changed = hasEarlier
    ? (changes[locale] ?? [])
    : sections.map((section) => ({ section, updated: listed.updated }));
  return changed.map((change) => ({ guide, ...change }));
}

function latestFirst(a: ChangedSection, b: ChangedSection): number {
  if (a.updated !== b.updated) return a.updated > b.updated ? -1 : 1;
  return a.guide === b.guide ? 0 : a.guide < b.guide ? -1 : 1;
}
