/** Chinese that is typed by its sound, as the characters of the content: pinyin, initials, and other characters of the same sound. */
import { fold } from '../fold.ts';
import type { TermIndex } from '../open-index.ts';
import { type Token, tokenize } from '../tokenize.ts';
import { type Arc, characterArc, wordArcs } from './arcs.ts';
import { decode, type Step } from './decode.ts';
import { isHan } from './is-han.ts';
import type { Readings } from './readings.ts';

/** What follows more than that isn't read as sounds: some 20 syllables (letters and characters). */
const MAX_LENGTH = 64;

/** A word of letters or a character, and where its arcs start and end in its run. */
interface Unit {
  token: Token;
  from: number;
  to: number;
  arcs: readonly Arc[];
}

/**
 * The folded query `text` with what is typed by its sound in the characters of the content, as far as it has them.
 *
 * @example
 * await spellOut(index, 'huankuan riqi'); // '还款日期'
 */
export async function spellOut(index: TermIndex, text: string): Promise<string> {
  if (!index.isTypedInPinyin || !index.readReadings) return text;
  const tokens = tokenize(text);
  const doubtful = await findDoubtful(index, text, tokens);
  if (doubtful.size === 0) return text;
  const pinyin = index.openPinyin(await index.readReadings());
  let [spelt, end] = ['', 0];
  for (const run of listRuns(text, tokens, doubtful, pinyin.readings)) {
    const arcs = run.flatMap((unit) => unit.arcs);
    const length = run.at(-1)?.to ?? 0;
    const steps = await decode(pinyin, arcs, length);
    if (!isLikely(steps)) continue;
    spelt += text.slice(end, run[0]?.token.start) + write(text, run, steps);
    end = run.at(-1)?.token.end ?? end;
  }
  return spelt + text.slice(end);
}

/** The query `text` so spelt out, in the variants of characters that the content uses; undefined if nothing of it is. */
export async function writeOut(index: TermIndex, text: string): Promise<string | undefined> {
  const folded = fold(text, index.foldHan);
  const spelt = await spellOut(index, folded);
  return spelt === folded ? undefined : Array.from(spelt, index.writtenHan).join('');
}

/** Words that the content doesn't have, and characters that it has with neither of their neighbours; whether it has the token itself. */
async function findDoubtful(
  { dictionary, stopWords }: TermIndex,
  text: string,
  tokens: readonly Token[],
): Promise<ReadonlyMap<Token, boolean>> {
  const isIndexed = async (term: string) => (await dictionary.find(term)) !== undefined;
  const known = await Promise.all(
    tokens.map((token, position) => {
      const next = tokens[position + 1];
      if (isWord(token)) return isIndexed(token.term);
      return isHan(token.term) && next !== undefined && isHan(next.term) && next.start === token.end
        ? isIndexed(token.term + next.term)
        : false;
    }),
  );
  const doubtful = tokens.filter((token, position) => {
    if (isWord(token)) return !known[position];
    const isAlone =
      !isAdjacent(text, tokens[position - 1], token) && !isAdjacent(text, token, tokens[position + 1]);
    return (
      isHan(token.term) && !isAlone && !known[position] && !known[position - 1] && !stopWords.has(token.term)
    );
  });
  return new Map(
    await Promise.all(doubtful.map(async (token) => [token, await isIndexed(token.term)] as const)),
  );
}

/** Letters, with tones as digits or without. */
function isWord({ term }: Token): boolean {
  return /^[a-z][a-z1-5]*$/.test(term);
}

function isAdjacent(text: string, one: Token | undefined, other: Token | undefined): boolean {
  return one !== undefined && other !== undefined && /^[\s']*$/.test(text.slice(one.end, other.start));
}

/** The adjacent tokens that can be read as sounds, where some of them are doubtful. */
function listRuns(
  text: string,
  tokens: readonly Token[],
  doubtful: ReadonlyMap<Token, boolean>,
  readings: Readings,
): Unit[][] {
  const runs: Unit[][] = [];
  let run: Unit[] | undefined;
  let length = 0;
  for (const token of tokens) {
    const isNext = isAdjacent(text, run?.at(-1)?.token, token);
    const from = isNext ? (run?.at(-1)?.to ?? 0) : 0;
    const arcs = isHan(token.term)
      ? [
          characterArc(token.term, from, readings, {
            mayDiffer: doubtful.has(token),
            isIndexed: doubtful.get(token) ?? true,
          }),
        ]
      : doubtful.has(token) && wordArcs(token.term, from, readings, token === tokens.at(-1));
    length += token.term.length;
    if (!arcs || length > MAX_LENGTH) {
      run = undefined;
      continue;
    }
    if (!run || !isNext) {
      run = [];
      runs.push(run);
    }
    run.push({ token, from, to: arcs.at(-1)?.to ?? from, arcs });
  }
  return runs.filter((run) => run.some(({ token }) => doubtful.has(token)));
}

/** Whether the content has enough of what the steps sound like: initials may stand for anything. */
function isLikely(steps: readonly Step[]): boolean {
  const sounds = steps.filter(({ arc }) => arc.typed === undefined);
  const initials = sounds.filter(({ arc }) => arc.sounds[0]?.isPrefix);
  const links = steps.filter(({ isLinked }) => isLinked).length;
  if (initials.length > 1) return links === steps.length - 1;
  return links > 0;
}

/** The units of a run as they are read. Between words, spaces separate nothing but syllables. */
function write(text: string, run: readonly Unit[], steps: readonly Step[]): string {
  let written = '';
  for (const [place, { token, from, to }] of run.entries()) {
    const before = run[place - 1]?.token;
    if (before && (isHan(before.term) || isHan(token.term))) written += text.slice(before.end, token.start);
    written += writeUnit(
      token,
      steps.filter(({ arc }) => arc.from >= from && arc.from < to),
    );
  }
  return written;
}

/** A word that has no character is left as it is typed; a syllable without one beside others is a word. */
function writeUnit({ term }: Token, steps: readonly Step[]): string {
  if (steps.every(({ character }) => character === undefined)) return ` ${term} `;
  return steps.map(({ arc, character }) => character ?? ` ${arc.sounds[0]?.letters} `).join('');
}
