/** Query parser: tokenizes, corrects and expands the text of a query. */
import type { IndexedTerm } from './dictionary.ts';
import { correctCharacter, fuzzyMatches, prefixMatches } from './expansions.ts';
import { fold } from './fold.ts';
import type { TermIndex } from './open-index.ts';
import { spellOut } from './pinyin/spell-out.ts';
import type { Alternative, QueryTerm } from './ranking.ts';
import { findSynonyms, type SynonymMatch } from './synonyms.ts';
import { isUnspacedCharacter, type Token, terms, tokenize, withBigrams } from './tokenize.ts';

export interface Query {
  /** The folded text, with what is typed by its sound in characters. */
  text: string;
  /** A section matches if it contains one of these. */
  requiredTerms: QueryTerm[];
  /** Stop words: they affect the order of matches only. A query of stop words alone requires them instead. */
  stopTerms: QueryTerm[];
  /** Whether fuzzy matches were looked for: more edits may find more. */
  isFuzzy: boolean;
  /** The corrected query ("did you mean"); undefined if nothing was corrected. */
  meant: string | undefined;
  /** Its terms that the query doesn't have. */
  correctedTerms: string[];
}

/** Maximum number of required terms, and of stop terms; a longer query keeps its rarest. */
const MAX_TERMS = 24;

/** Maximum number of terms of a query with fuzzy matches: finding them takes longer than everything else. */
const MAX_FUZZY_TERMS = 8;

/** Maximum number of phrases of a query whose synonyms are searched for: each has dozens of words. */
const MAX_PHRASES = 8;

/**
 * Weights of stop words, of characters (their bigrams tell more), of synonyms, and of bigrams with a corrected character; any other
 * term weighs 1.
 */
const WEIGHTS = { stop: 0.4, character: 0.8, synonym: 0.7, corrected: 0.45 };

/**
 * Parses the text of a query. Any string is valid.
 *
 * @param extraEdits how many more edits fuzzy matches of long terms may have
 */
export async function parseQuery(index: TermIndex, text: string, extraEdits = 0): Promise<Query> {
  const typed = fold(text, index.foldHan);
  const folded = await spellOut(index, typed);
  const tokens = tokenize(folded);
  const readings = await readTokens(index, tokens, extraEdits);
  const corrected = tokens.map((token, position) => ({
    ...token,
    term: readings[position]?.corrected ?? token.term,
  }));
  const [queryTokens, correctedTokens] = [withBigrams(tokens), withBigrams(corrected)];
  const expansions = new Map(
    tokens.map(({ term }, position) => [term, readings[position]?.expansions ?? []]),
  );
  await addCorrectedBigrams(index, queryTokens, correctedTokens, expansions);
  const phrases = findSynonyms(index.synonyms, corrected, index.stem).slice(0, MAX_PHRASES);
  const others = queryTokens.filter((token) => !phrases.some((phrase) => isWithin(token, phrase)));
  const { stop = [], other = [] } = Object.groupBy(others, (token) =>
    isStopTerm(index, token) ? 'stop' : 'other',
  );
  const [phraseTerms, otherTerms, stops] = await Promise.all([
    readPhrases(index, phrases, queryTokens, expansions),
    readTerms(index, other, expansions),
    readTerms(index, stop, expansions),
  ]);
  const requiredTerms = [...phraseTerms, ...otherTerms];
  const isCorrected =
    folded !== typed || corrected.some(({ term }, position) => term !== tokens[position]?.term);
  return {
    text: folded,
    ...(requiredTerms.length > 0
      ? { requiredTerms, stopTerms: stops.map((stop) => ({ ...stop, weight: stop.weight * WEIGHTS.stop })) }
      : { requiredTerms: stops, stopTerms: [] }),
    isFuzzy: readings.some((reading) => reading.isFuzzy),
    meant: isCorrected ? await replaceTokens(index, folded, corrected) : undefined,
    correctedTerms: termsBeyond(correctedTokens, withBigrams(tokenize(typed))),
  };
}

