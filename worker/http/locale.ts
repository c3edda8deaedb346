/** Locale of a response: RFC 4647 lookup, with the likely script of a region (CLDR likely subtags). */
import type { Context } from 'hono';
import { canonicalLanguage, canonicalTag, writtenLanguage } from '../language-tag.ts';
import { type Negotiation, negotiate, parseRanges } from './negotiation.ts';

/** The language subtag of tags without a language: `und-TW`. */
const UNDETERMINED = 'und';

interface Locales {
  locales: readonly string[];
  /** Used if no locale matches. */
  defaultLocale: string;
}

/**
 * The locale for `requested` (`?locale=`), or without it the best match for `Accept-Language`, or the default. Sets
 * `Content-Language`, and `Vary` if the header was consulted. Undefined if `requested` matches no locale.
 */
export function resolveLocale(
  c: Context,
  available: Locales,
  requested: string | undefined,
): string | undefined {
  const resolved =
    requested === undefined ? negotiate(c, toNegotiation(available)) : lookup(available.locales, requested);
  if (resolved !== undefined) c.header('Content-Language', resolved);
  return resolved;
}

function toNegotiation({ locales, defaultLocale }: Locales): Negotiation {
  return {
    header: 'Accept-Language',
    id: `language ${defaultLocale} ${locales.join()}`,
    select: (acceptLanguage) => findAccepted(locales, acceptLanguage ?? '') ?? defaultLocale,
  };
}

/** The first of `locales` that `acceptLanguage` selects, by the weights of its ranges. */
export function findAccepted(locales: readonly string[], acceptLanguage: string): string | undefined {
  for (const { type: range, q } of parseRanges(acceptLanguage)) {
    const locale = range === '*' || q === 0 ? undefined : lookup(locales, range);
    if (locale) return locale;
  }
  return undefined;
}

/** The locale with the language and script of `range` (`zh-TW` implies `Hant`) that shares the most subtags with it. */
export function lookup(locales: readonly string[], range: string): string | undefined {
  // The usual case, and the only one in which a fresh isolate needn't load the data of `Intl`.
  if (locales.includes(range)) return range;
  const language = canonicalLanguage(range);
  const ofLanguage =
    language === UNDETERMINED ? locales : locales.filter((locale) => canonicalLanguage(locale) === language);
  // Most ranges end here: only those of a language that is available are worth the time of reading them in full.
  const tag = ofLanguage.length > 0 ? canonicalTag(range) : undefined;
  if (tag === undefined) return undefined;
  const script = writtenLanguage(tag);
  const candidates = ofLanguage.filter((locale) => writtenLanguage(locale) === script);
  for (let prefix = tag; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('-'))))
    if (candidates.includes(prefix)) return prefix;
  return candidates[0];
}
