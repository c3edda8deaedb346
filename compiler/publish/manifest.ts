/** Manifest of a site, its index, its lists of guides and its images: small pages of sorted lines, named by their SHA-256. */
import { seal, sha256 } from '../../schema/integrity.ts';
import {
  type GuideEntry,
  LIST_PAGE_SIZE,
  type Manifest,
  type Pages,
  type SitemapGuide,
  type StoredGuide,
} from '../../schema/manifest.ts';
import {
  feedPath,
  imageUsesPath,
  indexPagePath,
  listPagePath,
  MANIFEST_PATH,
  readingsPath,
  sitemapPagePath,
  sitePath,
  withdrawalsPath,
} from '../../schema/paths.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import { isTypedInPinyin } from '../../search/pinyin/readings.ts';
import type { CompiledSite } from '../compiled-site.ts';
import type { GuideRecord } from '../incremental/record.ts';
import { readingsFile } from '../index/readings.ts';
import type { ShareImages } from '../share/image-hashes.ts';
import { siteWithdrawals } from '../withdrawals/site-withdrawals.ts';
import { currentEditions } from './current-editions.ts';
import { feedOf } from './feeds.ts';
import { siteImageUses } from './image-uses.ts';
import { toSite } from './shared-site.ts';
import { siteIndexRevisions } from './site-indexes.ts';

/** Guides on a page of the index. A page is read for each guide that isn't in memory, so it is kept to some 10 kB. */
const INDEX_PAGE_SIZE = 16;

/** Images on a page of their uses. */
const IMAGES_PAGE_SIZE = 100;

/** URLs on a page of the sitemap; a guide that has more is on a page of its own. */
const SITEMAP_URLS = 2_000;

/** A file of the manifest: its path under the folder of static assets, and its content. */
export type ManifestFile = [path: string, content: string | Uint8Array<ArrayBuffer>];

/** Pages as the manifest names them, and their files. */
interface RenderedPages {
  pages: Pages;
  files: ManifestFile[];
}

/**
 * The files of the manifest: pages, withdrawals, feeds, settings and, last, the manifest itself, so that whoever reads it meanwhile finds every
 * file that it names.
 */
export async function renderManifest(site: CompiledSite): Promise<ManifestFile[]> {
  const records = site.guides.map(({ record }) => record).toSorted(byId);
  const entries = records.map(({ entry }) => entry);
  const locales = [...new Set(entries.flatMap((entry) => entry.locales.map(({ locale }) => locale)))];
  const stored = records.map((record) => toStoredGuide(record, site.shareImages));
  const index = await renderPages(stored, 'guide', INDEX_PAGE_SIZE, indexPagePath);
  const list = await renderPages(entries, 'guide', LIST_PAGE_SIZE, listPagePath);
  const lists = await Promise.all(locales.map((locale) => renderLocale(entries, locale)));
  const withdrawals = await renderWithdrawals(records);
  const shared = await renderSite(site);
  const readings = locales.some(isTypedInPinyin) ? await nameFile(readingsFile(), readingsPath) : undefined;
  const images = await renderPages(siteImageUses(records), 'image', IMAGES_PAGE_SIZE, imageUsesPath);
  const isAbsolute = site.siteSettings.origin !== undefined;
  const hasSectionPages = site.siteSettings.pages === undefined;
  const sitemap = await renderSitemap(isAbsolute ? records : [], hasSectionPages);
  const feeds = await Promise.all((isAbsolute ? locales : []).map((locale) => renderFeed(records, locale)));
  const manifest: Manifest = {
    format: STORAGE_FORMAT,
    guides: entries.length,
    documents: entries.flatMap((entry) => entry.locales).length,
    locales,
    defaultLocale: mostFrequent(entries.map(({ defaultLocale }) => defaultLocale)) ?? 'en',
    searchIndexes: siteIndexRevisions(currentEditions(site)),
    ...(readings && { readings: readings.digest }),
    index: index.pages,
    list: list.pages,
    lists: Object.fromEntries(lists.map(({ locale, guides, pages }) => [locale, { guides, pages }])),
    sitemap: sitemap.pages,
    feeds: Object.fromEntries(feeds.map(({ locale, digest }) => [locale, digest])),
    site: shared.digest,
    ...(site.siteSettings.moved && { moved: site.siteSettings.moved }),
    ...(withdrawals && { withdrawals: withdrawals.digest }),
    ...(images.pages.length > 0 && { images: images.pages }),
  };
  return [
    ...[index, list, ...lists, images, sitemap].flatMap(({ files }) => files),
    ...feeds.map(({ file }) => file),
    ...[withdrawals, readings].flatMap((named) => (named ? [named.file] : [])),
    shared.file,
    [MANIFEST_PATH, await seal(manifest)],
  ];
}

