/** Locale of a response: RFC 4647 lookup, with the likely script of a region (CLDR likely subtags). */
import type { Context } from 'hono';
import { addLikelySubtags, canonicalLocale } from '../../schema/locale.ts';
import { memoize } from '../cache/memoize.ts';
import { type Negotiation, negotiate, parseRanges } from './negotiation.ts';

/** Bytes for each of the two functions below. A call of `Intl` takes a tenth of the time of a request, and few tags are frequent. */
const MEMOISED_BYTES = 64 * 1024;

/** What may be a language tag. Of anything else `Intl` would throw an exception, which takes longer still. */
const TAG = /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i;

/** Language, script and region of a canonical tag, on which its likely script depends. */
const LANGUAGE_SCRIPT_REGION = /^[a-z]+(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3})\b)?/;

/** The language subtag of tags without a language: `und-TW`. */
const UNDETERMINED = 'und';

const canonicalTag = memoize(
  (range) => (TAG.test(range) ? canonicalLocale(range) : undefined),
  MEMOISED_BYTES,
);

const likelyScript = memoize((tag) => {
  const { language, script } = addLikelySubtags(tag);
  return `${language}-${script}`;
}, MEMOISED_BYTES);

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
function lookup(locales: readonly string[], range: string): string | undefined {
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

/** The language that the first subtag of `tag` stands for (`iw` for `he`), undefined where it stands for none. */
function canonicalLanguage(tag: string): string | undefined {
  return firstSubtag(canonicalTag(firstSubtag(tag)) ?? '');
}

/** The language with its likely script, which variants and extensions don't change. */
function writtenLanguage(tag: string): string {
  return likelyScript(LANGUAGE_SCRIPT_REGION.exec(tag)?.[0] ?? tag);
}

function firstSubtag(tag: string): string {
  const end = tag.indexOf('-');
  return end === -1 ? tag : tag.slice(0, end);
}
