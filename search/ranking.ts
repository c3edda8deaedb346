/** MiniSearch over a packed index: its ranking (BM25+), without the maps of maps that it would hold the words in. */
import MiniSearch, { type SearchResult } from 'minisearch';
import { unpackNumbers, visitPostings } from './packing.ts';
import { findWord, lineStarts, type Vocabulary, wordAt } from './vocabulary.ts';

/** A word that is asked for: what it weighs, and the words of the index that it may stand for, itself apart, with what they weigh. */
export interface AskedWord {
  word: string;
  weight: number;
  others: ReadonlyMap<number, number>;
}

/** How often a word stands in sections, by field and section. */
type Counts = Map<number, Map<number, number>>;

/** What a word in a heading counts, beside one in the text. */
const HEADING = 1.5;

/**
 * MiniSearch reads its words by `get` and their spellings by `fuzzyGet`. Here both answer from the packed strings, and only
 * with the sections that are to be ranked: what it would do for the thousands that hold a common word is left undone.
 */
export class Ranking extends MiniSearch<never> {
  readonly #vocabulary: Vocabulary;
  readonly #postings: string;
  readonly #starts: Uint32Array;

  /** `lengths` are the distinct words in the heading and in the text of each section, in turn, packed. */
  constructor(vocabulary: Vocabulary, postings: string, lengths: string) {
    super({ fields: ['heading', 'text'], tokenize: (word) => [word], processTerm: (word) => word });
    this.#vocabulary = vocabulary;
    this.#postings = postings;
    this.#starts = lineStarts(postings);
    const [headings, texts] = unzip(unpackNumbers(lengths));
    const numbers = headings.map((_, section) => section);
    this._documentCount = numbers.length;
    this._documentIds = new Map(numbers.map((section) => [section, section]));
    this._fieldLength = new Map(
      numbers.map((section) => [section, [headings[section] ?? 0, texts[section] ?? 0]]),
    );
    this._avgFieldLength = [average(headings), average(texts)];
  }

  /** The sections in `among` that hold a word of `asked`, the best first; ids are their numbers. */
  rank(asked: readonly AskedWord[], among: ReadonlySet<number>): SearchResult[] {
    const byWord = new Map(asked.map((word) => [word.word, word]));
    this._index.get = (word) => {
      const at = findWord(this.#vocabulary, word);
      return at === undefined ? undefined : this.#read(at, among);
    };
    this._index.fuzzyGet = (word) => {
      const others = [...(byWord.get(word)?.others ?? [])];
      return new Map(others.map(([at, weight]) => this.#readOther(at, weight, among)));
    };
    return this.search(
      { combineWith: 'OR', queries: [...byWord.keys()] },
      {
        boost: { heading: HEADING },
        boostTerm: (word) => byWord.get(word)?.weight ?? 1,
        fuzzy: (word) => (byWord.get(word)?.others.size ? 1 : false),
        weights: { fuzzy: 1, prefix: 0 },
      },
    );
  }

  /** Calls `visit` with the sections that hold the word. */
  visit(at: number, visit: (section: number, heading: number, text: number) => void): void {
    visitPostings(this.#postings, this.#starts[at] ?? 0, (this.#starts[at + 1] ?? 0) - 1, visit);
  }

  /** How long the packed list of a word's sections is: about how many there are. */
  frequency(at: number): number {
    return (this.#starts[at + 1] ?? 0) - (this.#starts[at] ?? 0) - 1;
  }

  #readOther(at: number, weight: number, among: ReadonlySet<number>): [string, [Counts, number]] {
    const word = wordAt(this.#vocabulary, at);
    return [word, [this.#read(at, among), distanceOf(weight, word)]];
  }

  /** How often the word stands in the headings and texts of the sections in `among`; sizes are those of all sections. */
  #read(at: number, among: ReadonlySet<number>): Counts {
    const [headings, texts] = [new Map<number, number>(), new Map<number, number>()];
    let [inHeadings, inTexts] = [0, 0];
    this.visit(at, (section, heading, text) => {
      if (heading > 0) inHeadings += 1;
      if (text > 0) inTexts += 1;
      if (!among.has(section)) return;
      if (heading > 0) headings.set(section, heading);
      if (text > 0) texts.set(section, text);
    });
    return new Map([
      [0, sized(headings, inHeadings)],
      [1, sized(texts, inTexts)],
    ]);
  }
}

/** MiniSearch takes the number of sections that hold a word from the size of their map. */
function sized(map: Map<number, number>, size: number): Map<number, number> {
  return Object.defineProperty(map, 'size', { value: size });
}

/** MiniSearch weighs a spelling by its distance: length / (length + distance). */
function distanceOf(weight: number, { length }: string): number {
  return length / weight - length;
}

function unzip(pairs: readonly number[]): [number[], number[]] {
  return [pairs.filter((_, index) => index % 2 === 0), pairs.filter((_, index) => index % 2 === 1)];
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);
}
