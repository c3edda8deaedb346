/** Language tags of requests. `Intl` takes as long as a tenth of a request, and few tags are frequent: results are memoised. */
import { addLikelySubtags, canonicalLocale } from '../schema/locale.ts';
import { memoize } from './cache/memoize.ts';

/** Bytes of the results of each function: the tags of a few hundred languages. */
const MEMOISED_BYTES = 64 * 1024;

/** What may be a language tag, of up to 16 subtags: `Intl` sorts them. Of anything else it would throw an exception, which takes longer still. */
const TAG = /^[a-z]{2,8}(-[a-z\d]{1,8}){0,15}$/i;

/** Language, script and region of a canonical tag, on which its likely script depends. */
const LANGUAGE_SCRIPT_REGION = /^[a-z]+(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3})\b)?/;

/** Well-formed by its shape alone: the first call of `Intl` in an isolate takes milliseconds. */
const PLAIN_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

/** Whether `tag` is a well-formed language tag (RFC 5646, section 2.2.9). */
export function isLanguageTag(tag: string): boolean {
  return PLAIN_TAG.test(tag) || canonicalTag(tag) !== undefined;
}

/** As `canonicalLocale` of the schema. */
export const canonicalTag = memoize(
  (tag) => (TAG.test(tag) ? canonicalLocale(tag) : undefined),
  MEMOISED_BYTES,
);

const likelyScript = memoize((tag) => {
  const { language, script } = addLikelySubtags(tag);
  return `${language}-${script}`;
}, MEMOISED_BYTES);

/** The language with its likely script, which variants and extensions don't change: `zh-Hant` for `zh-TW`. */
export function writtenLanguage(canonical: string): string {
  return likelyScript(LANGUAGE_SCRIPT_REGION.exec(canonical)?.[0] ?? canonical);
}

/** The language that the first subtag of `tag` stands for (`he` for `iw`); empty where it stands for none. */
export function canonicalLanguage(tag: string): string {
  return firstSubtag(canonicalTag(firstSubtag(tag)) ?? '');
}

/** Of `locales` the nearest one for readers of `locale`: itself, else one that is written alike, else one in another script; undefined if there is none. */
export function nearestLocale(locales: readonly string[], locale: string): string | undefined {
  return (
    locales.find((each) => each === locale) ??
    locales.find((each) => writtenLanguage(each) === writtenLanguage(locale)) ??
    locales.find((each) => canonicalLanguage(each) === canonicalLanguage(locale))
  );
}

/** The key of `locale` in tables of strings: its language, for Chinese with its script. */
export function stringsLanguage(locale: string): string {
  const written = writtenLanguage(locale);
  return written.startsWith('zh-') ? written : canonicalLanguage(locale);
}

function firstSubtag(tag: string): string {
  const end = tag.indexOf('-');
  return end === -1 ? tag : tag.slice(0, end);
}
