/** Edition of a request: which guide, in which locale, at which revision. Every route below `/v1/guides/:guide` starts with it. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { wrapTime } from 'hono/timing';
import type { Manifest, StoredGuide } from '../../schema/manifest.ts';
import type { GuideShape } from '../../schema/pick-guide.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import type { MediaType } from '../contract/media-type.ts';
import type { ProblemName } from '../contract/problem-types.ts';
import type { AppEnv } from '../env.ts';
import {
  GUIDES_TAG,
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
import { type EditionReference, openEdition } from '../store/edition.ts';
import { findGuide, listNearbyIds } from '../store/guide-index.ts';
import { findMovedGuide } from '../store/moved-guides.ts';
import {
  findGuideWithdrawal,
  findSectionWithdrawals,
  type WithdrawalList,
} from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { withdrawnProblem } from '../withdrawals/refuse.ts';
import { readSectionIds, SectionIds, servedEditions } from '../withdrawals/section-ids.ts';
import { type ShownEdition, show, WithdrawnSections } from '../withdrawals/shown-edition.ts';

type StoredLocale = StoredGuide['locales'][number];

/** A guide in one locale at one revision, as a request selects it. */
export interface Edition extends EditionReference {
  /** Date, `YYYY-MM-DD`; unknown for earlier revisions. */
  updated?: string;
  /** Whether the request names the revision. */
  pinned: boolean;
  /** Locales that the same URL may return to other readers. */
  candidates: readonly string[];
  /** Withdrawals of its sections, and the tag of the list that they are in. */
  withdrawals: readonly Withdrawal[];
  listTag: string;
  /** All revisions of the guide that are served in this locale, the current one first: a section may have other ids in others. */
  served: readonly EditionReference[];
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
  'withdrawn',
  'unavailable-for-legal-reasons',
  'content-unavailable',
];

/** OpenAPI description of the path parameter `guide`. */
export const GUIDE_PARAMETER = 'Id of a guide: `overdue-loan`.';

/**
 * The edition that the path and the query select. Sets `Content-Language`, and `Vary` if the locale was negotiated.
 *
 * @throws {HTTPException} 404 with the guides, locales or revisions that are available; 410 or 451 if the guide is withdrawn; 308 if it has
 * moved to another id.
 */
export async function findEdition(c: Context<AppEnv>, id: string, query: EditionQuery): Promise<Edition> {
  const guide = await wrapTime(c, 'manifest', readCurrent(c, id));
  const selected =
    query.revision === undefined
      ? findCurrent(c, guide, query.locale)
      : findPinned(c, guide, query.revision, query.locale);
  const list = await readWithdrawals(c);
  const withdrawal = findGuideWithdrawal(list, guide.guide, selected.locale);
  if (withdrawal)
    throw withdrawnProblem(c, `The guide "${id}"`, withdrawal, selected.locale, tagsOf(selected));
  return { ...selected, ...withdrawalsOf(list, selected) };
}

/** Tags of the responses made from an edition. */
export function tagsOf({ guide, candidates }: Pick<Edition, 'guide' | 'candidates'>): string[] {
  return [guideTag(guide), ...candidates.map(localeTag)];
}

/**
 * Sets the caching headers of a response made from `edition`. With `type`, the revision is its ETag as well: each `shape` of a guide has
 * its own.
 */
export function setEditionHeaders(
  c: Context<AppEnv>,
  edition: Edition,
  type?: MediaType,
  shape?: GuideShape,
): void {
  const { withdrawals, listTag, updated, revision } = edition;
  setPublic(c, ...tagsOf(edition));
  if (edition.pinned) setUnchanging(c);
  // A withdrawal makes another representation of the same revision.
  const tag = [revision, ...(withdrawals.length > 0 ? [listTag] : []), ...(shape ? [nameOf(shape)] : [])];
  if (type) setETag(c, tag.join('-'), type);
  if (updated !== undefined && withdrawals.length === 0) setLastModified(c, updated);
}

/** The same for the same fields, whatever their order in the query. */
function nameOf({ fields, isDeferred }: GuideShape): string {
  return [...fields, ...(isDeferred ? ['headings'] : [])].join('+');
}

/**
 * What is shown of `edition`: its withdrawn sections are notices.
 *
 * @throws {ContentUnavailableError}
 */
export function open(c: Context<AppEnv>, edition: Edition): Promise<ShownEdition> {
  return wrapTime(c, 'content', openShown(c, edition));
}

/**
 * What is shown of the current edition of a guide; undefined if it has none in `locale`.
 *
 * @throws {ContentUnavailableError}
 */
export async function openCurrent(
  c: Context<AppEnv>,
  catalog: Manifest,
  id: string,
  locale: string,
): Promise<ShownEdition | undefined> {
  const guide = await findGuide(c.env.ASSETS, catalog, id);
  const entry = guide?.locales.find((candidate) => candidate.locale === locale);
  if (!guide || !entry) return undefined;
  const edition = toEdition(guide, entry, [entry]);
  return openShown(c, { ...edition, ...withdrawalsOf(await readWithdrawals(c), edition) });
}

