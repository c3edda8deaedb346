/** Interface strings with values: placeholders, plurals, dates and names of languages. */
import { memoize } from '../../cache/memoize.ts';

/** Bytes of the formatted dates and names that an isolate keeps. */
const MEMOISED_BYTES = 32 * 1024;

/** `text` with each `{name}` replaced by the value of that name. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** The form of `forms` for `n`, with its number. */
export function count(forms: Partial<Record<Intl.LDMLPluralRule, string>>, n: number, lang: string): string {
  return fill(forms[pluralCategory(`${lang} ${n}`)] ?? forms.other ?? '{n}', { n });
}

const pluralCategory = memoize((key) => {
  const [lang = 'en', n = '0'] = key.split(' ');
  return new Intl.PluralRules(lang).select(Number(n));
}, MEMOISED_BYTES);

const formattedDate = memoize((key) => {
  const [lang = 'en', date = ''] = key.split(' ');
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}, MEMOISED_BYTES);

/** `date`, `YYYY-MM-DD`, as readers of `lang` write it. */
export function formatDate(date: string, lang: string): string {
  return formattedDate(`${lang} ${date}`);
}

const displayName = memoize((key) => {
  const [lang = 'en', locale = 'en'] = key.split(' ');
  // Extensions and private use have no names.
  const { baseName } = new Intl.Locale(locale);
  const name = new Intl.DisplayNames(lang, { type: 'language' }).of(baseName) ?? baseName;
  return baseName === locale ? name : `${name} (${locale})`;
}, MEMOISED_BYTES);

/** The name of the language `locale` in `lang`; by default in itself. */
export function languageName(locale: string, lang = locale): string {
  return displayName(`${lang} ${locale}`);
}
