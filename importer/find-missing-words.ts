/** Completeness check of an import: finds words of the source that are neither in the compiled guide nor logged as omitted. */
import type { Guide } from '../schema/guide.ts';
import type { FaqWithIds } from './imported-faq.ts';
import type { Omission } from './omissions.ts';
import { wordsOf } from './words.ts';

/** Words that one part of the guide lacks. */
export interface MissingWords {
  /** Id of the chapter or section; `intro` for the intro. */
  id: string;
  words: string[];
}

/** The words of `faq` that `document` lacks and no omission mentions, by part. */
export function findMissingWords(
  faq: FaqWithIds,
  document: Guide,
  omissions: readonly Omission[],
): MissingWords[] {
  const compiled = new Map(compiledTexts(document));
  const omitted = new Set(omissions.flatMap(({ what }) => wordsOf(what)));
  return sourceTexts(faq).flatMap(([id, text]): MissingWords[] => {
    const words = subtractWords(text, compiled.get(id) ?? '').filter((word) => !omitted.has(word));
    return words.length > 0 ? [{ id, words }] : [];
  });
}

type TextById = [id: string, text: string];

function sourceTexts({ intro, chapters }: FaqWithIds): TextById[] {
  return [
    ['intro', intro?.text ?? ''],
    ...chapters.flatMap(({ id, heading, questions }): TextById[] => [
      [id, heading],
      ...questions.map((part): TextById => [part.id, `${part.heading} ${part.text}`]),
    ]),
  ];
}

function compiledTexts({ intro, chapters }: Guide): TextById[] {
  return [
    ['intro', intro.text],
    ...chapters.flatMap(({ id, heading, sections }): TextById[] => [
      [id, heading],
      ...sections.map((part): TextById => [part.id, `${part.heading} ${part.text}`]),
    ]),
  ];
}

/** The words that `source` has more often than `compiled`. A word that `compiled` has in two pieces isn't missing. */
function subtractWords(source: string, compiled: string): string[] {
  const [sourceWords, compiledWords] = [wordsOf(source), wordsOf(compiled)];
  const letters = compiledWords.join('');
  if (sourceWords.join('') === letters) return [];
  const counts = new Map<string, number>();
  for (const word of compiledWords) counts.set(word, (counts.get(word) ?? 0) + 1);
  return sourceWords.filter((word) => {
    const count = counts.get(word);
    if (count === undefined) return !letters.includes(word);
    counts.set(word, count - 1);
    return count === 0;
  });
}
