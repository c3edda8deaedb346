/** Conversion of Jekyll's, Hugo's and Hexo's code tags to fenced code blocks, before Markdown reads the code as prose. */
import { BLOCK_PREFIX, continuedPrefix, fenceAround, fenceBelow } from './fenced-code.ts';
import type { LogOmission, SourceLine } from './source-lines.ts';

/** A pair of tags around code. */
interface CodeTag {
  /** Its groups are the language, and options that have no equivalent. */
  open: RegExp;
  close: RegExp;
}

const CODE_TAGS: readonly CodeTag[] = [
  {
    open: /\{%-?\s*highlight\s+["']?(?<language>[^\s"'%,]+)["']?,?\s*(?<options>[^%\n]{0,300}?)\s*-?%\}/,
    close: /\{%-?\s*endhighlight\s*-?%\}/,
  },
  {
    open: /\{\{[<%]\s*highlight\b\s*["'`]?(?<language>[^\s"'`>%]*)["'`]?\s*(?<options>[^>%\n]{0,300}?)\s*[>%]\}\}/,
    close: /\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/,
  },
  {
    open: /\{%-?\s*codeblock\b\s*(?<options>[^%\n]{0,300}?)\s*-?%\}/,
    close: /\{%-?\s*endcodeblock\s*-?%\}/,
  },
];

/** Tags that keep templates literal, which all code is here. */
const LITERAL_TAG = /\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}/g;

/** Converts all pairs of code tags outside fenced code blocks. Options, like line numbers, are logged. */
export function convertCode(lines: readonly SourceLine[], log: LogOmission): SourceLine[] {
  const converted: SourceLine[] = [];
  let rest: readonly SourceLine[] = lines;
  let fence: string | undefined;
  while (rest[0]) {
    const [line, ...others] = rest;
    const code = fence === undefined && line.content.includes('{') ? readCode(rest) : undefined;
    if (code) {
      if (code.options !== '') log(line, `the options “${code.options}” of the code`, WITHOUT_OPTIONS);
      const { done, next } = code.isInline ? toSpan(code) : toBlock(code);
      converted.push(...done);
      rest = [...next, ...rest.slice(code.count)];
    } else {
      fence = fenceBelow(line.content, fence);
      converted.push(line);
      rest = others;
    }
  }
  return converted;
}

const WITHOUT_OPTIONS = 'code has a language, and neither a title nor line numbers';

interface Code {
  first: SourceLine;
  language: string;
  options: string;
  before: string;
  content: SourceLine[];
  after: SourceLine;
  /** The number of lines from that of the opening tag to that of the closing one. */
  count: number;
  isInline: boolean;
}

/** The code whose opening tag is in the first line; undefined where none is, or where it isn't closed. */
function readCode(lines: readonly SourceLine[]): Code | undefined {
  const [first] = lines;
  for (const { open, close } of CODE_TAGS) {
    const opening = first && open.exec(first.content);
    if (!opening || isInSpan(first.content, opening.index)) continue;
    const { index, 0: tag, groups = {} } = opening;
    const start = index + tag.length;
    const textOf = (line: SourceLine) => (line === first ? line.content.slice(start) : line.content);
    const last = lines.findIndex((line) => close.test(textOf(line)));
    const closing = close.exec(textOf(lines[last] ?? first));
    if (last === -1 || !closing) continue;
    const content = lines.slice(0, last + 1).map((line) => ({ ...line, content: textOf(line) }));
    const [final = first] = content.splice(-1);
    const before = first.content.slice(0, index);
    const after = { ...final, content: final.content.slice(closing.index + closing[0].length) };
    return {
      ...languageOf(groups),
      ...{ first, before, after, count: last + 1 },
      content: [...content, { ...final, content: final.content.slice(0, closing.index) }],
      isInline: last === 0 && (before.replace(BLOCK_PREFIX, '') !== '' || after.content.trim() !== ''),
    };
  }
  return undefined;
}

/** Whether the text at `index` is in a code span, or a backslash escapes it. */
function isInSpan(content: string, index: number): boolean {
  const ticks = content.slice(0, index).match(/`+/g) ?? [];
  return ticks.length % 2 === 1 || content.charAt(index - 1) === '\\';
}

/** Hexo writes the language among the options, `lang:js`. */
function languageOf({ language, options = '' }: Record<string, string>): Pick<Code, 'language' | 'options'> {
  if (language !== undefined) return { language, options };
  const named = /(?:^|\s)lang:(\S+)/.exec(options);
  return { language: named?.[1] ?? '', options: options.replace(named?.[0] ?? '', '').trim() };
}

/** Lines that are converted, and those that may contain further code. */
interface Converted {
  done: SourceLine[];
  next: SourceLine[];
}

function toSpan({ first, before, content, after }: Code): Converted {
  const code = content[0]?.content.replaceAll(LITERAL_TAG, '').trim() ?? '';
  const marker = fenceAround(code, 1);
  const padding = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  const span = marker + padding + code + padding + marker;
  return { done: [], next: [{ ...first, content: before + span + after.content }] };
}

function toBlock({ first, language, before, content, after }: Code): Converted {
  const prefix = BLOCK_PREFIX.exec(before)?.[0] ?? '';
  const inner = continuedPrefix(prefix);
  const isAlone = before === prefix;
  const code = trimEnds(content.map((line) => toCodeLine(line, inner)));
  const fence = fenceAround(code.map((line) => line.content).join('\n'), 3);
  const blank = { ...first, content: inner.trimEnd() };
  // Below a tag of HTML, only a blank line makes a fence Markdown.
  const opening = isAlone ? (prefix === inner ? [blank] : []) : [{ ...first, content: before }, blank];
  return {
    done: [
      ...opening,
      { ...first, content: `${isAlone ? prefix : inner}${fence}${language}` },
      ...code.map((line) => ({ ...line, content: inner + line.content })),
      { ...after, content: inner + fence },
      { ...after, content: inner.trimEnd() },
    ],
    next: after.content.trim() === '' ? [] : [{ ...after, content: inner + after.content.trimStart() }],
  };
}

/** The code in a line: without the prefix of its block, as far as it has that. */
function toCodeLine(line: SourceLine, prefix: string): SourceLine {
  const own = line.content.slice(0, prefix.length);
  const content =
    /^[\s>]*$/.test(own) && own.length === prefix.length ? line.content.slice(prefix.length) : line.content;
  return { ...line, content: content.replaceAll(LITERAL_TAG, '') };
}

function trimEnds(lines: readonly SourceLine[]): SourceLine[] {
  const isFilled = ({ content }: SourceLine) => content.trim() !== '';
  return lines.slice(Math.max(lines.findIndex(isFilled), 0), lines.findLastIndex(isFilled) + 1);
}
