/** Source text of a guide of more than 100 kB on the wire. */
import { seededRandom } from '../bench/random.ts';

/** Number of its sections. */
export const LARGE_GUIDE_SECTIONS = 130;

/** Its English Markdown: letters that hardly compress, 2 kB in each answer. */
export function largeGuideMarkdown(): string {
  const random = seededRandom(1);
  const word = () => Math.floor(random() * 2 ** 32).toString(36);
  const sections = Array.from(
    { length: LARGE_GUIDE_SECTIONS },
    (_, index) =>
      `### Question ${index}? {#question-${index}}\n\nAnswer ${index}: ${Array.from({ length: 300 }, word).join(' ')}.\n`,
  );
  return `---\ntitle: Large\ndescription: A large guide.\nupdated: 2026-11-20\n---\n\n## All {#all}\n\n${sections.join('\n')}`;
}
