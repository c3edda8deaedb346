/** Part of a guide that exists in one of the revisions that are served, by any id that it has had. */
import type { Context } from 'hono';
import type { StoredGuide } from '../../schema/manifest.ts';
import { currentGuideId } from '../../schema/moved-guides.ts';
import type { WithdrawnPart } from '../../schema/withdrawal.ts';
import type { AppEnv } from '../env.ts';
import { problem, suggest } from '../http/problems.ts';
import { readCatalog } from '../store/catalog.ts';
import { findGuide } from '../store/guide-index.ts';
import { readSectionIds, type SectionIds, servedEditions } from '../withdrawals/section-ids.ts';
import { readGuide } from './find-edition.ts';

/** A section by its current ids. */
export interface FoundSection {
  guide: string;
  section: string;
  /** All ids that the section has had, the current one first. */
  listIds(): string[];
}

/**
 * `part` with the current ids of its guide and its section.
 *
 * @throws {HTTPException} 404 if there is no such guide, locale or section.
 */
export async function findPart(c: Context<AppEnv>, part: WithdrawnPart): Promise<WithdrawnPart> {
  const guide = await readCurrentGuide(c, part.guide);
  const current = { ...part, guide: guide.guide };
  requireLocale(c, guide, part.locale);
  if (part.section === undefined) return current;
  const { section } = await findSectionOf(c, guide, part.guide, part.section);
  return { ...current, section };
}

/**
 * The section that has, or had, the ids.
 *
 * @throws {HTTPException} 404 `unknown-guide`, `unknown-section`.
 */
export async function findSection(c: Context<AppEnv>, guide: string, section: string): Promise<FoundSection> {
  return findSectionOf(c, await readCurrentGuide(c, guide), guide, section);
}

async function readCurrentGuide(c: Context<AppEnv>, guide: string): Promise<StoredGuide> {
  const { moved = {} } = await readCatalog(c.env.ASSETS);
  return readGuide(c, currentGuideId(moved, guide));
}

async function findSectionOf(
  c: Context<AppEnv>,
  guide: StoredGuide,
  requestedGuide: string,
  requested: string,
): Promise<FoundSection> {
  const ids = await readGuideIds(c, guide);
  const section = ids.resolve(requested);
  if (ids.all.has(section)) return { guide: guide.guide, section, listIds: () => ids.listIds(section) };
  const detail = `The guide "${requestedGuide}" has no section "${requested}".`;
  throw problem(c, 'unknown-section', { detail, ...suggest(requested, [...ids.all]) });
}

/**
 * The same as far as the guide still exists.
 *
 * @throws {ContentUnavailableError}
 */
export async function resolvePart(c: Context<AppEnv>, part: WithdrawnPart): Promise<WithdrawnPart> {
  const catalog = await readCatalog(c.env.ASSETS);
  const current = { ...part, guide: currentGuideId(catalog.moved ?? {}, part.guide) };
  const guide = await findGuide(c.env.ASSETS, catalog, current.guide);
  if (part.section === undefined || !guide) return current;
  return { ...current, section: (await readGuideIds(c, guide)).resolve(part.section) };
}

/** All ids that the section with the id `section` has had, as far as the guide with the current id `guide` still exists. */
export async function listSectionIds(c: Context<AppEnv>, guide: string, section: string): Promise<string[]> {
  const found = await findGuide(c.env.ASSETS, await readCatalog(c.env.ASSETS), guide);
  if (!found) return [section];
  const ids = await readGuideIds(c, found);
  return ids.listIds(ids.resolve(section));
}

/**
 * A function that returns the current id of each of `sections`, as far as the guide with the current id `guide` still exists. Reads one file
 * unless there are former ids among them.
 *
 * @throws {ContentUnavailableError}
 */
export async function readSectionResolver(
  c: Context<AppEnv>,
  guide: string,
  sections: ReadonlySet<string>,
): Promise<(section: string) => string> {
  const assets = c.env.ASSETS;
  const found = await findGuide(assets, await readCatalog(assets), guide);
  const [source] = found?.locales ?? [];
  if (!found || !source) return (section) => section;
  const current = await readSectionIds(assets, servedEditions(found, source).slice(0, 1));
  const ids = [...sections].every((section) => current.all.has(section))
    ? current
    : await readGuideIds(c, found);
  return (section) => ids.resolve(section);
}

/** The ids of sections in all revisions that are served, of all locales: the current ones are the same in each. */
function readGuideIds(c: Context<AppEnv>, guide: StoredGuide): Promise<SectionIds> {
  const editions = guide.locales.map((entry) => servedEditions(guide, entry));
  const current = editions.flatMap(([first]) => first ?? []);
  const earlier = editions.flatMap((each) => each.slice(1));
  return readSectionIds(c.env.ASSETS, [...current, ...earlier]);
}

function requireLocale(c: Context<AppEnv>, guide: StoredGuide, locale: string | undefined): void {
  const available = guide.locales.map((entry) => entry.locale);
  if (locale === undefined || available.includes(locale)) return;
  const detail = `The guide "${guide.guide}" has no locale "${locale}".`;
  throw problem(c, 'unknown-locale', { detail, available, default: guide.defaultLocale });
}
