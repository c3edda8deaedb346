/** Pairing of a translation with its source: by id, by decision of the author, or by a similarity that the author accepts. */
import type { RootContent } from 'mdast';
import type { Outline } from '../../compiler/read/outline.ts';
import type { FaqWithIds, ImportedFaq, ImportedQuestion } from '../imported-faq.ts';
import { findPairs } from './find-pairs.ts';
import { keyOf, matchIds } from './match-ids.ts';

/** The source of a guide, imported or existing. */
export interface PairingSource {
  locale: string;
  chapters: readonly SourceChapter[];
}

export interface SourceChapter {
  id: string;
  key?: string | undefined;
  heading: string;
  questions: readonly SourceQuestion[];
}

export interface SourceQuestion {
  id: string;
  key?: string | undefined;
  heading: string;
  body: readonly RootContent[];
}

export interface Pair {
  question: ImportedQuestion;
  source: SourceQuestion;
  /** `author`: listed in the file of pairs. */
  by: 'id' | 'author' | 'similarity';
  /** 0 to 1. */
  score: number;
  /** What both share, for people. */
  matched: string[];
}

export interface UnpairedQuestion {
  question: ImportedQuestion;
  why: string;
  /** The question at the same position, if the source has as many: no evidence, but often what the author means. */
  samePosition: SourceQuestion | undefined;
}

/** How the questions of one translation are paired with those of the source. */
export interface Pairing {
  /** Locale of the translation. */
  locale: string;
  sourceLocale: string;
  pairs: Pair[];
  unpaired: UnpairedQuestion[];
  /** Questions of the source without a translation. */
  untranslated: SourceQuestion[];
  /** Whether the author has to accept pairs, or to write them, before the translation is imported. */
  isPending: boolean;
}

/** What the author decided. */
export interface PairDecisions {
  /** Accept all pairs by similarity, and omit what has none. */
  acceptAll: boolean;
  /** The id of the source question, empty for none; undefined if nothing was decided of `question`. */
  idOf: (locale: string, question: ImportedQuestion) => string | undefined;
}

/** The source that was imported along with its translations. */
export function sourceOfFaq(locale: string, { chapters }: FaqWithIds): PairingSource {
  return { locale, chapters };
}

/** The source that exists already. */
export function sourceOfOutline(locale: string, { chapters }: Outline): PairingSource {
  return {
    locale,
    chapters: chapters.map(({ id, heading, sections }) => ({ id, heading, questions: sections })),
  };
}

/**
 * Pairs the questions of `faq` with those of `source`, one to one. If most ids of `faq` are ids of `source`, one that isn't is a
 * question that `source` lacks; otherwise each file has ids of its own, which say nothing.
 *
 * @example
 * pairQuestions('fr', faq, sourceOfFaq('en', english), decisions).pairs[0]?.matched; // ['link a.example/pay']
 */
export function pairQuestions(
  locale: string,
  faq: ImportedFaq,
  source: PairingSource,
  decisions: PairDecisions,
): Pairing {
  const questions = faq.chapters.flatMap((chapter) => chapter.questions);
  const sources = source.chapters.flatMap((chapter) => chapter.questions);
  const registry = new PairRegistry(questions, sources);
  for (const question of questions) registry.pairByAuthor(question, decisions.idOf(locale, question));
  const isDecided = (question: ImportedQuestion) => decisions.idOf(locale, question) !== undefined;
  const { ambiguous } = registry.pairByIds(isDecided);

  const withId = questions.filter((question) => keyOf(question) !== undefined && !ambiguous.has(question));
  const shareIds = registry.count('id') * 2 >= withId.length;
  const isKnown = (question: ImportedQuestion) =>
    isDecided(question) || (shareIds && withId.includes(question));
  registry.pairSimilar(isKnown);
  const { pairs, unpaired } = registry.list();
  const isOpen = (question: ImportedQuestion) => !decisions.acceptAll && !isKnown(question);
  return {
    ...{ locale, sourceLocale: source.locale, pairs, untranslated: registry.untranslated() },
    unpaired: unpaired.map((question) => ({
      question,
      why: isKnown(question)
        ? whyUnpaired(question, isDecided(question))
        : 'it shares too little with any question',
      samePosition: sources.length === questions.length ? sources[questions.indexOf(question)] : undefined,
    })),
    isPending:
      pairs.length === 0 ||
      pairs.some(({ by, question }) => by === 'similarity' && isOpen(question)) ||
      unpaired.some(isOpen),
  };
}

