/** The step that every route below `/v1/guides/:guide` begins with: which guide, in which locale, at which revision. */
import type { Context } from 'hono';
import { wrapTime } from 'hono/timing';
import type { GuideEntry, LocaleEntry } from '../../schema/manifest.ts';
import type { AppEnv } from '../env.ts';
import {
  guideTag,
  localeTag,
  setFreshness,
  setLastModified,
  setPinned,
  setValidator,
} from '../http/caching.ts';
import { chooseLocale } from '../http/locale.ts';
import type { MediaType } from '../http/media-type.ts';
import { instead, type ProblemName, problem } from '../http/problems.ts';
import { ContentUnavailable } from '../store/assets.ts';
import { readCatalogue } from '../store/manifest.ts';
import { readPack, type SectionPack } from '../store/section-pack.ts';

/** A guide in one locale at one revision. */
export interface Edition {
  guide: string;
  locale: Pick<LocaleEntry, 'locale' | 'revision'> & { updated?: string };
  /** Whether the caller asked for this revision and no other. */
  pinned: boolean;
  /** The locales that the same address may be answered in, to another reader. */
  locales: readonly string[];
}

/** The problems of whatever is read of an edition. */
export const EDITION_PROBLEMS: ProblemName[] = [
  'invalid-query',
  'unknown-guide',
  'unknown-locale',
  'unknown-revision',
  'content-unavailable',
];

/** What the first segment of a path below `/v1/guides` is, for OpenAPI. */
export const GUIDE = 'Id of a guide: `overdue-loan`.';

/** Marks the answer as made from `edition`. Where its bytes are those of the edition in the media type `type`, the revision is its validator. */
export function markEdition(
  c: Context<AppEnv>,
  { guide, locale, pinned, locales }: Edition,
  type?: MediaType,
): void {
  setFreshness(c, guideTag(guide), ...locales.map(localeTag));
  if (pinned) setPinned(c);
  if (type) setValidator(c, locale.revision, type);
  if (locale.updated !== undefined) setLastModified(c, locale.updated);
}

/** What a query says of the edition. */
interface Asked {
  locale?: string | undefined;
  revision?: string | undefined;
}

/**
 * The edition that the path and the query ask for. Sets `Content-Language`, and `Vary` where it was negotiated.
 *
 * @throws 404 that says which guides, locales or revisions there are.
 */
export async function findEdition(c: Context<AppEnv>, id: string, asked: Asked): Promise<Edition> {
  const { guides } = await wrapTime(c, 'manifest', readCatalogue(c.env.ASSETS));
  const guide = guides.get(id);
  if (!guide)
    throw problem(c, 'unknown-guide', {
      detail: `There is no guide "${id}".`,
      ...instead(id, [...guides.keys()]),
    });
  if (asked.revision !== undefined) return findRevision(c, guide, asked.revision, asked.locale);

  const locale = findLocale(c, guide, asked.locale);
  const choice = asked.locale === undefined ? guide.locales : [locale];
  return { guide: id, locale, pinned: false, locales: choice.map((entry) => entry.locale) };
}

function findLocale(c: Context<AppEnv>, guide: GuideEntry, asked: string | undefined): LocaleEntry {
  const locales = guide.locales.map(({ locale }) => locale);
  const chosen = chooseLocale(c, { locales, defaultLocale: guide.defaultLocale }, asked);
  const found = guide.locales.find(({ locale }) => locale === chosen);
  if (found) return found;
  throw problem(c, 'unknown-locale', {
    detail: `The guide "${guide.guide}" has no locale for "${asked}".`,
    available: locales,
    default: guide.defaultLocale,
  });
}

/** A revision belongs to one locale. Those before the present one are kept for a while, and only their files tell. */
async function findRevision(
  c: Context<AppEnv>,
  { guide, locales }: GuideEntry,
  revision: string,
  asked: string | undefined,
): Promise<Edition> {
  const available = locales.map(({ locale }) => locale);
  const only =
    asked === undefined ? undefined : chooseLocale(c, { locales: available, defaultLocale: '' }, asked);
  const wanted = locales.filter(({ locale }) => asked === undefined || locale === only);
  const current = wanted.find((entry) => entry.revision === revision);
  const locale = current ?? (await findEarlier(c, guide, revision, wanted));
  if (!locale) {
    throw problem(c, 'unknown-revision', {
      detail: `The guide "${guide}" has no revision ${revision}${asked === undefined ? '' : ` in "${asked}"`}.`,
      available: locales.map((entry) => entry.revision),
    });
  }
  c.header('Content-Language', locale.locale);
  return { guide, locale, pinned: true, locales: [locale.locale] };
}

async function findEarlier(
  c: Context<AppEnv>,
  guide: string,
  revision: string,
  locales: readonly LocaleEntry[],
): Promise<Edition['locale'] | undefined> {
  for (const { locale } of locales)
    if (await readPack(c.env.ASSETS, guide, { locale, revision })) return { locale, revision };
  return undefined;
}

/** The sections of `edition`. */
export async function openPack(c: Context<AppEnv>, { guide, locale }: Edition): Promise<SectionPack> {
  const pack = await wrapTime(c, 'content', readPack(c.env.ASSETS, guide, locale));
  if (pack) return pack;
  throw new ContentUnavailable(`the sections of ${guide} in ${locale.locale} are not there`);
}
