/** Explanation of a search: how the query was read, and what each of its terms adds to the score of a result. */
import type { SearchIndex, TermIndex } from './open-index.ts';
import { parseQuery } from './query.ts';
import { type Alternative, type QueryTerm, rankSections, wordsOf } from './ranking.ts';
import { type Excluding, type Hit, search } from './search.ts';
import { isUnspaced, isUnspacedCharacter } from './tokenize.ts';

/** A term of a query, as it was read. */
export interface ExplainedTerm {
  /** In the content's script. */
  term: string;
  weight: number;
  /** Whether sections are found by it: stop words only affect their order. */
  required: boolean;
  /** The words of the content that it stands for; none if the content doesn't have it. */
  alternatives: ExplainedAlternative[];
}

export interface ExplainedAlternative {
  source: Alternative['source'];
  weight: number;
  /** Each with its inflected forms, in the spelling of the content. */
  words: string[][];
}

/** A result, and what each term of the query adds to its score, by term. */
export interface ExplainedHit extends Hit {
  contributions: Record<string, number>;
}

export interface Explanation {
  /** The corrected query ("did you mean"). */
  meant?: string;
  terms: ExplainedTerm[];
  results: ExplainedHit[];
  nearest: ExplainedHit[];
}

/**
 * Runs a search as `search` does, and explains it. Where there are no results, the terms are those of the more lenient search.
 *
 * @example
 * const { terms, results } = await explain(index, 'late fees', 3);
 * terms[1]; // { term: 'fees', weight: 1, required: true, alternatives: [{ source: 'exact', weight: 1, words: [['fees', 'fee']] }] }
 * results[0].contributions; // { late: 1.2, fees: 2.3 }
 */
export async function explain(
  index: SearchIndex,
  query: string,
  limit: number,
  excluding?: Excluding,
): Promise<Explanation> {
  const { results, nearest, meant } = await search(index, query, limit, excluding);
  const strict = await parseQuery(index, query);
  const isLenient = results.length === 0 && strict.isFuzzy;
  const { requiredTerms, stopTerms } = isLenient ? await parseQuery(index, query, 1) : strict;
  const queryTerms = [...requiredTerms, ...stopTerms];
  const terms = await Promise.all(
    queryTerms.map((term) => explainTerm(index, term, requiredTerms.includes(term))),
  );
  const numbers = await numberSections(index);
  const numberOf = ({ guide, section }: Hit) => numbers.get(`${guide} ${section}`) ?? 0;
  const wanted = new Set([...results, ...nearest].map(numberOf));
  const scores = await Promise.all(queryTerms.map((term) => scoreTerm(index, term, wanted)));
  const explainHit = (hit: Hit): ExplainedHit => {
    const section = numberOf(hit);
    const added = terms.map(({ term }, place) => [term, scores[place]?.get(section) ?? 0] as const);
    return { ...hit, contributions: Object.fromEntries(added.filter(([, score]) => score > 0)) };
  };
  return {
    ...(meant !== undefined && { meant }),
    ...{ terms, results: results.map(explainHit), nearest: nearest.map(explainHit) },
  };
}

async function explainTerm(
  index: TermIndex,
  { term, weight, alternatives }: QueryTerm,
  required: boolean,
): Promise<ExplainedTerm> {
  const spell = async (indexed: string) =>
    (await index.dictionary.spelling(indexed)) ?? inScript(index, indexed);
  const explained = alternatives.map(async ({ source, weight, words }) => ({
    ...{ source, weight },
    words: await Promise.all(words.map((forms) => Promise.all(forms.map((form) => spell(form.term))))),
  }));
  return {
    term: inScript(index, withoutBigrams(term)),
    ...{ weight, required, alternatives: await Promise.all(explained) },
  };
}

/** A phrase without the bigrams between its characters: `還款` for `還 還款 款`. A bigram that is a term by itself stays. */
function withoutBigrams(term: string): string {
  const parts = term.split(' ');
  if (parts.length === 1) return term;
  const words = parts.filter((part) => !isUnspaced(part) || isUnspacedCharacter(part));
  return words.reduce((phrase, word) => {
    const isAdjacent = isUnspacedCharacter(word) && isUnspacedCharacter(Array.from(phrase).at(-1) ?? '');
    return isAdjacent ? phrase + word : `${phrase} ${word}`;
  });
}

/** `term` with the Han characters that the content uses. */
function inScript({ writtenHan }: TermIndex, term: string): string {
  return Array.from(term, writtenHan).join('');
}

/** The scores of the sections `wanted` for one term, by section. */
async function scoreTerm(
  { dictionary, statistics }: TermIndex,
  term: QueryTerm,
  wanted: ReadonlySet<number>,
): Promise<Map<number, number>> {
  const postings = await dictionary.readPostings(wordsOf(term).map(({ id }) => id));
  const terms = { requiredTerms: [term], optionalTerms: [] };
  const { wanted: scored } = rankSections(statistics, terms, postings, 0, wanted);
  return new Map(scored.map(({ section, score }) => [section, score]));
}

/** The numbers of all sections, by guide and section id. */
async function numberSections({ locate, statistics }: SearchIndex): Promise<Map<string, number>> {
  const all = await locate([...Array(statistics.sections).keys()]);
  return new Map(all.map(({ guide, section }, number) => [`${guide} ${section}`, number]));
}
