/** Answers in a response of the API. */
import type { Section } from '../../guide.ts';
import { hasShape } from '../../has-shape.ts';

const RESPONSE = { sections: [{ id: '', html: '' }] } as const;

interface AnswersResponse {
  sections: { id: string; html: string }[];
}

/**
 * Puts the answers of `response`, which may be any JSON, into `sections`. Every element that shows the guide has the same sections.
 *
 * @throws where an answer is missing.
 */
export function takeAnswers(sections: readonly Section[], response: unknown): void {
  if (!isAnswers(response)) throw new TypeError('the response has no answers');
  const answers = new Map(response.sections.map(({ id, html }) => [id, html]));
  for (const section of sections) {
    const html = answers.get(section.id);
    if (html === undefined) throw new RangeError(`the response has no answer to "${section.id}"`);
    section.html = html;
  }
}

function isAnswers(value: unknown): value is AnswersResponse {
  return hasShape(value, RESPONSE);
}