function whyUnpaired(question: ImportedQuestion, isDecided: boolean): string {
  return isDecided
    ? 'the file of pairs gives it no id'
    : `no other question of the source has the id “${keyOf(question)}”`;
}

function describeId(question: ImportedQuestion, source: SourceQuestion): string {
  const key = keyOf(question);
  return key === keyOf(source) ? `id ${key}` : `id ${key}, replaced by ${source.id}`;
}

class PairRegistry {
  readonly #questions: readonly ImportedQuestion[];
  readonly #sources: readonly SourceQuestion[];
  readonly #sourcesById: ReadonlyMap<string | undefined, SourceQuestion>;
  readonly #pairs = new Map<ImportedQuestion, Pair>();
  readonly #used = new Set<SourceQuestion>();

  constructor(questions: readonly ImportedQuestion[], sources: readonly SourceQuestion[]) {
    this.#questions = questions;
    this.#sources = sources;
    this.#sourcesById = new Map(sources.map((source) => [source.id, source]));
  }

  pairByAuthor(question: ImportedQuestion, id: string | undefined): void {
    const source = this.#sourcesById.get(id);
    if (source) this.#add({ question, source, by: 'author', score: 1, matched: ['file of pairs'] });
  }

  /** Pairs all other questions but those that `isExcluded`; returns those whose ids don't say which source they have. */
  pairByIds(isExcluded: (question: ImportedQuestion) => boolean): {
    ambiguous: ReadonlySet<ImportedQuestion>;
  } {
    const questions = this.#questions.filter((question) => !isExcluded(question));
    const { matches, ambiguous } = matchIds(questions, this.#sources);
    for (const [question, source] of matches)
      if (!this.#used.has(source))
        this.#add({ question, source, by: 'id', score: 1, matched: [describeId(question, source)] });
    return { ambiguous };
  }

  /** Pairs all other questions but those that `isExcluded`. */
  pairSimilar(isExcluded: (question: ImportedQuestion) => boolean): void {
    const questions = this.#questions.filter(
      (question) => this.#pairs.has(question) || !isExcluded(question),
    );
    if (questions.every((question) => this.#pairs.has(question))) return;
    const anchors = questions.flatMap((question, translation) => {
      const pair = this.#pairs.get(question);
      return pair ? [{ translation, source: this.#sources.indexOf(pair.source) }] : [];
    });
    for (const found of findPairs(this.#sources, questions, anchors)) {
      const [question, source] = [questions[found.translation], this.#sources[found.source]];
      const { score, matched } = found;
      if (question && source) this.#add({ question, source, by: 'similarity', score, matched });
    }
  }

  count(by: Pair['by']): number {
    return [...this.#pairs.values()].filter((pair) => pair.by === by).length;
  }

  /** In the order of the translation. */
  list(): { pairs: Pair[]; unpaired: ImportedQuestion[] } {
    return {
      pairs: this.#questions.flatMap((question) => this.#pairs.get(question) ?? []),
      unpaired: this.#questions.filter((question) => !this.#pairs.has(question)),
    };
  }

  untranslated(): SourceQuestion[] {
    return this.#sources.filter((source) => !this.#used.has(source));
  }

  #add(pair: Pair): void {
    this.#pairs.set(pair.question, pair);
    this.#used.add(pair.source);
  }
}
