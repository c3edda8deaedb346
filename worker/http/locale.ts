/** Locale of a response: RFC 4647 lookup, with the likely script of a region (CLDR likely subtags). */
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { canonicalLocale, isSameWrittenLanguage } from '../../schema/locale.ts';

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
  { locales, defaultLocale }: Locales,
  requested: string | undefined,
): string | undefined {
  if (requested === undefined) c.header('Vary', 'Accept-Language', { append: true });
  const resolved =
    requested === undefined
      ? (negotiate(locales, c.req.header('Accept-Language')) ?? defaultLocale)
      : lookup(locales, requested);
  if (resolved !== undefined) c.header('Content-Language', resolved);
  return resolved;
}

function negotiate(locales: readonly string[], acceptLanguage = ''): string | undefined {
  const ranges = parseAccept(acceptLanguage).filter(({ q }) => q > 0);
  for (const { type: range } of ranges.toSorted((a, b) => b.q - a.q)) {
    const locale = range === '*' ? undefined : lookup(locales, range);
    if (locale) return locale;
  }
  return undefined;
}

/** The locale with the language and script of `range` (`zh-TW` implies `Hant`) that shares the most subtags with it. */
function lookup(locales: readonly string[], range: string): string | undefined {
  const tag = canonicalLocale(range);
  if (tag === undefined) return undefined;
  const candidates = locales.filter((locale) => isSameWrittenLanguage(locale, tag));
  for (let prefix = tag; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('-'))))
    if (candidates.includes(prefix)) return prefix;
  return candidates[0];
}
