/** Edition of a request: which guide, in which locale, at which revision. Every route below `/v1/guides/:guide` starts with it. */
import type { Context } from 'hono';
import { wrapTime } from 'hono/timing';
import type { StoredGuide } from '../../schema/manifest.ts';
import type { MediaType } from '../contract/media-type.ts';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import {
  guideTag,
  localeTag,
  setETag,
  setLastModified,
  setPublic,
  setUnchanging,
} from '../http/cache-headers.ts';
import { resolveLocale } from '../http/locale.ts';
import { problem, suggest } from '../http/problems.ts';
import { readCatalog } from '../store/catalog.ts';
import { type EditionReference, type OpenEdition, openEdition } from '../store/edition.ts';
import { findGuide, listNearbyIds } from '../store/guide-index.ts';

type StoredLocale = StoredGuide['locales'][number];

/** A guide in one locale at one revision, as a request selects it. */
export interface Edition extends EditionReference {
  /** Date, `YYYY-MM-DD`; unknown for earlier revisions. */
  updated?: string;
  /** Whether the request names the revision. */
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
  const guide = await wrapTime(c, 'manifest', readGuide(c, id));
  if (query.revision !== undefined) return findPinned(c, guide, query.revision, query.locale);
  const entry = findLocale(c, guide, query.locale);
  const candidates = query.locale === undefined ? guide.locales : [entry];
  return toEdition(guide, entry, candidates);
}

/** Sets the caching headers of a response made from `edition`. With `type`, the revision is its ETag as well. */
export function setEditionHeaders(c: Context<AppEnv>, edition: Edition, type?: MediaType): void {
  setPublic(c, guideTag(edition.guide), ...edition.candidates.map(localeTag));
  if (edition.pinned) setUnchanging(c);
  if (type) setETag(c, edition.revision, type);
  if (edition.updated !== undefined) setLastModified(c, edition.updated);
}

/**
 * The stored files of `edition`.
 *
 * @throws {ContentUnavailableError}
 */
export function open(c: Context<AppEnv>, edition: Edition): Promise<OpenEdition> {
  return wrapTime(c, 'content', openEdition(c.env.ASSETS, edition));
}

async function readGuide(c: Context<AppEnv>, id: string): Promise<StoredGuide> {
  const assets = c.env.ASSETS;
  const catalog = await readCatalog(assets);
  const guide = await findGuide(assets, catalog, id);
  if (guide) return guide;
  throw problem(c, 'unknown-guide', {
    detail: `There is no guide "${id}".`,
    ...suggest(id, await listNearbyIds(assets, catalog, id)),
  });
}

function findLocale(c: Context<AppEnv>, guide: StoredGuide, requested: string | undefined): StoredLocale {
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

/** A revision belongs to one locale. */
function findPinned(
  c: Context<AppEnv>,
  guide: StoredGuide,
  revision: string,
  requested: string | undefined,
): Edition {
  const locales = guide.locales.map(({ locale }) => locale);
  const resolved =
    requested === undefined ? undefined : resolveLocale(c, { locales, defaultLocale: '' }, requested);
  const candidates = guide.locales.filter(({ locale }) => requested === undefined || locale === resolved);
  const entry = candidates.find(({ revisions }) => revisions.some(([stored]) => stored === revision));
  if (!entry) {
    const selectable = candidates.length > 0 ? candidates : guide.locales;
    throw problem(c, 'unknown-revision', {
      detail: `The guide "${guide.guide}" has no revision ${revision}${requested === undefined ? '' : ` in "${requested}"`}.`,
      available: selectable.flatMap(({ revisions }) => revisions.map(([stored]) => stored)),
    });
  }
  c.header('Content-Language', entry.locale);
  return toEdition(guide, entry, [entry], revision);
}

/** The current revision of a locale, or the one that is `pinned`. */
function toEdition(
  { guide }: StoredGuide,
  { locale, updated, revisions }: StoredLocale,
  candidates: readonly StoredLocale[],
  pinned?: string,
): Edition {
  const [current] = revisions;
  const [revision = '', digest = ''] = revisions.find(([stored]) => stored === pinned) ?? current ?? [];
  return {
    ...{ guide, locale, revision, digest },
    ...(revision === current?.[0] && { updated }),
    pinned: pinned !== undefined,
    candidates: candidates.map((candidate) => candidate.locale),
  };
}
