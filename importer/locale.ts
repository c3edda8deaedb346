/** Language tags as people and other systems spell them. */
import { canonicalLocale } from '../schema/locale.ts';

/** `en_us` and `en-us` are `en-US`; what is no tag stays as it is. */
export function tagOf(locale: string): string {
  const tag = locale.trim();
  return canonicalLocale(tag.replaceAll('_', '-')) ?? tag;
}
