/** Checks what holds between the guides of a site: their locales, and the links from one to another. */
import type { VFile } from 'vfile';
import { countErrors, report, TOP } from '../diagnostics.ts';
import { byGuide, type GuideRecord } from '../incremental/record.ts';
import { guideOf } from '../read/files.ts';
import type { GuideLink } from '../render/links.ts';

/** A locale that one guide has and another hasn't is most likely forgotten. */
export function reportMissingLocales(records: readonly GuideRecord[], files: readonly VFile[]): void {
  const owners = new Map<string, string>();
  for (const { entry } of records) {
    for (const { locale } of entry.locales) if (!owners.has(locale)) owners.set(locale, entry.guide);
  }
  const byPath = indexFiles(files);
  for (const { entry } of records) {
    const { guide, defaultLocale, locales } = entry;
    const file = byPath.get(`${guide}/${defaultLocale}.md`);
    for (const [locale, owner] of owners) {
      if (!file || byPath.has(`${guide}/${locale}.md`)) continue;
      if (locales.some((written) => written.locale === locale)) continue;
      const reason = `"${guide}" is not written in ${locale}, as "${owner}" is`;
      report(file, TOP, 'missing-locale', reason, `edge-faq new guide ${guide} --locale ${locale}`);
    }
  }
}

/** Reports links to guides, locales and sections that aren't there. */
export function reportDeadGuideLinks(records: readonly GuideRecord[], files: readonly VFile[]): void {
  const guides = byGuide(records);
  const byPath = new Map(files.map((file) => [file.path, file]));
  // What a guide with errors would have isn't known before they are mended.
  const broken = new Set(files.filter((file) => countErrors([file]) > 0).map(guideOf));
  for (const link of records.flatMap(({ guideLinks }) => guideLinks)) {
    const file = byPath.get(link.path);
    const target = guides.get(link.guide);
    if (!file || (broken.has(link.guide) && !isWritten(target, link.locale))) continue;
    const [reason, mend] = target ? explain(link, target) : missing(link, guides.keys());
    if (reason && mend) report(file, link, 'dead-link', `dead link: ${reason}`, mend);
  }
}

type Explanation = [reason: string, mend: string] | [];

/** Why a link to `target` is dead, and what it could lead to instead; nothing where it is alive. */
function explain({ guide, locale, fragment, derived }: GuideLink, target: GuideRecord): Explanation {
  const reason = `the guide "${guide}" is not written in ${locale}`;
  if (isWritten(target, locale)) {
    // What is derived has the fragments of its source.
    if (derived || fragment === '' || target.ids.includes(fragment)) return [];
    return [`the guide "${guide}" has no "${fragment}"`, `it has ${list(target.ids)}`];
  }
  if (derived) return [`${reason}, as what is derived from here is`, `derive ${locale} there, too`];
  return [reason, `it has ${list(target.entry.locales.map((entry) => entry.locale))}`];
}

function missing({ guide, derived }: GuideLink, guides: Iterable<string>): Explanation {
  return derived ? [] : [`there is no guide "${guide}"`, `link to one of ${list(guides)}`];
}

function isWritten(target: GuideRecord | undefined, locale: string): boolean {
  return target?.entry.locales.some((written) => written.locale === locale) ?? false;
}

function list(names: Iterable<string>): string {
  return [...names].join(', ');
}

/** Files by `<guide>/<locale>.md`. */
function indexFiles(files: readonly VFile[]): Map<string, VFile> {
  return new Map(files.map((file) => [`${guideOf(file)}/${file.basename}`, file]));
}
