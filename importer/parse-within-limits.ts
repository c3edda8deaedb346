/** Parsing of whole files under limits: where one is exceeded, the error names the line. */
import type { Root as Hast } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { isDeeperThan } from '../compiler/isolation/depth-limit.ts';
import { isStackOverflow, TOO_DEEP_HINT, TOO_SLOW_HINT } from '../compiler/isolation/steps.ts';
import { runWithinProcessorTime, TimeoutError, timeLimitOf } from '../compiler/isolation/time-limit.ts';
import { findFailingSections } from '../compiler/read/failing-section.ts';
import { parseMarkdown } from '../compiler/read/parse.ts';

/**
 * The syntax tree of a Markdown file.
 *
 * @param lineOf the line of the source that a line of `text` comes from
 * @throws if parsing takes too long
 */
export function parseMarkdownWithinLimits(text: string, lineOf: (line: number) => number): Root {
  const file = new VFile(text);
  try {
    return runWithinProcessorTime(timeLimitOf(text.length), () => parseMarkdown(file));
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    const [{ place, name }] = findFailingSections(file);
    throw new Error(`line ${lineOf(place.line)}: ${name} takes too long to read: ${TOO_SLOW_HINT}`);
  }
}

/** Browsers nest no more elements in each other either. */
const MAX_PAGE_DEPTH = 512;

/**
 * The syntax tree of a web page.
 *
 * @throws if its elements are nested too deeply
 */
export function parsePage(html: string): Hast {
  const tree = tryToParsePage(html);
  if (tree) return tree;
  const line = html.slice(0, findTooDeep(html)).split('\n').length;
  throw new Error(
    `line ${line}: elements are nested more than ${MAX_PAGE_DEPTH} levels deep: ${TOO_DEEP_HINT}`,
  );
}

/** Undefined for a page that is nested too deeply, upon which the library exhausts the stack. */
function tryToParsePage(html: string): Hast | undefined {
  try {
    const tree = fromHtml(html);
    return isDeeperThan(tree, MAX_PAGE_DEPTH) ? undefined : tree;
  } catch (error) {
    if (isStackOverflow(error)) return undefined;
    throw error;
  }
}

/** The length of the longest beginning of `html` that isn't nested too deeply. */
function findTooDeep(html: string): number {
  let [valid, invalid] = [0, html.length];
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    if (tryToParsePage(html.slice(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}