/**
 * What is shown of the current edition of a guide, which the search index names: the manifest's index is read only if some of its sections
 * are withdrawn.
 *
 * @throws {ContentUnavailableError}
 */
export async function openIndexed(
  c: Context<AppEnv>,
  catalog: Manifest,
  edition: EditionReference,
): Promise<ShownEdition | undefined> {
  const { withdrawals, listTag } = withdrawalsOf(await readWithdrawals(c), edition);
  return withdrawals.length > 0
    ? openCurrent(c, catalog, edition.guide, edition.locale)
    : openShown(c, { ...edition, withdrawals, listTag, served: [] });
}

/**
 * As `open`, without measuring the time.
 *
 * @throws {ContentUnavailableError}
 */
export async function openShown(
  c: Context<AppEnv>,
  edition: EditionReference & Pick<Edition, 'withdrawals' | 'listTag' | 'served'>,
): Promise<ShownEdition> {
  const opened = await openEdition(c.env.ASSETS, edition);
  const { withdrawals, listTag, served } = edition;
  if (withdrawals.length === 0) return show(opened, NOTHING_WITHDRAWN, listTag);
  const ids = await readSectionIds(c.env.ASSETS, served);
  return show(opened, new WithdrawnSections(withdrawals, ids), listTag);
}

function withdrawalsOf(
  list: WithdrawalList,
  { guide, locale }: EditionReference,
): Pick<Edition, 'withdrawals' | 'listTag'> {
  return { withdrawals: findSectionWithdrawals(list, guide, locale), listTag: list.tag };
}

const NOTHING_WITHDRAWN = new WithdrawnSections([], new SectionIds([]));

/**
 * Where the editions of the guide `id` are.
 *
 * @throws {HTTPException} 404 `unknown-guide`.
 */
export async function readGuide(c: Context<AppEnv>, id: string): Promise<StoredGuide> {
  const assets = c.env.ASSETS;
  const catalog = await readCatalog(assets);
  const guide = await findGuide(assets, catalog, id);
  if (guide) return guide;
  throw problem(c, 'unknown-guide', {
    detail: `There is no guide "${id}".`,
    ...suggest(id, await listNearbyIds(assets, catalog, id)),
  });
}

/** The path of a route about one guide, up to the guide's id. */
const GUIDE_ROUTE = /^(\/v1\/guides\/|\/embed\/|\/share\/)[^/.]+/;

async function readCurrent(c: Context<AppEnv>, id: string): Promise<StoredGuide> {
  const assets = c.env.ASSETS;
  const guide = await findGuide(assets, await readCatalog(assets), id);
  if (guide) return guide;
  const current = await findMovedGuide(assets, id);
  if (current === undefined) return readGuide(c, id);
  setPublic(c, GUIDES_TAG);
  // As the router reads it: in another spelling, the path would stay as it is, and lead to itself.
  const path = encodeURI(c.req.path).replace(GUIDE_ROUTE, (_, route: string) => route + current);
  const { search } = new URL(c.req.url);
  throw new HTTPException(308, { res: c.redirect(path + search, 308) });
}

/** An edition, before its withdrawals are known. */
type SelectedEdition = Omit<Edition, 'withdrawals' | 'listTag'>;

function findCurrent(c: Context<AppEnv>, guide: StoredGuide, requested: string | undefined): SelectedEdition {
  const entry = findLocale(c, guide, requested);
  return toEdition(guide, entry, requested === undefined ? guide.locales : [entry]);
}

function findLocale(c: Context<AppEnv>, guide: StoredGuide, requested: string | undefined): StoredLocale {
  const locales = guide.locales.map(({ locale }) => locale);
  const resolved = resolveLocale(c, { locales, defaultLocale: guide.defaultLocale }, requested);
  const entry = guide.locales.find(({ locale }) => locale === resolved);
  if (entry) return entry;
  throw unknownLocale(c, guide, requested);
}

/** The problem that `guide` has no locale for `requested`. */
export function unknownLocale(
  c: Context<AppEnv>,
  { guide, locales, defaultLocale }: StoredGuide,
  requested: string | undefined,
): HTTPException {
  return problem(c, 'unknown-locale', {
    detail: `The guide "${guide}" has no locale for "${requested}".`,
    available: locales.map(({ locale }) => locale),
    default: defaultLocale,
  });
}

/** A revision belongs to one locale. */
function findPinned(
  c: Context<AppEnv>,
  guide: StoredGuide,
  revision: string,
  requested: string | undefined,
): SelectedEdition {
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
  guide: StoredGuide,
  entry: StoredLocale,
  candidates: readonly StoredLocale[],
  pinned?: string,
): SelectedEdition {
  const served = servedEditions(guide, entry);
  const [current] = served;
  const selected = served.find(({ revision }) => revision === pinned) ?? current;
  if (!selected)
    throw new ContentUnavailableError(`the index lists no revision of ${guide.guide} in ${entry.locale}`);
  return {
    ...selected,
    served,
    ...(selected === current && { updated: entry.updated }),
    pinned: pinned !== undefined,
    candidates: candidates.map((candidate) => candidate.locale),
  };
}
