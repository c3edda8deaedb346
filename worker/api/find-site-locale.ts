/** Locale of a request that is about all guides. */
import type { Context } from 'hono';
import type { Manifest } from '../../schema/manifest.ts';
import type { AppEnv } from '../env.ts';
import { resolveLocale } from '../http/locale.ts';
import { problem } from '../http/problems.ts';

/**
 * The locale of any guide for `requested`, or without it for `Accept-Language`.
 *
 * @throws {HTTPException} 404 with the available locales.
 */
export function findSiteLocale(
  c: Context<AppEnv>,
  { locales, defaultLocale }: Pick<Manifest, 'locales' | 'defaultLocale'>,
  requested: string | undefined,
): string {
  const locale = resolveLocale(c, { locales, defaultLocale }, requested);
  if (locale !== undefined) return locale;
  throw problem(c, 'unknown-locale', {
    detail: `No guide has a locale for "${requested}".`,
    available: locales,
    default: defaultLocale,
  });
}
