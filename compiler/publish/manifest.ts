/** Manifest of a site, its index and its lists of guides: small pages of lines, sorted by guide id and named by their SHA-256. */
import { seal, sha256 } from '../../schema/integrity.ts';
import {
  type GuideEntry,
  LIST_PAGE_SIZE,
  type Manifest,
  type Pages,
  type Sitemap,
  type StoredGuide,
} from '../../schema/manifest.ts';
import {
  indexPagePath,
  listPagePath,
  MANIFEST_PATH,
  SITEMAP_PATH,
  withdrawalsPath,
} from '../../schema/paths.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import { type CompiledSite, guideEntries } from '../compiled-site.ts';
import type { GuideRecord } from '../incremental/record.ts';
import { pageUrl } from '../render/links.ts';
import { siteWithdrawals } from '../withdrawals/site-withdrawals.ts';
import { siteIndexRevisions } from './site-indexes.ts';

/** Guides on a page of the index. A page is read for each guide that isn't in memory, so it is kept to some 10 kB. */
const INDEX_PAGE_SIZE = 16;

/** A file of the manifest: its path under the folder of static assets, and its text. */
export type ManifestFile = [path: string, text: string];

/** Pages as the manifest names them, and their files. */
interface RenderedPages {
  pages: Pages;
  files: ManifestFile[];
}

/**
 * The files of the manifest: pages, withdrawals, sitemap and, last, the manifest itself, so that whoever reads it meanwhile finds every
 * file that it names.
 */
export async function renderManifest(site: CompiledSite): Promise<ManifestFile[]> {
  const records = site.guides.map(({ record }) => record).toSorted(byId);
  const entries = records.map(({ entry }) => entry);
  const locales = [...new Set(entries.flatMap((entry) => entry.locales.map(({ locale }) => locale)))];
  const index = await renderPages(records.map(toStoredGuide), INDEX_PAGE_SIZE, indexPagePath);
  const list = await renderPages(entries, LIST_PAGE_SIZE, listPagePath);
  const lists = await Promise.all(locales.map((locale) => renderLocale(entries, locale)));
  const withdrawals = await renderWithdrawals(records);
  const manifest: Manifest = {
    format: STORAGE_FORMAT,
    guides: entries.length,
    documents: entries.flatMap((entry) => entry.locales).length,
    locales,
    defaultLocale: mostFrequent(entries.map(({ defaultLocale }) => defaultLocale)) ?? 'en',
    searchIndexes: siteIndexRevisions(entries),
    index: index.pages,
    list: list.pages,
    lists: Object.fromEntries(lists.map(({ locale, guides, pages }) => [locale, { guides, pages }])),
    ...(withdrawals && { withdrawals: withdrawals.digest }),
  };
  return [
    ...[index, list, ...lists].flatMap(({ files }) => files),
    ...(withdrawals ? [withdrawals.file] : []),
    [SITEMAP_PATH, JSON.stringify(toSitemap(guideEntries(site), site.settings.pages))],
    [MANIFEST_PATH, await seal(manifest)],
  ];
}

/** The file with the withdrawals of all guides; undefined where there are none. */
async function renderWithdrawals(
  records: readonly GuideRecord[],
): Promise<{ digest: string; file: ManifestFile } | undefined> {
  const withdrawals = siteWithdrawals(records);
  if (withdrawals.length === 0) return undefined;
  const text = JSON.stringify(withdrawals);
  const digest = await sha256(text);
  return { digest, file: [withdrawalsPath(digest), text] };
}

/** The list of the guides in `locale`, with that locale only. */
async function renderLocale(
  entries: readonly GuideEntry[],
  locale: string,
): Promise<RenderedPages & { locale: string; guides: number }> {
  const listed = entries.flatMap((entry) => {
    const locales = entry.locales.filter((candidate) => candidate.locale === locale);
    return locales.length > 0 ? [{ ...entry, locales }] : [];
  });
  return { locale, guides: listed.length, ...(await renderPages(listed, LIST_PAGE_SIZE, listPagePath)) };
}

/** Pages of `size` guides, one on each line. */
async function renderPages<T extends { guide: string }>(
  guides: readonly T[],
  size: number,
  pathOf: (digest: string) => string,
): Promise<RenderedPages> {
  const pages: Pages = [];
  const files: ManifestFile[] = [];
  for (let start = 0; start < guides.length; start += size) {
    const page = guides.slice(start, start + size);
    const text = page.map((guide) => `${JSON.stringify(guide)}\n`).join('');
    const digest = await sha256(text);
    pages.push([page[0]?.guide ?? '', digest]);
    files.push([pathOf(digest), text]);
  }
  return { pages, files };
}

function toStoredGuide({ entry, revisions }: GuideRecord): StoredGuide {
  const { guide, defaultLocale, locales } = entry;
  return {
    guide,
    defaultLocale,
    locales: locales.map(({ locale, updated }) => ({
      locale,
      updated,
      revisions: (revisions[locale] ?? []).map(({ revision, digest }) => [revision, digest]),
    })),
  };
}

/** The sitemap's data: when each locale of each guide was last changed, and its page where the site has pages. */
function toSitemap(entries: readonly GuideEntry[], pages: string | undefined): Sitemap {
  return entries.map(({ guide, locales }) => ({
    guide,
    locales: locales.map(({ locale, updated: lastmod }) => ({
      locale,
      lastmod,
      ...(pages && { loc: pageUrl(pages, guide, locale) }),
    })),
  }));
}

function mostFrequent(items: readonly string[]): string | undefined {
  const groups = [...Map.groupBy(items, (item) => item)];
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

function byId(a: GuideRecord, b: GuideRecord): number {
  return a.entry.guide < b.entry.guide ? -1 : 1;
}
