/** Text in which Jekyll, Twig or Hugo keep templates literal: the tags around it are removed, and templates in it escaped. */
import { fenceBelow } from './fenced-code.ts';
import type { LogOmission, SourceLine } from './source-lines.ts';

const OPEN = /\{%-?\s*(raw|verbatim)\s*-?%\}/;
const closeOf = (name: string) => new RegExp(String.raw`\{%-?\s*end${name}\s*-?%\}`);

/** A shortcode that Hugo shows instead of running it. */
const SHOWN_SHORTCODE = /\{\{(?<open>[<%])\/\*\s*(?<content>[^*\n]{0,500}?)\s*\*\/(?<close>[>%])\}\}/g;

const CODE_SPAN = /(?<!`)(?<marker>`+)(?!`)[\s\S]*?(?<!`)\k<marker>(?!`)/g;

type Range = readonly [start: number, end: number];

/** Removes the tags around literal text. In code, they could be meant to be read, and are logged. */
export function convertLiteralTemplates(lines: readonly SourceLine[], log: LogOmission): SourceLine[] {
  if (!lines.some(({ content }) => OPEN.test(content) || content.search(SHOWN_SHORTCODE) !== -1))
    return [...lines];
  let fence: string | undefined;
  let close: RegExp | undefined;
  return lines.flatMap((line, index) => {
    const isCode = fence !== undefined;
    fence = fenceBelow(line.content, fence);
    const removed = removeTags(line.content, close, lines.slice(index + 1));
    close = removed.close;
    if (isCode && removed.tags.length > 0)
      log(line, removed.tags.join(' '), 'it marks the code as literal text');
    if (isCode && removed.tags.length > 0 && removed.text.trim() === '') return [];
    const content = isCode ? removed.text : escapeTemplates(removed.text, removed.literal);
    return [{ ...line, content: showShortcodes(content, isCode) }];
  });
}

interface WithoutTags {
  text: string;
  /** What of `text` is literal. */
  literal: Range[];
  tags: string[];
  /** Matches the end of the literal text that the next line is in. */
  close: RegExp | undefined;
}

function removeTags(
  content: string,
  start: RegExp | undefined,
  following: readonly SourceLine[],
): WithoutTags {
  const result: WithoutTags = { text: '', literal: [], tags: [], close: start };
  let rest = content;
  for (;;) {
    const tag = (result.close ?? OPEN).exec(rest);
    const segment = rest.slice(0, tag?.index);
    if (result.close) result.literal.push([result.text.length, result.text.length + segment.length]);
    result.text += segment;
    if (!tag) return result;
    rest = rest.slice(tag.index + tag[0].length);
    const close = result.close ? undefined : closeOf(tag[1] ?? '');
    // Without its end, the tag is no pair: it is left to be listed.
    if (close && ![rest, ...following.map((line) => line.content)].some((text) => close.test(text)))
      return { ...result, text: result.text + tag[0] + rest };
    result.tags.push(tag[0]);
    result.close = close;
  }
}

/** Character references, since backslashes would be visible in HTML. */
function escapeTemplates(text: string, literal: readonly Range[]): string {
  const spans = [...text.matchAll(CODE_SPAN)].map(
    ({ index, 0: span }): Range => [index, index + span.length],
  );
  const isIn = (ranges: readonly Range[], offset: number) =>
    ranges.some(([start, end]) => offset >= start && offset < end);
  return text.replaceAll(/\{\{|\{(?=[%#])/g, (braces, offset: number) =>
    isIn(literal, offset) && !isIn(spans, offset) ? '&#123;'.repeat(braces.length) : braces,
  );
}

function showShortcodes(text: string, isCode: boolean): string {
  const shown = text.replaceAll(SHOWN_SHORTCODE, '{{$<open> $<content> $<close>}}');
  if (isCode || shown === text) return shown;
  const offsets = [...shown.matchAll(/\{\{[<%]/g)].map(({ index }): Range => [index, index + 1]);
  return escapeTemplates(shown, offsets);
}
