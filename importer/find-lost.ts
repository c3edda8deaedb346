/** Proves an import: every word of the source is in the compiled guide, or said to be left out. */
import type { Guide } from '../schema/guide.ts';
import type { NamedFaq } from './imported-faq.ts';
import type { LeftOut } from './left-out.ts';

/** Words that are nowhere, by the part that lacks them. */
export interface Lost {
  id: string;
  words: string[];
}

/** What `document` lacks of the words of `faq`, beside those that `leftOut` names. */
export function findLost(faq: NamedFaq, document: Guide, leftOut: readonly LeftOut[]): Lost[] {
  const compiled = new Map(listParts(document));
  const said = new Set(leftOut.flatMap(({ what }) => wordsOf(what)));
  return sourceParts(faq).flatMap(([id, text]): Lost[] => {
    const words = missing(text, compiled.get(id) ?? '').filter((word) => !said.has(word));
    return words.length > 0 ? [{ id, words }] : [];
  });
}

function sourceParts({ intro, chapters }: NamedFaq): [id: string, text: string][] {
  return [
    ['intro', intro?.text ?? ''],
    ...chapters.flatMap(({ id, heading, questions }): [string, string][] => [
      [id, heading],
      ...questions.map((part): [string, string] => [part.id, `${part.heading} ${part.text}`]),
    ]),
  ];
}

function listParts({ intro, chapters }: Guide): [id: string, text: string][] {
  return [
    ['intro', intro.text],
    ...chapters.flatMap(({ id, heading, sections }): [string, string][] => [
      [id, heading],
      ...sections.map((part): [string, string] => [part.id, `${part.heading} ${part.text}`]),
    ]),
  ];
}

/** Words of `source` that `compiled` has fewer times. One that it has in two pieces is there. */
function missing(source: string, compiled: string): string[] {
  const [wanted, found] = [wordsOf(source), wordsOf(compiled)];
  const letters = found.join('');
  if (wanted.join('') === letters) return [];
  const counts = new Map<string, number>();
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = counts.get(word);
    if (count === undefined) return !letters.includes(word);
    counts.set(word, count - 1);
    return count === 0;
  });
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
