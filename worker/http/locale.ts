/** Which of a guide's locales a reader gets: RFC 4647 lookup, with the script that a region implies (CLDR likely subtags). */
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import * as v from 'valibot';
import { canonicalLocale, type GuideEntry, type LocaleEntry } from '../../content/schema.ts';
import { problem } from './problems.ts';

/** `?locale=`: any well-formed BCP 47 tag, `zh-TW` as well as `zh-Hant`. */
export const LocaleQuery = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(64, 'is too long for a language tag'),
    v.check((tag) => canonicalLocale(tag) !== undefined, 'is not a BCP 47 language tag, like zh-Hant or en'),
  ),
);

/**
 * The locale of `guide` that answers this request: the one that `?locale=` asks for, else the best by
 * `Accept-Language`, else the guide's default. Sets `Content-Language`, and `Vary` where the header had a say.
 *
 * @throws 404 where `?locale=` asks for a language that the guide doesn't have.
 */
export function chooseLocale(c: Context, guide: GuideEntry, asked: string | undefined): LocaleEntry {
  if (asked === undefined) c.header('Vary', 'Accept-Language', { append: true });
  const found =
    asked === undefined ? negotiate(guide, c.req.header('Accept-Language')) : lookUp(guide.locales, asked);
  if (!found) {
    throw problem(c, 'unknown-locale', {
      detail: `The guide "${guide.guide}" has no locale for "${asked}".`,
      available: guide.locales.map(({ locale }) => locale),
      default: guide.defaultLocale,
    });
  }
  c.header('Content-Language', found.locale);
  return found;
}

function negotiate({ locales, defaultLocale }: GuideEntry, header = ''): LocaleEntry | undefined {
  const wanted = parseAccept(header).filter(({ q }) => q > 0);
  for (const { type: range } of wanted.toSorted((a, b) => b.q - a.q)) {
    const found = range === '*' ? undefined : lookUp(locales, range);
    if (found) return found;
  }
  return locales.find(({ locale }) => locale === defaultLocale);
}

/** The locale with the range's language and script (`zh-TW` implies `Hant`), the one that shares most subtags first. */
function lookUp(locales: readonly LocaleEntry[], range: string): LocaleEntry | undefined {
  const wanted = canonicalLocale(range);
  if (wanted === undefined) return undefined;
  const readable = locales.filter(({ locale }) => sameWriting(locale, wanted));
  for (let prefix = wanted; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('-')))) {
    const found = readable.find(({ locale }) => locale === prefix);
    if (found) return found;
  }
  return readable[0];
}

function sameWriting(a: string, b: string): boolean {
  const [left, right] = [new Intl.Locale(a).maximize(), new Intl.Locale(b).maximize()];
  return left.language === right.language && left.script === right.script;
}
