/** Suggestions for locales that are spelled in another way. */
import { canonicalLocale } from '../schema/locale.ts';

/** The usual spelling of a tag like `zh_hant`; undefined for text that is no tag. */
export function suggestLocale(tag: string): string | undefined {
  return canonicalLocale(tag) ?? canonicalLocale(tag.replaceAll('_', '-'));
}
