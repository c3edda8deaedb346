/** Edition of a request: which guide, in which locale, at which revision. Every route below `/v1/guides/:guide` starts with it. */
import type { Context } from 'hono';
import { wrapTime } from 'hono/timing';
import type { GuideEntry, LocaleEntry } from '../../schema/manifest.ts';
import type { MediaType } from '../contract/media-type.ts';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import {
  guideTag,
  localeTag,
  setETag,
  setImmutable,
  setLastModified,
  setPublic,
} from '../http/cache-headers.ts';
import { resolveLocale } from '../http/locale.ts';
import { problem, suggest } from '../http/problems.ts';
import { readCatalog } from '../store/catalog.ts';
import { readSectionPack, type SectionPack } from '../store/section-pack.ts';
import { editionExists } from '../store/verified-files.ts';

/** A guide in one locale at one revision, as a request selects it. */
export interface Edition {
  guide: string;
  locale: string;
  revision: string;
  /** Date, `YYYY-MM-DD`; unknown for earlier revisions. */
  updated?: string;
  /** Whether the request names the revision: the response never changes. */
  pinned: boolean;
  /** Locales that the same URL may return to other readers. */
  candidates: readonly string[];
}

interface EditionQuery {
  locale?: string | undefined;
  revision?: string | undefined;
}

/** Problems of every route that reads an edition. */
export const EDITION_PROBLEMS: ProblemName[] = [
  'invalid-query',
  'unknown-guide',
  'unknown-locale',
  'unknown-revision',
  'content-unavailable',
];

/** OpenAPI description of the path parameter `guide`. */
export const GUIDE_PARAMETER = 'Id of a guide: `overdue-loan`.';

/**
 * The edition that the path and the query select. Sets `Content-Language`, and `Vary` if the locale was negotiated.
 *
 * @throws {HTTPException} 404 with the guides, locales or revisions that are available.
 */
export async function findEdition(c: Context<AppEnv>, id: string, query: EditionQuery): Promise<Edition> {
  const { guides } = await wrapTime(c, 'manifest', readCatalog(c.env.ASSETS));
  const guide = guides.get(id);
  if (!guide)
    throw problem(c, 'unknown-guide', {
      detail: `There is no guide "${id}".`,
      ...suggest(id, [...guides.keys()]),
    });
  if (query.revision !== undefined) return findPinned(c, guide, query.revision, query.locale);

  const entry = findLocale(c, guide, query.locale);
  const candidates = query.locale === undefined ? guide.locales : [entry];
  return { ...toEdition(id, entry), pinned: false, candidates: candidates.map(({ locale }) => locale) };
}

/** Sets the caching headers of a response made from `edition`. With `type`, the revision is its ETag as well. */
export function setEditionHeaders(c: Context<AppEnv>, edition: Edition, type?: MediaType): void {
  setPublic(c, guideTag(edition.guide), ...edition.candidates.map(localeTag));
  if (edition.pinned) setImmutable(c);
  if (type) setETag(c, edition.revision, type);
  if (edition.updated !== undefined) setLastModified(c, edition.updated);
}

/**
 * The sections of `edition`.
 *
 * @throws {ContentUnavailableError}
 */
export function openSectionPack(c: Context<AppEnv>, edition: Edition): Promise<SectionPack> {
  return wrapTime(c, 'content', readSectionPack(c.env.ASSETS, edition.guide, edition));
}

function findLocale(c: Context<AppEnv>, guide: GuideEntry, requested: string | undefined): LocaleEntry {
  const locales = guide.locales.map(({ locale }) => locale);
  const resolved = resolveLocale(c, { locales, defaultLocale: guide.defaultLocale }, requested);
  const entry = guide.locales.find(({ locale }) => locale === resolved);
  if (entry) return entry;
  throw problem(c, 'unknown-locale', {
    detail: `The guide "${guide.guide}" has no locale for "${requested}".`,
    available: locales,
    default: guide.defaultLocale,
  });
}

/** A revision belongs to one locale. The manifest lists the current one only; earlier ones exist if their files do. */
async function findPinned(
  c: Context<AppEnv>,
  { guide, locales }: GuideEntry,
  revision: string,
  requested: string | undefined,
): Promise<Edition> {
  const tags = locales.map(({ locale }) => locale);
  const resolved =
    requested === undefined ? undefined : resolveLocale(c, { locales: tags, defaultLocale: '' }, requested);
  const candidates = locales.filter(({ locale }) => requested === undefined || locale === resolved);
  const entry =
    candidates.find((candidate) => candidate.revision === revision) ??
    (await findEarlier(c, guide, revision, candidates));
  if (!entry) {
    throw problem(c, 'unknown-revision', {
      detail: `The guide "${guide}" has no revision ${revision}${requested === undefined ? '' : ` in "${requested}"`}.`,
      available: locales.map((current) => current.revision),
    });
  }
  c.header('Content-Language', entry.locale);
  return { ...toEdition(guide, entry), pinned: true, candidates: [entry.locale] };
}

type Revision = Pick<Edition, 'locale' | 'revision' | 'updated'>;

async function findEarlier(
  c: Context<AppEnv>,
  guide: string,
  revision: string,
  candidates: readonly LocaleEntry[],
): Promise<Revision | undefined> {
  for (const { locale } of candidates)
    if (await editionExists(c.env.ASSETS, guide, { locale, revision })) return { locale, revision };
  return undefined;
}

function toEdition(guide: string, { locale, revision, updated }: Revision): Revision & { guide: string } {
  return { guide, locale, revision, ...(updated !== undefined && { updated }) };
}
