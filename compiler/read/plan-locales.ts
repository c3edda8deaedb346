/** Plan of a guide's locales: its source, its translations, and the locale derived from the source. */
import type { ConverterFunction } from 'opencc-js';
import { converterFor } from '../chinese.ts';
import { report, TOP } from '../diagnostics.ts';
import type { Translation } from './translation.ts';

/** How one locale is compiled. */
export type LocalePlan = SourcePlan | TranslationPlan | DerivationPlan;

export interface SourcePlan {
  kind: 'source';
  locale: string;
  translation: Translation;
}

interface TranslationPlan {
  kind: 'translation';
  locale: string;
  translation: Translation;
  source: Translation;
}

export interface DerivationPlan {
  kind: 'derivation';
  locale: string;
  /** The locale's own file, which overrides derived parts. */
  translation: Translation | undefined;
  source: Translation;
  /** Converts text of the source to the script of this locale. */
  convert: ConverterFunction;
}

/** The locales of a guide in the order in which they are compiled and published; the source comes first. */
export function planLocales(
  source: Translation,
  translations: readonly Translation[],
): [SourcePlan, ...LocalePlan[]] {
  const derivation = planDerivation(source, translations);
  const translated = translations.filter(
    (translation) => translation !== source && translation.locale !== derivation?.locale,
  );
  return [
    planSource(source),
    ...translated.map((translation): LocalePlan => {
      return { kind: 'translation', locale: translation.locale, translation, source };
    }),
    ...(derivation ? [derivation] : []),
  ];
}

/** The plan of a source, or of a file whose source is unknown. */
export function planSource(translation: Translation): SourcePlan {
  return { kind: 'source', locale: translation.locale, translation };
}

function planDerivation(
  source: Translation,
  translations: readonly Translation[],
): DerivationPlan | undefined {
  const locale = source.frontMatter?.derive;
  if (locale === undefined) return undefined;
  const convert = converterFor(source.locale, locale);
  if (!convert) {
    const reason = `"${locale}" can't be derived from "${source.locale}"`;
    const hint = 'only zh-Hant and zh-Hans can be derived from each other: write a file for any other locale';
    report(source.file, TOP, 'invalid-derivation', reason, hint);
    return undefined;
  }
  const translation = translations.find((candidate) => candidate.locale === locale);
  return { kind: 'derivation', locale, translation, source, convert };
}
