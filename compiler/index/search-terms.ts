/** Stop words and synonyms of a language: the usual ones, words that differ by region, and those of `content/search.yaml`. */
import * as v from 'valibot';
import { canonicalLocale } from '../../schema/locale.ts';
import { fold } from '../../search/fold.ts';
import { terms, tokenize } from '../../search/tokenize.ts';
import { foldHanCharacter } from './characters.ts';
import { listRegionalTerms } from './regional-terms.ts';
import { stopWordsOf } from './stop-words.ts';

/** A text with something to search by. */
export const PhraseSchema = v.pipe(
  v.string('write each phrase as text, in quotes where it is a number'),
  v.check((phrase) => tokenize(fold(phrase, foldHanCharacter)).length > 0, 'write at least one word'),
);

const LanguageSchema = v.pipe(
  v.string(),
  v.check(
    (tag) => canonicalLocale(tag) === tag && !tag.includes('-'),
    'use a language without script and region, like en or zh: the settings apply to all of them',
  ),
);

const GroupSchema = v.pipe(
  v.array(PhraseSchema, 'write the synonyms as a list, like [late, overdue]'),
  v.minLength(2, 'write at least two synonyms'),
);

/** `content/search.yaml`. */
export const SearchSettingsSchema = v.strictObject({
  /** Groups of synonymous phrases, by language. */
  synonyms: v.optional(
    v.record(
      LanguageSchema,
      v.array(GroupSchema, 'write a list of groups, one per line'),
      'write groups by language, like "en:"',
    ),
  ),
  /** Stop words by language, in addition to the usual ones. */
  stopWords: v.optional(
    v.record(
      LanguageSchema,
      v.array(PhraseSchema, 'write a list of words'),
      'write words by language, like "en:"',
    ),
  ),
});

export type SearchSettings = v.InferOutput<typeof SearchSettingsSchema>;

/** The stop words and synonyms of one language, folded; stop words are single words. */
export interface SearchTerms {
  stopWords: string[];
  synonyms: string[][];
}

/** The settings of a site without the file. One object, so that its terms are cached. */
const NO_SETTINGS: SearchSettings = {};

const cache = new WeakMap<SearchSettings, Map<string, SearchTerms>>();

/** The terms of the language of `locale`. */
export function searchTermsOf(locale: string, settings: SearchSettings = NO_SETTINGS): SearchTerms {
  const { language } = new Intl.Locale(locale);
  const byLanguage = cache.get(settings) ?? new Map<string, SearchTerms>();
  cache.set(settings, byLanguage);
  const searchTerms = byLanguage.get(language) ?? foldTerms(language, settings);
  byLanguage.set(language, searchTerms);
  return searchTerms;
}

function foldTerms(language: string, { synonyms, stopWords }: SearchSettings): SearchTerms {
  const stops = [...stopWordsOf(language), ...(stopWords?.[language] ?? [])].flatMap((phrase) =>
    terms(fold(phrase, foldHanCharacter)),
  );
  const groups = (synonyms?.[language] ?? []).map((group) => [
    ...new Set(group.map((phrase) => fold(phrase, foldHanCharacter))),
  ]);
  return {
    stopWords: [...new Set(stops.map(({ term }) => term))].toSorted(),
    synonyms: [...groups, ...(language === 'zh' ? listRegionalTerms() : [])].filter(
      (group) => group.length > 1,
    ),
  };
}
