/** Checks between the guides of a site: missing locales, and dead links from one guide to another. */
import type { VFile } from 'vfile';
import { isSameWrittenLanguage } from '../../schema/locale.ts';
import type { GuideEntry } from '../../schema/manifest.ts';
import { countErrors, report, TOP } from '../diagnostics.ts';
import { guideOf } from '../read/files.ts';
import type { GuideLink } from '../render/links.ts';

/** What these checks read of a guide. */
interface CheckedGuide {
  entry: GuideEntry;
  guideLinks: readonly GuideLink[];
  /** Ids that links may point to: those of chapters and sections, and aliases. */
  ids: readonly string[];
}

/** Reports to `files`, which are those of all guides. */
export function checkBetweenGuides(guides: readonly CheckedGuide[], files: readonly VFile[]): void {
  reportMissingLocales(guides, files);
  reportDeadGuideLinks(guides, files);
}

/**
 * Reports locales that one guide has and another hasn't: most likely a translation was forgotten. Readers of a variety of a language
 * get the variety that the guide has.
 */
function reportMissingLocales(guides: readonly CheckedGuide[], files: readonly VFile[]): void {
  const owners = new Map<string, string>();
  for (const { entry } of guides) {
    for (const { locale } of entry.locales) if (!owners.has(locale)) owners.set(locale, entry.guide);
  }
  const byName = new Map(files.map((file) => [`${guideOf(file)}/${file.basename}`, file]));
  for (const { entry } of guides) {
    const { guide, defaultLocale } = entry;
    const file = byName.get(`${guide}/${defaultLocale}.md`);
    for (const [locale, owner] of owners) {
      if (!file || byName.has(`${guide}/${locale}.md`)) continue;
      if (entry.locales.some((own) => isSameWrittenLanguage(own.locale, locale))) continue;
      const reason = `"${guide}" is not available in ${locale}, unlike "${owner}"`;
      report(file, TOP, 'missing-locale', reason, `npx edge-faq new guide ${guide} --locale ${locale}`);
    }
  }
}

/** Reports links to guides, locales and sections that don't exist. */
function reportDeadGuideLinks(guides: readonly CheckedGuide[], files: readonly VFile[]): void {
  const byId = new Map(guides.map((guide) => [guide.entry.guide, guide]));
  const byPath = new Map(files.map((file) => [file.path, file]));
  // The locales and ids of a guide with errors are unknown until these are fixed.
  const broken = new Set(files.filter((file) => countErrors([file]) > 0).map(guideOf));
  for (const link of guides.flatMap(({ guideLinks }) => guideLinks)) {
    const file = byPath.get(link.path);
    const target = byId.get(link.guide);
    const isKnown = target !== undefined && hasLocale(target.entry, link.locale);
    if (!file || (broken.has(link.guide) && !isKnown)) continue;
    const problem = target ? findProblem(link, target) : unknownGuide(link, byId.keys());
    if (problem) report(file, link, 'dead-link', `dead link: ${problem.reason}`, problem.hint);
  }
}

interface Problem {
  reason: string;
  hint: string;
}

/** Why a link to `target` is dead, and where it could point; undefined for a link that works. */
function findProblem(
  { guide, locale, fragment, derived }: GuideLink,
  { entry, ids }: CheckedGuide,
): Problem | undefined {
  if (hasLocale(entry, locale)) {
    // A derived locale has the ids of its source, whose links are checked.
    if (derived || fragment === '' || ids.includes(fragment)) return undefined;
    return { reason: `the guide "${guide}" has no "${fragment}"`, hint: `it has ${list(ids)}` };
  }
  const reason = `the guide "${guide}" is not available in ${locale}`;
  if (derived) return { reason: `${reason}, which is derived here`, hint: `derive ${locale} there, too` };
  return { reason, hint: `it has ${list(entry.locales.map((written) => written.locale))}` };
}

function unknownGuide({ guide, derived }: GuideLink, guides: Iterable<string>): Problem | undefined {
  // It is reported once, for the link of the source.
  if (derived) return undefined;
  return { reason: `there is no guide "${guide}"`, hint: `link to one of ${list(guides)}` };
}

function hasLocale({ locales }: GuideEntry, locale: string): boolean {
  return locales.some((written) => written.locale === locale);
}

function list(names: Iterable<string>): string {
  return [...names].join(', ');
}