/** The terms of `tokens` that `others` don't have. */
function termsBeyond(tokens: readonly Token[], others: readonly Token[]): string[] {
  const known = new Set(others.map(({ term }) => term));
  return tokens.map(({ term }) => term).filter((term) => !known.has(term));
}

/** Expansions of terms, by term. */
type ExpansionsByTerm = Map<string, Alternative[]>;

/** How a token of a query is read: the indexed terms that it may stand for, and its corrected spelling. */
interface Reading {
  isFuzzy: boolean;
  expansions: Alternative[];
  corrected: string;
}

async function readTokens(
  index: TermIndex,
  tokens: readonly Token[],
  extraEdits: number,
): Promise<Reading[]> {
  const exact = await Promise.all(tokens.map((_, position) => readExactly(index, tokens, position)));
  const unknown = [...exact.keys()].filter((position) => exact[position] === undefined);
  const fuzzy = new Set(unknown.slice(0, MAX_FUZZY_TERMS));
  return Promise.all(
    tokens.map(({ term }, position) =>
      fuzzy.has(position) ? readFuzzily(index, term, extraEdits) : (exact[position] ?? readLiterally(term)),
    ),
  );
}

/** Undefined if the index has no form of the term, and no term that starts with it. */
async function readExactly(
  index: TermIndex,
  tokens: readonly Token[],
  position: number,
): Promise<Reading | undefined> {
  const { term, unspaced } = tokens[position] ?? { term: '', unspaced: false };
  if (unspaced) {
    const corrected = await correctCharacter(index, tokens, position);
    return { ...readLiterally(term), corrected: corrected ?? term };
  }
  const forms = await index.dictionary.inflections(term, index.stem);
  const expansions = await prefixMatches(index, term, forms, position === tokens.length - 1);
  const isKnown =
    expansions.length > 0 ||
    forms.length > 0 ||
    index.stopWords.has(term) ||
    index.synonyms.has(index.stem(term));
  return isKnown ? { ...readLiterally(term), expansions } : undefined;
}

async function readFuzzily(index: TermIndex, term: string, extraEdits: number): Promise<Reading> {
  const matches = await fuzzyMatches(index, term, extraEdits);
  return { isFuzzy: true, expansions: matches, corrected: matches[0]?.words[0]?.[0]?.term ?? term };
}

function readLiterally(term: string): Reading {
  return { isFuzzy: false, expansions: [], corrected: term };
}

/** A bigram of stop words is a stop word too. */
function isStopTerm({ stopWords }: TermIndex, { term, unspaced }: Token): boolean {
  return stopWords.has(term) || (unspaced && Array.from(term).every((character) => stopWords.has(character)));
}

function isWithin(token: Token, { start, end }: SynonymMatch): boolean {
  return token.start >= start && token.end <= end;
}

/** Expands the bigrams of a corrected character to the corrected bigrams. */
async function addCorrectedBigrams(
  { dictionary }: TermIndex,
  tokens: readonly Token[],
  corrected: readonly Token[],
  expansions: ExpansionsByTerm,
): Promise<void> {
  const found = await Promise.all(
    tokens.map(({ term, unspaced }, position) => {
      const correction = corrected[position]?.term;
      return unspaced && correction !== undefined && correction !== term
        ? dictionary.find(correction)
        : undefined;
    }),
  );
  tokens.forEach(({ term }, position) => {
    const indexed = found[position];
    if (indexed)
      expansions.set(term, [{ source: 'corrected', weight: WEIGHTS.corrected, words: [[indexed]] }]);
  });
}

