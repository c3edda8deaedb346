/** Resolution of the paths of pages and of their twins: to an edition and a section, or to the path that they are at. */
import type { Context } from 'hono';
import * as v from 'valibot';
import { IdSchema } from '../../schema/guide.ts';
import { hasRegistrableLanguage } from '../../schema/locale.ts';
import type { StoredGuide } from '../../schema/manifest.ts';
import { type Edition, findEdition, open, readGuide, unknownLocale } from '../api/find-edition.ts';
import { findSection } from '../api/find-section.ts';
import { currentId } from '../api/resolve-ids.ts';
import type { AppEnv } from '../env.ts';
import { guideTag, setPublic } from '../http/cache-headers.ts';
import { lookup, resolveLocale } from '../http/locale.ts';
import { problem } from '../http/problems.ts';
import { canonicalTag } from '../language-tag.ts';
import { readCatalog } from '../store/catalog.ts';
import type { StoredSection } from '../store/edition.ts';
import { findGuide } from '../store/guide-index.ts';
import { findMovedGuide } from '../store/moved-guides.ts';
import type { ShownEdition } from '../withdrawals/shown-edition.ts';
import { pagePath } from './page-urls.ts';
import { shownLocales } from './shown-locales.ts';

/** The parameters of a path, in any spelling. Without a locale it is negotiated. */
export interface PageParameters {
  guide: string;
  locale?: string | undefined;
  section?: string | undefined;
}

/** What ends the path of a twin, the representation of a page for programs; empty for the page itself. */
export type Suffix = '' | '.md' | '.json' | '.txt';

/** Where a reader is redirected to, with the query; 302 where another locale may be published later, or was negotiated. */
interface Redirect {
  redirect: string;
  status: 302 | 308;
}

/** Characters of a tag that pages are told of. */
const MAX_TAG_LENGTH = 64;

/** Tags that stand for no single language, or say what anybody likes by private subtags. */
const NO_LANGUAGE = /^(?:und|mul|mis|zxx)\b|-x-/;

/** Whether readers of a guide in `locales` may be told that it is not available in `locale`, a canonical tag. */
export function isMissing(locales: readonly string[], locale: string): boolean {
  const isLanguage = hasRegistrableLanguage(locale) && !NO_LANGUAGE.test(locale);
  return isLanguage && locale.length <= MAX_TAG_LENGTH && !locales.includes(locale);
}

/** What a page shows. */
export interface Page {
  redirect?: never;
  edition: Edition;
  opened: ShownEdition;
  section: StoredSection | undefined;
}

/**
 * What the path of the request names. Former ids and other spellings are redirected to the canonical path, and a valid language tag that
 * the guide has no locale for to the nearest locale, or else to the one that `Accept-Language` selects, of those that are shown; pages are told the tag by `?requested=`. Sets
 * `Content-Language` and the headers of a redirect that caches may store.
 *
 * @throws {HTTPException} 404 `unknown-guide`, `unknown-locale` where it is no language tag, `unknown-section`; 410 or 451 if what it names is
 * withdrawn.
 * @example
 * const page = await resolvePage(c, c.req.param());
 * if (page.redirect !== undefined) return c.redirect(page.redirect, page.status);
 */
export async function resolvePage(
  c: Context<AppEnv>,
  { guide: requestedGuide, locale: requested, section: requestedSection }: PageParameters,
  suffix: Suffix = '',
): Promise<Redirect | Page> {
  const stored = await readCurrentGuide(c, requestedGuide.toLowerCase());
  const { guide } = stored;
  const section = requestedSection?.toLowerCase();
  // Before it is in any URL that a reader is redirected to.
  if (section !== undefined && !v.is(IdSchema, section))
    throw problem(c, 'unknown-section', { detail: `"${section}" is not the id of a section.` });
  if (requested === undefined)
    return redirect(c, { guide, locale: negotiate(c, stored, await selectable(c, stored)), suffix }, 302);
  const locale = canonicalTag(requested);
  if (locale === undefined || !hasRegistrableLanguage(locale)) throw unknownLocale(c, stored, requested);
  if (!localesOf(stored).includes(locale)) {
    const locales = await selectable(c, stored);
    const nearest = lookup(locales, locale) ?? negotiate(c, stored, locales);
    const query = suffix === '' && isMissing(locales, locale) ? { requested: locale } : {};
    return redirect(c, { guide, locale: nearest, section, suffix }, 302, query);
  }
  const path = pagePath({ guide, locale, section }) + suffix;
  // Still percent-encoded: caches would store each spelling of a path.
  if (new URL(c.req.url).pathname !== path) return redirect(c, { guide, locale, section, suffix }, 308);
  const edition = await findEdition(c, guide, { locale });
  const opened = await open(c, edition);
  if (section === undefined) return { edition, opened, section };
  const chapter = suffix === '' ? findChapter(opened, section) : undefined;
  // A chapter is a part of the page.
  if (chapter !== undefined) {
    const page = redirect(c, { guide, locale, suffix }, 308);
    return { ...page, redirect: `${page.redirect}#${chapter}` };
  }
  const found = findSection(c, edition, opened, section);
  if (found.section) return { edition, opened, section: found.section };
  return redirect(c, { guide, locale, section: found.current, suffix }, 308);
}

/** The current id of the chapter `id`; undefined if there is none. */
function findChapter({ header }: ShownEdition, id: string): string | undefined {
  const chapters = new Set(header.sections.map(({ chapter }) => chapter));
  const current = currentId(id, header, chapters);
  return chapters.has(current) ? current : undefined;
}

/**
 * The guide with the id, or the one that had it.
 *
 * @throws {HTTPException} 404 `unknown-guide`.
 */
export async function readCurrentGuide(c: Context<AppEnv>, id: string): Promise<StoredGuide> {
  const assets = c.env.ASSETS;
  const guide = await findGuide(assets, await readCatalog(assets), id);
  return guide ?? readGuide(c, (await findMovedGuide(assets, id)) ?? id);
}

function localesOf({ locales }: Pick<StoredGuide, 'locales'>): string[] {
  return locales.map(({ locale }) => locale);
}

/** The locales that a reader who names none of them may be redirected to: those that are shown; all where none is, for the notice. */
async function selectable(c: Context<AppEnv>, stored: StoredGuide): Promise<string[]> {
  const shown = localesOf({ locales: await shownLocales(c, stored) });
  return shown.length > 0 ? shown : localesOf(stored);
}

/** Of `locales` the one that `Accept-Language` selects, or else the guide's default one, or the first. */
function negotiate(c: Context<AppEnv>, stored: StoredGuide, locales: readonly string[]): string {
  const [first = stored.defaultLocale] = locales;
  const defaultLocale = locales.includes(stored.defaultLocale) ? stored.defaultLocale : first;
  return resolveLocale(c, { locales, defaultLocale }, undefined) ?? defaultLocale;
}

function redirect(
  c: Context<AppEnv>,
  { suffix, ...subject }: { guide: string; locale: string; section?: string | undefined; suffix: Suffix },
  status: Redirect['status'],
  parameters: Record<string, string> = {},
): Redirect {
  const url = new URL(c.req.url);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  // The guide is found by its id, or by a former one.
  const ids = new Set([subject.guide, c.req.param('guide')?.toLowerCase() ?? subject.guide]);
  setPublic(c, ...[...ids].map(guideTag));
  c.header('Content-Language', undefined);
  return { redirect: pagePath(subject) + suffix + url.search, status };
}
