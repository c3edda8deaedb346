/** Search for the section whose Markdown can't be parsed, once parsing the whole file has failed. */
import { VFile } from 'vfile';
import { TOP } from '../diagnostics.ts';
import type { Subject } from '../isolation/steps.ts';
import { runWithinProcessorTime, timeLimitOf } from '../isolation/time-limit.ts';
import { splitHeading } from './outline.ts';
import { parseMarkdown } from './parse.ts';

/** The first section, chapter or intro of `file` that can't be parsed by itself; else the file. */
export function findFailingSection(file: VFile): Subject {
  let line = 1;
  for (const source of String(file).split(/^(?=#{2,3}[ \t])/m)) {
    if (!isParsed(source)) return { place: { line, column: 1 }, name: nameOf(source) };
    line += source.split('\n').length - 1;
  }
  return { place: TOP, name: 'the file' };
}

function isParsed(source: string): boolean {
  try {
    runWithinProcessorTime(timeLimitOf(source.length), () => parseMarkdown(new VFile(source)));
    return true;
  } catch {
    return false;
  }
}

function nameOf(source: string): string {
  const [, heading] = /^#{2,3}[ \t]+(.*)/.exec(source) ?? [];
  return heading === undefined
    ? 'the text before the first heading'
    : `the text under "${splitHeading(heading).text}"`;
}