/** Query terms of the distinct `tokens`: at most `MAX_TERMS`, those with the shortest posting lists. */
async function readTerms(
  index: TermIndex,
  tokens: readonly Token[],
  expansions: ExpansionsByTerm,
): Promise<QueryTerm[]> {
  const distinct = [...new Set(tokens.map(({ term }) => term))];
  const found = await Promise.all(
    distinct.map(async (term) => ({ term, forms: await index.dictionary.inflections(term, index.stem) })),
  );
  const length = (forms: readonly IndexedTerm[]) => forms[0]?.postingsLength ?? 0;
  const rarest =
    found.length <= MAX_TERMS
      ? found
      : found.toSorted((a, b) => length(a.forms) - length(b.forms)).slice(0, MAX_TERMS);
  return rarest.map(({ term, forms }) => ({
    ...{ term, weight: weightOf(term) },
    alternatives: [...literally([forms]), ...(expansions.get(term) ?? [])],
  }));
}

/** The words themselves, unless one isn't indexed. */
function literally(words: IndexedTerm[][]): Alternative[] {
  const isIndexed = words.length > 0 && words.every((forms) => forms.length > 0);
  return isIndexed ? [{ source: 'exact', weight: 1, words }] : [];
}

function weightOf(term: string): number {
  return isUnspacedCharacter(term) ? WEIGHTS.character : 1;
}

/** Query terms of the distinct phrases that have synonyms. */
function readPhrases(
  index: TermIndex,
  phrases: readonly SynonymMatch[],
  tokens: readonly Token[],
  expansions: ExpansionsByTerm,
): Promise<QueryTerm[]> {
  const distinct = new Map(
    phrases.map((phrase) => {
      const own = tokens.filter((token) => isWithin(token, phrase));
      return [own.map(({ term }) => term).join(' '), { own, synonyms: phrase.alternatives }];
    }),
  );
  return Promise.all(
    Array.from(distinct, ([term, { own, synonyms }]) =>
      readPhrase(index, term, own, synonyms, own.length === 1 ? (expansions.get(term) ?? []) : []),
    ),
  );
}

/** A phrase as one term, of the weight of its words: these would count more than the synonyms otherwise. */
async function readPhrase(
  index: TermIndex,
  term: string,
  tokens: readonly Token[],
  synonyms: readonly string[],
  expansions: readonly Alternative[],
): Promise<QueryTerm> {
  const words = withoutStopTerms(index, tokens);
  const phrases = [words, ...synonyms.map((synonym) => withoutStopTerms(index, terms(synonym)))];
  const found = await Promise.all(phrases.map((phrase) => findWords(index, phrase)));
  const [itself = [], ...others] = found.map(literally);
  // The synonyms of what a misspelt word may be are no likelier than that.
  const likelihood = expansions[0]?.source === 'fuzzy' ? expansions[0].weight : 1;
  const weight = WEIGHTS.synonym * likelihood;
  return {
    ...{ term, weight: words.reduce((sum, word) => sum + weightOf(word.term), 0) },
    alternatives: [
      ...itself,
      ...expansions,
      ...others.flat().map((other) => ({ ...other, source: 'synonym' as const, weight })),
    ],
  };
}

/** Those of `tokens` that are no stop words, or else all. */
function withoutStopTerms(index: TermIndex, tokens: readonly Token[]): readonly Token[] {
  const without = tokens.filter((token) => !isStopTerm(index, token));
  return without.length > 0 ? without : tokens;
}

function findWords({ dictionary, stem }: TermIndex, tokens: readonly Token[]): Promise<IndexedTerm[][]> {
  return Promise.all(tokens.map(({ term }) => dictionary.inflections(term, stem)));
}

/** `folded` with its tokens replaced, in the spelling of the content. */
async function replaceTokens(index: TermIndex, folded: string, tokens: readonly Token[]): Promise<string> {
  const written = await Promise.all(tokens.map(({ term }) => surfaceForm(index, term)));
  const [head, last] = tokens.reduce<[string, number]>(
    ([text, previous], { start, end }, position) => [
      text + folded.slice(previous, start) + written[position],
      end,
    ],
    ['', 0],
  );
  return head + folded.slice(last);
}

/** The most frequent spelling of a folded term in the content: with diacritics, in the content's script. */
async function surfaceForm({ dictionary, writtenHan }: TermIndex, term: string): Promise<string> {
  return (await dictionary.spelling(term)) ?? Array.from(term, writtenHan).join('');
}
