/** Notice of questions below the level of the others, which would be lost in the answer before them: deeper headings and bold lines. */
import type { ImportedQuestion, ReaderInput } from './imported-faq.ts';

/** Questions that a notice names. */
const MAX_NAMED = 10;

/** Tells the author which subheadings became questions of their own, and how to keep them in the answer. */
export function noticeNestedQuestions(
  questions: readonly Pick<ImportedQuestion, 'heading' | 'place'>[],
  { onNotice }: Pick<ReaderInput, 'onNotice'>,
): void {
  if (questions.length === 0) return;
  const named = questions.slice(0, MAX_NAMED).map(({ heading, place }) => `${place} “${heading}”`);
  const more = questions.length > MAX_NAMED ? ` and ${questions.length - MAX_NAMED} more` : '';
  onNotice?.(
    `subheadings that ask a question are sections of their own: ${named.join(', ')}${more}; to keep one in the answer before it, remove its question mark`,
  );
}
