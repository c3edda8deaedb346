/** Comparison of the visible text of a web page with the texts that are imported from its data. */
import type { ImportedChapter, ImportedQuestion } from './imported-faq.ts';
import { wordsOf } from './words.ts';

/** Shorter texts, like “Yes.”, prove nothing unless they follow their question. */
const MIN_LENGTH = 12;

/**
 * Returns whether the guide has a text of the page, by its words. Texts have to be passed in document order: an answer follows its
 * question.
 */
export function textCoverage(
  names: readonly (string | undefined)[],
  chapters: readonly ImportedChapter[],
): (text: string) => boolean {
  const answers = chapters.flatMap(({ questions }) => questions.map((question) => comparable(question.text)));
  const headings = new Map<string, ImportedQuestion | undefined>(
    chapters.flatMap(({ questions }) =>
      questions.map((question) => [comparable(question.heading), question]),
    ),
  );
  for (const name of names) headings.set(comparable(name ?? ''), headings.get(comparable(name ?? '')));
  let current = '';
  return (text) => {
    const words = comparable(text);
    // Signs, like those that open a panel.
    if (words.trim() === '') return true;
    if (headings.has(words)) {
      current = comparable(headings.get(words)?.text ?? '');
      return true;
    }
    if (current.includes(words)) return true;
    const isImported = words.length >= MIN_LENGTH && answers.some((answer) => answer.includes(words));
    if (!isImported) current = '';
    return isImported;
  };
}

/** The words, each between spaces, without soft hyphens and the like. */
function comparable(text: string): string {
  return ` ${wordsOf(
    text
      .normalize('NFKC')
      .replaceAll(/\p{Cf}/gu, '')
      .toLowerCase(),
  ).join(' ')} `;
}
