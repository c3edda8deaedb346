/** Reads a query: the words it asks for, what they may stand for, and how much each of them tells. */
import { fold } from './fold.ts';
import type { SearchIndex } from './open-index.ts';
import type { AskedWord } from './ranking.ts';
import { otherCharacter, otherEndings, slips, type Weights } from './spellings.ts';
import { findSynonyms } from './synonyms.ts';
import { findWord, wordAt } from './vocabulary.ts';
import { cutTokens, cutWords, pairUp, type Word } from './words.ts';

export interface Query {
  /** The words of which a section has to hold one. */
  telling: AskedWord[];
  /** Stop words, which only help to put sections in order; nothing where there are no others. */
  helping: AskedWord[];
  /** The query as it was meant, where the content has a word of it only in another spelling. */
  meant: string | undefined;
}

/** How many words of each kind are looked up: of a longer query the rarest. */
const MOST_WORDS = 24;

/** For how many unknown words other spellings are sought: it takes longer than all the rest. */
const MOST_SLIPS = 3;

/** What a stop word weighs, a synonym, and a pair of which a character was put right, beside 1. */
const WEIGHTS = { stop: 0.2, synonym: 0.6, corrected: 0.45 };

/** Reads `text`; `loosely` where it found nothing: slips may be larger. */
export function readQuery(index: SearchIndex, text: string, loosely = false): Query {
  const folded = fold(text, index.spell);
  const tokens = cutTokens(folded);
  const spelled = spellTokens(index, tokens, loosely);
  const meant = tokens.map((token, at) => ({ ...token, word: spelled[at]?.meant ?? token.word }));
  const words = pairUp(tokens);
  const others = new Map(tokens.map(({ word }, at) => [word, spelled[at]?.others ?? new Map()]));
  addCorrectedPairs(index, words, pairUp(meant), others);
  const [stops, telling] = [
    words.filter((word) => isStop(index, word)),
    words.filter((word) => !isStop(index, word)),
  ];
  addSynonyms(index, telling, meant, others);
  const ask = (asked: readonly Word[], weight: number) =>
    rarest(index, asked).map((word) => ({ word, weight, others: others.get(word) ?? new Map() }));
  return {
    telling: telling.length > 0 ? ask(telling, 1) : ask(stops, 1),
    helping: telling.length > 0 ? ask(stops, WEIGHTS.stop) : [],
    meant: meant.some(({ word }, at) => word !== tokens[at]?.word)
      ? rewrite(index, folded, meant)
      : undefined,
  };
}

/** A token of a query: the words that it may stand for, and the word that was meant. */
interface SpelledToken {
  others: Weights;
  meant: string;
}

function spellTokens(index: SearchIndex, tokens: readonly Word[], loosely: boolean): SpelledToken[] {
  let sought = 0;
  return tokens.map(({ word, unspaced }, at) => {
    if (unspaced) return { others: new Map(), meant: otherCharacter(index, tokens, at) ?? word };
    const endings = otherEndings(index, word, at === tokens.length - 1);
    if (endings.size > 0 || isKnown(index, word) || sought === MOST_SLIPS)
      return { others: endings, meant: word };
    sought += 1;
    const near = slips(index, word, loosely);
    const [nearest] = near.keys();
    return { others: near, meant: nearest === undefined ? word : wordAt(index.vocabulary, nearest) };
  });
}

function isKnown({ vocabulary, stopWords, synonyms }: SearchIndex, word: string): boolean {
  return findWord(vocabulary, word) !== undefined || stopWords.has(word) || synonyms.has(word);
}

/** A pair of stop words tells no more than they do. */
function isStop({ stopWords }: SearchIndex, { word, unspaced }: Word): boolean {
  return stopWords.has(word) || (unspaced && Array.from(word).every((character) => stopWords.has(character)));
}

/** Lets the pairs of a character that was put right stand for those that were meant. */
function addCorrectedPairs(
  { vocabulary }: SearchIndex,
  words: readonly Word[],
  meant: readonly Word[],
  others: Map<string, Weights>,
): void {
  words.forEach(({ word, unspaced }, at) => {
    const right = meant[at]?.word;
    const found = right === undefined || right === word ? undefined : findWord(vocabulary, right);
    if (found !== undefined && unspaced) others.set(word, new Map([[found, WEIGHTS.corrected]]));
  });
}

/** Lets the first word of each phrase that has synonyms stand for their words, too. */
function addSynonyms(
  index: SearchIndex,
  telling: readonly Word[],
  tokens: readonly Word[],
  others: Map<string, Weights>,
): void {
  for (const { start, end, phrases } of findSynonyms(index.synonyms, tokens)) {
    const first = telling.find((word) => word.start >= start && word.end <= end);
    if (!first) continue;
    const weights = others.get(first.word) ?? new Map();
    for (const [at, weight] of phrases.flatMap((phrase) => weighWords(index, phrase)))
      weights.set(at, Math.max(weight, weights.get(at) ?? 0));
    others.set(first.word, weights);
  }
}

/** The words of a phrase that tell something. */
function weighWords(index: SearchIndex, phrase: string): [at: number, weight: number][] {
  const words = cutWords(phrase).filter((word) => !isStop(index, word));
  const found = words.flatMap(({ word }) => findWord(index.vocabulary, word) ?? []);
  return found.map((at) => [at, WEIGHTS.synonym]);
}

function rarest({ vocabulary, ranking }: SearchIndex, words: readonly Word[]): string[] {
  const distinct = [...new Set(words.map(({ word }) => word))];
  if (distinct.length <= MOST_WORDS) return distinct;
  const frequencies = distinct.map((word) => {
    const at = findWord(vocabulary, word);
    return { word, frequency: at === undefined ? 0 : ranking.frequency(at) };
  });
  return frequencies
    .toSorted((a, b) => a.frequency - b.frequency)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
}

/** `folded` with other tokens, as the content writes them. */
function rewrite({ write }: SearchIndex, folded: string, tokens: readonly Word[]): string {
  const [pieces, last] = tokens.reduce<[string, number]>(
    ([text, before], { word, start, end }) => [text + folded.slice(before, start) + write(word), end],
    ['', 0],
  );
  return pieces + folded.slice(last);
}
