/** In-memory form of a search index, built once before the first query. */
import type { SearchIndexData } from '../schema/search-index.ts';
import type { FoldHan } from './fold.ts';
import { Ranking } from './ranking.ts';
import { indexSynonyms, type Synonyms } from './synonyms.ts';
import { openVocabulary, type Vocabulary } from './vocabulary.ts';

/** An open search index: of one guide in one locale, or of all guides in it. */
export interface SearchIndex {
  sections: { guide: string; section: string }[];
  vocabulary: Vocabulary;
  ranking: Ranking;
  foldHan: FoldHan;
  /** The most frequent spelling of a folded term in the content: with diacritics, in the content's script. */
  surfaceForm: (term: string) => string;
  stopWords: ReadonlySet<string>;
  synonyms: Synonyms;
}

/**
 * Opens an index for `search` and `highlight`. `data` is trusted, since the compiler wrote it: it isn't validated.
 *
 * @example
 * const index = openIndex(await (await fetch('/content/loans/en/0f4c….search.json')).json());
 */
export function openIndex(data: SearchIndexData): SearchIndex {
  const vocabulary = openVocabulary(data.words);
  // A group lists the form that the content uses, the folded form, and the other variants.
  const groups = data.characters.split(' ').map((group) => Array.from(group));
  const folded = new Map(groups.flatMap((group) => group.map((form) => [form, group[1] ?? form])));
  const written = new Map(groups.map(([form = '', foldedForm = '']) => [foldedForm, form]));
  return {
    sections: data.guides.flatMap(({ guide, sections }) => sections.map((section) => ({ guide, section }))),
    vocabulary,
    ranking: new Ranking(vocabulary, data.postings, data.lengths),
    foldHan: (character) => folded.get(character) ?? character,
    surfaceForm: (term) =>
      Object.hasOwn(data.written, term)
        ? (data.written[term] ?? term)
        : Array.from(term, (character) => written.get(character) ?? character).join(''),
    stopWords: new Set(data.stopWords),
    synonyms: indexSynonyms(data.synonyms),
  };
}
