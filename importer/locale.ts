/** Language tags in the spelling of other systems. */
import { canonicalLocale } from '../schema/locale.ts';

/** The canonical BCP 47 tag of `locale`: `en_us` and `en-us` become `en-US`. An invalid tag is returned as it is. */
export function normalizeLocale(locale: string): string {
  const tag = locale.trim();
  return canonicalLocale(tag.replaceAll('_', '-')) ?? tag;
}
