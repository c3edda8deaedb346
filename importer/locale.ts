/** Language tags in the spelling of other systems, and in names of files. */
import { basename, extname } from 'node:path';
import { canonicalLocale } from '../schema/locale.ts';

/** The canonical BCP 47 tag of `locale`: `en_us` and `en-us` become `en-US`. An invalid tag is returned as it is. */
export function normalizeLocale(locale: string): string {
  const tag = locale.trim();
  return canonicalLocale(tag.replaceAll('_', '-')) ?? tag;
}

/**
 * The locale at the end of a file's name: `fr.md`, `faq.fr.csv`. Three letters are more likely a word than a language, and so are two
 * that no language has.
 *
 * @example
 * localeOfName('export/faq.pt-BR.html'); // 'pt-BR'
 */
export function localeOfName(path: string): string | undefined {
  const last = basename(path, extname(path)).split('.').at(-1) ?? '';
  return /^[a-z]{2}(-|$)/i.test(last) && isKnown(last) ? last : undefined;
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether language, script and region of the tag exist: `my-help` has the form of Burmese in a script “Help”. */
function isKnown(tag: string): boolean {
  const locale = canonicalLocale(tag);
  return locale !== undefined && NAMES.of(new Intl.Locale(locale).baseName) !== undefined;
}

/** The file's name without its extension and its locale; empty for `fr.md`. */
export function stemWithoutLocale(path: string): string {
  const stem = basename(path, extname(path));
  const locale = localeOfName(path);
  return locale === undefined ? stem : stem.slice(0, -locale.length).replace(/\.$/, '');
}
