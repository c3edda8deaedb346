/** What relevance is measured on: collections with labelled queries. */
import { searchTermsOf } from '../../compiler/index/search-terms.ts';
import { compileSite } from '../../compiler/site.ts';
import type { Collection } from './collection.ts';
import { type QuerySet, readQuerySets } from './labelled-queries.ts';

export interface Subject extends Collection {
  name: string;
  sets: readonly QuerySet[];
}

/** This repository's guide, in each of its locales. */
export async function readSubjects(): Promise<Subject[]> {
  const { guides, settings } = await compileSite('content/guides');
  return guides.flatMap(({ documents = [], asked }) =>
    documents.map((document) => ({
      name: document.guide,
      locale: document.locale,
      guides: [document],
      words: searchTermsOf(document.locale, settings.search),
      asked: new Map([[document.guide, asked?.get(document.locale) ?? {}]]),
      sets: readQuerySets(document.guide, document.locale),
    })),
  );
}
