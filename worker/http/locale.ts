/** Which locale a reader gets: RFC 4647 lookup, with the script that a region implies (CLDR likely subtags). */
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { canonicalLocale, isSameWrittenLanguage } from '../../schema/locale.ts';

/** Locales to choose from. */
interface Choice {
  locales: readonly string[];
  /** What a reader gets who reads none of them. */
  defaultLocale: string;
}

/**
 * The locale that answers this request: the one that `asked` (`?locale=`) names, else the best by `Accept-Language`, else the
 * default. Sets `Content-Language`, and `Vary` where the header had a say. Undefined where `asked` is none of them.
 */
export function chooseLocale(
  c: Context,
  { locales, defaultLocale }: Choice,
  asked: string | undefined,
): string | undefined {
  if (asked === undefined) c.header('Vary', 'Accept-Language', { append: true });
  const found =
    asked === undefined
      ? (negotiate(locales, c.req.header('Accept-Language')) ?? defaultLocale)
      : lookUp(locales, asked);
  if (found !== undefined) c.header('Content-Language', found);
  return found;
}

function negotiate(locales: readonly string[], header = ''): string | undefined {
  const wanted = parseAccept(header).filter(({ q }) => q > 0);
  for (const { type: range } of wanted.toSorted((a, b) => b.q - a.q)) {
    const found = range === '*' ? undefined : lookUp(locales, range);
    if (found) return found;
  }
  return undefined;
}

/** The locale with the range's language and script (`zh-TW` implies `Hant`), the one that shares most subtags first. */
function lookUp(locales: readonly string[], range: string): string | undefined {
  const wanted = canonicalLocale(range);
  if (wanted === undefined) return undefined;
  const readable = locales.filter((locale) => isSameWrittenLanguage(locale, wanted));
  for (let prefix = wanted; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('-'))))
    if (readable.includes(prefix)) return prefix;
  return readable[0];
}
