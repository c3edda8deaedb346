/** Detection of questions by their punctuation, in all scripts. */

/** The question marks of all scripts, also before a closing bracket or quotation mark, and final particles of Chinese. */
const QUESTION_END = /(?:[?？؟⸮՞፧⁇⁈\u037e]|\p{Script=Greek};|[吗嗎])[\s\p{Pe}\p{Pf}"'*_:]*$/u;

/** Armenian marks the stressed word of a question, Spanish its beginning as well. */
const QUESTION_MARK_INSIDE = /^\s*¿|\p{Script=Armenian}՞/u;

/**
 * Whether `heading` asks a question.
 *
 * @example
 * readsAsQuestion('Can I pay later?'); // true
 */
export function readsAsQuestion(heading: string): boolean {
  return QUESTION_END.test(heading) || QUESTION_MARK_INSIDE.test(heading);
}