/** A file that the manifest names by its SHA-256. */
interface NamedFile {
  digest: string;
  file: ManifestFile;
}

/** The file with the withdrawals of all guides; undefined where there are none. */
async function renderWithdrawals(records: readonly GuideRecord[]): Promise<NamedFile | undefined> {
  const withdrawals = siteWithdrawals(records);
  return withdrawals.length === 0 ? undefined : renderJson(withdrawals, withdrawalsPath);
}

/** The file of what the pages of the site share. */
function renderSite({ siteSettings, shareImages }: CompiledSite): Promise<NamedFile> {
  return renderJson(toSite(siteSettings, shareImages?.site), sitePath);
}

function renderJson(value: unknown, pathOf: (digest: string) => string): Promise<NamedFile> {
  return nameFile(JSON.stringify(value), pathOf);
}

async function nameFile(content: ManifestFile[1], pathOf: (digest: string) => string): Promise<NamedFile> {
  const digest = await sha256(content);
  return { digest, file: [pathOf(digest), content] };
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
  return {
    locale,
    guides: listed.length,
    ...(await renderPages(listed, 'guide', LIST_PAGE_SIZE, listPagePath)),
  };
}

/** Pages of `size` lines, one for each of `items`, which are sorted by `key`, the first member of their JSON. */
async function renderPages<Key extends string, T extends Record<Key, string>>(
  items: readonly T[],
  key: Key,
  size: number,
  pathOf: (digest: string) => string,
): Promise<RenderedPages> {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return renderChunks(chunks, key, pathOf);
}

/** A page for each of `chunks`. */
async function renderChunks<Key extends string, T extends Record<Key, string>>(
  chunks: readonly (readonly T[])[],
  key: Key,
  pathOf: (digest: string) => string,
): Promise<RenderedPages> {
  const pages: Pages = [];
  const files: ManifestFile[] = [];
  for (const page of chunks) {
    const text = page.map((item) => `${JSON.stringify(item)}\n`).join('');
    const digest = await sha256(text);
    pages.push([page[0]?.[key] ?? '', digest]);
    files.push([pathOf(digest), text]);
  }
  return { pages, files };
}

function toStoredGuide({ entry, revisions }: GuideRecord, shareImages: ShareImages | undefined): StoredGuide {
  const { guide, defaultLocale, locales } = entry;
  const images = shareImages?.guides.get(guide) ?? {};
  return {
    guide,
    defaultLocale,
    locales: locales.map(({ locale, updated }) => ({
      locale,
      updated,
      revisions: (revisions[locale] ?? []).map(({ revision, digest }) => [revision, digest]),
      ...(images[locale] !== undefined && { image: images[locale] }),
    })),
  };
}

/** The pages of guides, in pages of as many URLs as the worker can write within the time of a request. */
function renderSitemap(records: readonly GuideRecord[], hasSectionPages: boolean): Promise<RenderedPages> {
  const guides = records.map((record) => toSitemapGuide(record, hasSectionPages));
  return renderChunks(chunkByUrls(guides), 'guide', sitemapPagePath);
}

function toSitemapGuide({ entry, sections }: GuideRecord, hasSectionPages: boolean): SitemapGuide {
  const { guide, defaultLocale, locales } = entry;
  return {
    ...{ guide, defaultLocale },
    locales: locales.map(({ locale, updated }) => ({ locale, updated })),
    sections: hasSectionPages ? sections : [],
  };
}

function chunkByUrls(guides: readonly SitemapGuide[]): SitemapGuide[][] {
  const chunks: SitemapGuide[][] = [];
  let urls = Number.POSITIVE_INFINITY;
  for (const guide of guides) {
    const own = guide.locales.length * (1 + guide.sections.length);
    if (urls + own > SITEMAP_URLS) {
      chunks.push([]);
      urls = 0;
    }
    chunks.at(-1)?.push(guide);
    urls += own;
  }
  return chunks;
}

async function renderFeed(
  records: readonly GuideRecord[],
  locale: string,
): Promise<NamedFile & { locale: string }> {
  return { locale, ...(await renderJson(feedOf(records, locale), feedPath)) };
}

function mostFrequent(items: readonly string[]): string | undefined {
  const groups = [...Map.groupBy(items, (item) => item)];
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

function byId(a: GuideRecord, b: GuideRecord): number {
  return a.entry.guide < b.entry.guide ? -1 : 1;
}
