/** Search for the sections whose Markdown can't be parsed, once parsing the whole file has failed. */
import { VFile } from 'vfile';
import { TOP } from '../diagnostics.ts';
import type { Subject } from '../isolation/steps.ts';
import { runWithinProcessorTime, timeLimitOf } from '../isolation/time-limit.ts';
import { splitHeading } from './outline.ts';
import { parseMarkdown } from './parse.ts';

/** Share of the time limit that makes the slowest section the cause, where every section by itself keeps to its limit. */
const SLOW_SHARE = 0.25;

/** How many sections are searched for: each of them takes the whole time limit. */
const MAX_SECTIONS = 3;

/**
 * The first sections, chapters or intro of `file` that can't be parsed by themselves, or else the slowest if it is slow; else the
 * file.
 */
export function findFailingSections(file: VFile): [Subject, ...Subject[]] {
  const failing: Subject[] = [];
  let line = 1;
  let slowest: { subject: Subject; milliseconds: number } | undefined;
  for (const source of String(file).split(/^(?=#{2,3}[ \t])/m)) {
    const subject = { place: { line, column: 1 }, name: nameOf(source) };
    const milliseconds = timeParsing(source);
    if (milliseconds === undefined) failing.push(subject);
    else if (!slowest || milliseconds > slowest.milliseconds) slowest = { subject, milliseconds };
    if (failing.length === MAX_SECTIONS) break;
    line += source.split('\n').length - 1;
  }
  const [first, ...others] = failing;
  if (first) return [first, ...others];
  const isSlow = slowest && slowest.milliseconds > timeLimitOf(0) * SLOW_SHARE;
  return [slowest && isSlow ? slowest.subject : { place: TOP, name: 'the file' }];
}

/** How long parsing takes, in milliseconds; undefined where it fails. */
function timeParsing(source: string): number | undefined {
  const start = performance.now();
  try {
    runWithinProcessorTime(timeLimitOf(source.length), () => parseMarkdown(new VFile(source)));
    return performance.now() - start;
  } catch {
    return undefined;
  }
}

function nameOf(source: string): string {
  const [, heading] = /^#{2,3}[ \t]+(.*)/.exec(source) ?? [];
  return heading === undefined
    ? 'the text before the first heading'
    : `the text under "${splitHeading(heading).text}"`;
}
