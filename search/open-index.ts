/** Opens a search index: what has to be done once, before the first query. */
import type { SearchIndexData } from '../schema/search-index.ts';
import type { Spell } from './fold.ts';
import { Ranking } from './ranking.ts';
import { openSynonyms, type Synonyms } from './synonyms.ts';
import { openVocabulary, type Vocabulary } from './vocabulary.ts';

export interface SearchIndex {
  sections: { guide: string; section: string }[];
  vocabulary: Vocabulary;
  ranking: Ranking;
  /** The folded spelling of a Han character. */
  spell: Spell;
  /** A folded word as the content writes it. */
  write: (word: string) => string;
  stopWords: ReadonlySet<string>;
  synonyms: Synonyms;
}

/** The index in `data`, ready for `search`; `data` are what the compiler wrote, and are not checked. */
export function openIndex(data: SearchIndexData): SearchIndex {
  const vocabulary = openVocabulary(data.words);
  const characters = data.characters.split(' ').map((group) => Array.from(group));
  const spellings = new Map(characters.flatMap((all) => all.map((one) => [one, all[1] ?? one])));
  const written = new Map(characters.map(([first = '', folded = '']) => [folded, first]));
  return {
    sections: data.guides.flatMap(({ guide, sections }) => sections.map((section) => ({ guide, section }))),
    vocabulary,
    ranking: new Ranking(vocabulary, data.postings, data.lengths),
    spell: (character) => spellings.get(character) ?? character,
    write: (word) =>
      Object.hasOwn(data.written, word)
        ? (data.written[word] ?? word)
        : Array.from(word, (character) => written.get(character) ?? character).join(''),
    stopWords: new Set(data.stopWords),
    synonyms: openSynonyms(data.synonyms),
  };
}
