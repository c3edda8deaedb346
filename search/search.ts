/** Searches an index: the sections that answer a query, the best first. */
import type { SearchResult } from 'minisearch';
import { openIndex, type SearchIndex } from './open-index.ts';
import { type Query, readQuery } from './query.ts';
import type { AskedWord } from './ranking.ts';
import { findWord } from './vocabulary.ts';
import { isCharacter } from './words.ts';

export { openIndex, type SearchIndex };

/** A section that was found. */
export interface Hit {
  guide: string;
  section: string;
  /** The higher the better; comparable within one answer only. */
  score: number;
  /** The folded words that matched, for `highlight`. */
  words: string[];
}

export interface Found {
  results: Hit[];
  /** Where there is no result: what comes nearest, or else the first sections. */
  nearest: Hit[];
  /** The query in the spelling that was meant, as the content writes it, where some word was found only by another spelling. */
  meant?: string;
}

/** So many sections are enough to choose from; those that hold fewer words of the query are not ranked. */
const ENOUGH = 50;

/** No more are ranked. */
const MOST = 120;

/** The sections that answer `query`, at most `limit`. Any string is a query. */
export function search(index: SearchIndex, query: string, limit: number): Found {
  const read = readQuery(index, query);
  const results = findSections(index, read, limit);
  if (results.length > 0)
    return { results, nearest: [], ...(read.meant !== undefined && { meant: read.meant }) };
  const loose = readQuery(index, query, true);
  const near = findSections(index, loose, limit);
  const nearest = near.length > 0 ? near : firstSections(index, limit);
  return { results, nearest, ...(loose.meant !== undefined && { meant: loose.meant }) };
}

function firstSections({ sections }: SearchIndex, limit: number): Hit[] {
  return sections.slice(0, limit).map((section) => ({ ...section, score: 0, words: [] }));
}

function findSections(index: SearchIndex, { telling, helping }: Query, limit: number): Hit[] {
  const among = chooseSections(index, telling);
  const ranked = index.ranking.rank([...telling, ...helping], among);
  return ranked.slice(0, limit).flatMap((result) => toHit(index, result));
}

/**
 * The sections that hold the most words of those asked for, before others those that hold them in their heading: only they are
 * ranked, so that a query takes the same time however many sections hold one common word.
 */
function chooseSections(index: SearchIndex, asked: readonly AskedWord[]): Set<number> {
  const held = countHeld(index, asked);
  const sizes = new Uint32Array(asked.length * (WORD + 1) + 1);
  for (const count of held) sizes[count] = (sizes[count] ?? 0) + 1;
  let [least, total] = [sizes.length, 0];
  while (least > 1 && total < ENOUGH) {
    least -= 1;
    total += sizes[least] ?? 0;
  }
  const better = sectionsWhere(held, (count) => count > least, ENOUGH);
  return new Set([...better, ...sectionsWhere(held, (count) => count === least, MOST - better.length)]);
}

function sectionsWhere(held: Uint16Array, isChosen: (count: number) => boolean, most: number): number[] {
  const chosen: number[] = [];
  for (let section = 0; section < held.length && chosen.length < most; section += 1)
    if (isChosen(held[section] ?? 0)) chosen.push(section);
  return chosen;
}

/** What a word counts, beside 1 more where it stands in the heading. */
const WORD = 64;

function countHeld({ sections, vocabulary, ranking }: SearchIndex, asked: readonly AskedWord[]): Uint16Array {
  const held = new Uint16Array(sections.length);
  const last = new Int8Array(sections.length).fill(-1);
  asked.forEach(({ word, others }, number) => {
    const itself = findWord(vocabulary, word);
    for (const at of [...(itself === undefined ? [] : [itself]), ...others.keys()]) {
      ranking.visit(at, (section, heading) => {
        if (last[section] === number) return;
        last[section] = number;
        held[section] = (held[section] ?? 0) + WORD + Math.min(heading, 1);
      });
    }
  });
  return held;
}

/** A section is shown by the words that tell most: single characters only where nothing else matched. */
function toHit({ sections, stopWords }: SearchIndex, { id, score, terms }: SearchResult): Hit[] {
  const section = sections[id];
  const telling = terms.filter((word) => !stopWords.has(word) && !isCharacter(word));
  return section ? [{ ...section, score, words: telling.length > 0 ? telling : terms }] : [];
}
