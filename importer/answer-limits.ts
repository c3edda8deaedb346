/** Limits of one answer: one that is nested too deeply or takes too long to convert is omitted, and the others are imported. */
import { isDeeperThan, MAX_MARKDOWN_DEPTH } from '../compiler/isolation/depth-limit.ts';
import { isStackOverflow, TOO_DEEP_HINT, TOO_SLOW_HINT } from '../compiler/isolation/steps.ts';
import { runWithinProcessorTime, TimeoutError, timeLimitOf } from '../compiler/isolation/time-limit.ts';
import type { ImportedText } from './imported-faq.ts';
import { Omissions } from './omissions.ts';
import type { SourceContext } from './source-context.ts';

/** Shorter texts are never slow. A time limit costs 0.3 ms, in which most answers are converted. */
const MIN_SLOW_LENGTH = 2_000;

interface SourceQuestion {
  heading: string;
  /** Length of the source text of its answer (UTF-16 code units). */
  length: number;
}

/** What `convert` makes of the answer to a question; undefined where it exceeds a limit, which is logged. */
export function convertWithinLimits(
  { heading, length }: SourceQuestion,
  context: SourceContext,
  convert: (context: SourceContext) => ImportedText,
): ImportedText | undefined {
  const answer = tryToConvert(length, context, convert);
  if (typeof answer !== 'string') return answer;
  context.omissions.add(`the question “${heading}” with its answer`, answer, context.place);
  return undefined;
}

/** The answer, or why it can't be converted. */
function tryToConvert(
  length: number,
  context: SourceContext,
  convert: (context: SourceContext) => ImportedText,
): ImportedText | string {
  let omissions = new Omissions();
  const run = () => {
    omissions = new Omissions();
    return convert({ ...context, omissions });
  };
  try {
    const answer = length < MIN_SLOW_LENGTH ? run() : runWithinProcessorTime(timeLimitOf(length), run);
    if (isDeeperThan({ type: 'root', children: answer.body }, MAX_MARKDOWN_DEPTH)) return TOO_DEEP;
    context.omissions.addAll(omissions);
    return answer;
  } catch (error) {
    if (error instanceof TimeoutError) return TOO_SLOW;
    if (isStackOverflow(error)) return TOO_DEEP;
    throw error;
  }
}

const TOO_DEEP = `it is nested too deeply: ${TOO_DEEP_HINT}`;
const TOO_SLOW = `it takes too long to convert: ${TOO_SLOW_HINT}`;
