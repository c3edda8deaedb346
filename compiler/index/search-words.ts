/** What a search knows of a language: the words that tell little, and the phrases that mean the same. */
import * as stopLists from 'stopword';
import * as v from 'valibot';
import { canonicalLocale } from '../../schema/locale.ts';
import { fold } from '../../search/fold.ts';
import { cutTokens, cutWords } from '../../search/words.ts';
import { spell } from './characters.ts';

const PhraseSchema = v.pipe(
  v.string('write each phrase as text, in quotes where it is a number'),
  v.check((phrase) => cutTokens(fold(phrase, spell)).length > 0, 'write a word: there is none in it'),
);

const LanguageSchema = v.pipe(
  v.string(),
  v.check(
    (tag) => canonicalLocale(tag) === tag && !tag.includes('-'),
    'name a language, like en or zh: what is said of it holds for all its scripts and regions',
  ),
);

const GroupSchema = v.pipe(
  v.array(PhraseSchema, 'write the phrases that mean the same as a list, like [late, overdue]'),
  v.minLength(2, 'write at least two phrases that mean the same'),
);

/** `content/search.yaml`. */
export const SearchSettingsSchema = v.strictObject({
  /** Groups of phrases that mean the same, by language. */
  synonyms: v.optional(
    v.record(
      LanguageSchema,
      v.array(GroupSchema, 'write a list of groups, one a line'),
      'write groups by language, like "en:"',
    ),
  ),
  /** Words that tell little, by language, beside those that the `stopword` package has. */
  stopWords: v.optional(
    v.record(
      LanguageSchema,
      v.array(PhraseSchema, 'write a list of words'),
      'write words by language, like "en:"',
    ),
  ),
});

export type SearchSettings = v.InferOutput<typeof SearchSettingsSchema>;

/** Folded, and cut into words where they are stop words. */
export interface SearchWords {
  stopWords: string[];
  synonyms: string[][];
}

/** Those of a site without the file. */
const NONE: SearchSettings = {};

const known = new WeakMap<SearchSettings, Map<string, SearchWords>>();

/** What `settings` and the `stopword` package say of the language of `locale`. */
export function searchWordsOf(locale: string, settings: SearchSettings = NONE): SearchWords {
  const { language } = new Intl.Locale(locale);
  const byLanguage = known.get(settings) ?? new Map<string, SearchWords>();
  known.set(settings, byLanguage);
  const words = byLanguage.get(language) ?? foldWords(language, settings);
  byLanguage.set(language, words);
  return words;
}

function foldWords(language: string, { synonyms, stopWords }: SearchSettings): SearchWords {
  const listed = Object.entries(stopLists).flatMap(([code, list]) =>
    Array.isArray(list) && canonicalLocale(code) === language ? list : [],
  );
  const stops = [...listed, ...(stopWords?.[language] ?? [])].flatMap((phrase) =>
    cutWords(fold(phrase, spell)),
  );
  const groups = (synonyms?.[language] ?? []).map((group) => [
    ...new Set(group.map((phrase) => fold(phrase, spell))),
  ]);
  return {
    stopWords: [...new Set(stops.map(({ word }) => word))].toSorted(),
    synonyms: groups.filter((group) => group.length > 1),
  };
}
