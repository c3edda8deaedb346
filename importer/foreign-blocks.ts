/** Conversion of other tools' blocks: containers, admonitions, collapsible blocks, tabs and alerts. */
import type { ForeignSyntaxFinding } from '../compiler/check/foreign-syntax.ts';
import { continuedPrefix } from './fenced-code.ts';
import type { LogOmission, SourceLine } from './source-lines.ts';

/** A block in a list of lines, and what replaces it. */
interface Block {
  /** Index of its first line. */
  start: number;
  /** Index after its last line. */
  end: number;
  lines: SourceLine[];
}

/** Reads the block that begins at a finding; undefined if it is no block. */
type BlockReader = (
  lines: readonly SourceLine[],
  finding: ForeignSyntaxFinding,
  findings: readonly ForeignSyntaxFinding[],
  log: LogOmission,
) => Block | undefined;

const READERS: Record<string, BlockReader> = {
  container: readContainer,
  admonition: readAdmonition,
  collapsible: readCollapsible,
  tab: readTab,
  alert: readAlert,
};

/**
 * Converts the outermost blocks; undefined if there are none. Blocks in them are converted by the next call, when their text is
 * parsed without the syntax around it.
 */
export function convertBlocks(
  lines: readonly SourceLine[],
  findings: readonly ForeignSyntaxFinding[],
  log: LogOmission,
): SourceLine[] | undefined {
  const converted: SourceLine[] = [];
  let next = 0;
  for (const finding of findings) {
    if (indexOf(finding) < next) continue;
    const block = READERS[finding.syntax.id]?.(lines, finding, findings, log);
    if (!block) continue;
    converted.push(...lines.slice(next, block.start), ...block.lines);
    next = block.end;
  }
  return next === 0 ? undefined : [...converted, ...lines.slice(next)];
}

const indexOf = ({ place }: ForeignSyntaxFinding) => place.start.line - 1;

/** The text before a finding: the markers of the quotes and lists that it is in. */
function prefixOf(lines: readonly SourceLine[], finding: ForeignSyntaxFinding): string {
  return lines[indexOf(finding)]?.content.slice(0, finding.place.start.column - 1) ?? '';
}

/** `:::tip[Title]` up to its `:::`; without one, up to the next heading. */
function readContainer(
  lines: readonly SourceLine[],
  finding: ForeignSyntaxFinding,
  findings: readonly ForeignSyntaxFinding[],
  log: LogOmission,
): Block {
  const start = indexOf(finding);
  const close = findClose(finding, findings);
  const end = close === undefined ? endOfPart(lines, start) : close + 1;
  const prefix = prefixOf(lines, finding);
  const body = lines.slice(start + 1, close ?? end).map((line) => removePrefix(line, prefix));
  const first = lines[start] ?? { content: '', line: 1 };
  const { type, title } = readContainerHead(finding.text);
  if (type === 'details') return { start, end, lines: toDetails(first, prefix, title || 'Details', body) };
  if (TITLES.has(type)) return { start, end, lines: toQuote(first, prefix, title || titleOf(type), body) };
  if (type !== '' || close === undefined)
    log(first, finding.text, 'guides have no such container: its text is kept');
  const heading = title === '' ? [] : [`**${title}**`, ''];
  return {
    start,
    end,
    lines: withPrefix(first, prefix, ['', ...heading], [...body, { ...first, content: '' }]),
  };
}

const isClose = ({ text }: ForeignSyntaxFinding) => /^:+$/.test(text);

/** Index of the line that closes a container. */
function findClose(
  opening: ForeignSyntaxFinding,
  findings: readonly ForeignSyntaxFinding[],
): number | undefined {
  if (isClose(opening)) return undefined;
  let depth = 0;
  for (const finding of findings.slice(findings.indexOf(opening))) {
    if (finding.syntax.id !== 'container') continue;
    depth += isClose(finding) ? -1 : 1;
    if (depth === 0) return indexOf(finding);
  }
  return undefined;
}

/** Index of the next heading; a lone closing line has no text. */
function endOfPart(lines: readonly SourceLine[], start: number): number {
  if (/^[\s>]*:+\s*$/.test(lines[start]?.content ?? '')) return start + 1;
  const next = lines.findIndex(({ content }, index) => index > start && /^#{1,6}\s/.test(content));
  return next === -1 ? lines.length : next;
}

/** Type and title of `::: tip Title`, `:::tip[Title]{…}`, `:::tip{title="Title"}`, `::: {.tip}`. */
function readContainerHead(text: string): { type: string; title: string } {
  const head =
    /^:+\s*(?:\{\s*\.)?(?<type>[\w-]*)(?:\[(?<label>[^\]]*)\])?(?:[^{\n]*?)(?<attributes>\{?[^{}]*\})?$/u.exec(
      text,
    );
  const type = head?.groups?.['type']?.toLowerCase() ?? '';
  const attribute = /title=(?:"([^"]*)"|'([^']*)')/.exec(text);
  const rest = text
    .replace(/^:+\s*(?:\{\s*\.)?[\w-]*/, '')
    .replace(/\[[^\]]*\]/, '')
    .replace(/\{?[^{}]*\}$/, '');
  const title = head?.groups?.['label'] ?? attribute?.[1] ?? attribute?.[2] ?? rest.replace(/:+\s*$/, '');
  return { type, title: title.trim() };
}

/** Titles of notes whose author gave none, by their type. */
const TITLES = new Map(
  [
    ...['note', 'tip', 'info', 'warning', 'danger', 'caution', 'important', 'hint', 'success', 'question'],
    ...[
      'attention',
      'abstract',
      'summary',
      'example',
      'quote',
      'bug',
      'failure',
      'error',
      'help',
      'faq',
      'todo',
    ],
    ...['check', 'done', 'fail', 'missing', 'cite', 'tldr', 'seealso', 'details', 'alert', 'secondary'],
  ].map((type) => [type, type.charAt(0).toUpperCase() + type.slice(1)]),
);

const titleOf = (type: string) => TITLES.get(type) ?? 'Note';

/** `!!! note "Title"` and the indented lines below it. */
function readAdmonition(lines: readonly SourceLine[], finding: ForeignSyntaxFinding): Block {
  const { start, end, first, prefix, body } = readIndented(lines, finding);
  const { type, title } = readAdmonitionHead(finding.text);
  return { start, end, lines: toQuote(first, prefix, title || titleOf(type), body) };
}

/** `??? question "Title"`: a question of its own where nothing else is below the same heading, else `<details>`. */
function readCollapsible(
  lines: readonly SourceLine[],
  finding: ForeignSyntaxFinding,
  findings: readonly ForeignSyntaxFinding[],
): Block {
  const { start, end, first, prefix, body } = readIndented(lines, finding);
  const { type, title } = readAdmonitionHead(finding.text);
  const summary = title || titleOf(type);
  const depth =
    prefix === '' && isQuestion(type, summary) ? questionDepth(lines, findings, start) : undefined;
  if (depth === undefined) return { start, end, lines: toDetails(first, prefix, summary, body) };
  const heading = { ...first, content: `${'#'.repeat(depth)} ${summary}` };
  return { start, end, lines: [heading, { ...first, content: '' }, ...body, { ...first, content: '' }] };
}

const isQuestion = (type: string, title: string) =>
  ['question', 'faq', 'help'].includes(type) || /[?？]$/.test(title);

/** The level of a question among nothing but questions; undefined where other text is below the same heading. */
function questionDepth(
  lines: readonly SourceLine[],
  findings: readonly ForeignSyntaxFinding[],
  start: number,
): number | undefined {
  const isHeading = ({ content }: SourceLine) => /^#{1,5}\s/.test(content);
  const opening = lines.slice(0, start).findLastIndex(isHeading);
  const after = lines.findIndex((line, index) => index > start && isHeading(line));
  const depth = /^#+/.exec(lines[opening]?.content ?? '')?.[0].length ?? 1;
  const end = after === -1 ? lines.length : after;
  const blocks = findings.filter(
    (finding) => finding.syntax.id === 'collapsible' && indexOf(finding) > opening && indexOf(finding) < end,
  );
  const covered = blocks.map((finding) => readIndented(lines, finding));
  const others = lines
    .slice(0, end)
    .flatMap(({ content }, index) => (index > opening && content.trim() !== '' ? [index] : []))
    .filter((index) => !covered.some((block) => index >= block.start && index < block.end));
  // The intro of a file may stand above its questions.
  const allowed =
    depth === 1 ? others.every((index) => index < (covered[0]?.start ?? 0)) : others.length === 0;
  return allowed ? depth + 1 : undefined;
}

/** `=== "Title"`: its title in bold, and the lines below it. */
function readTab(lines: readonly SourceLine[], finding: ForeignSyntaxFinding): Block {
  const { start, end, first, prefix, body } = readIndented(lines, finding);
  const title = /"([^"]*)"/.exec(finding.text)?.[1] ?? '';
  return {
    start,
    end,
    lines: withPrefix(first, prefix, ['', `**${title}**`, ''], [...body, { ...first, content: '' }]),
  };
}

/** `> [!NOTE] Title`: the same quote with a bold title. */
function readAlert(lines: readonly SourceLine[], finding: ForeignSyntaxFinding): Block | undefined {
  const start = indexOf(finding);
  const first = lines[start];
  const prefix = prefixOf(lines, finding);
  if (!first || !prefix.includes('>')) return undefined;
  const type = /\w+/.exec(finding.text)?.[0].toLowerCase() ?? '';
  const title = first.content.slice(finding.place.end.column - 1).trim() || titleOf(type);
  const contents = [`${prefix}**${title}**`, continuedPrefix(prefix).trimEnd()];
  return { start, end: start + 1, lines: contents.map((content) => ({ ...first, content })) };
}

function readAdmonitionHead(text: string): { type: string; title: string } {
  const type = /^\W*([\w-]+)/.exec(text.replace(/".*/, ''))?.[1]?.toLowerCase() ?? '';
  return { type, title: /"(.*)"/.exec(text)?.[1]?.trim() ?? '' };
}

/** A line and the lines below it that are indented by four spaces or a tab, without that indent. */
function readIndented(lines: readonly SourceLine[], finding: ForeignSyntaxFinding) {
  const start = indexOf(finding);
  const prefix = prefixOf(lines, finding);
  const body: SourceLine[] = [];
  for (const line of lines.slice(start + 1)) {
    const inner = removePrefix(line, prefix);
    if (inner.content.trim() !== '' && !/^(?: {4}|\t)/.test(inner.content)) break;
    body.push({ ...inner, content: inner.content.replace(/^(?: {4}|\t)/, '') });
  }
  while (body.at(-1)?.content.trim() === '') body.pop();
  const first = lines[start] ?? { content: '', line: 1 };
  return { start, end: start + 1 + body.length, first, prefix, body };
}

function removePrefix(line: SourceLine, prefix: string): SourceLine {
  const { length } = prefix;
  const own = line.content.slice(0, length);
  if (/^[\s>]*$/.test(own)) return { ...line, content: line.content.slice(length) };
  return { ...line, content: line.content.trimStart() };
}

function toQuote(
  first: SourceLine,
  prefix: string,
  title: string,
  body: readonly SourceLine[],
): SourceLine[] {
  const inner = trimBlank(body).map((line) => ({ ...line, content: `> ${line.content}`.trimEnd() }));
  const gap = inner.length > 0 ? ['>'] : [];
  return withPrefix(first, prefix, [`> **${title}**`, ...gap], [...inner, { ...first, content: '' }]);
}

function toDetails(
  first: SourceLine,
  prefix: string,
  title: string,
  body: readonly SourceLine[],
): SourceLine[] {
  const summary = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const closing = ['', '</details>', ''].map((content) => ({ ...first, content }));
  return withPrefix(first, prefix, ['<details>', `<summary>${summary}</summary>`, ''], [...body, ...closing]);
}

/** Lines behind the markers of the quotes and lists that they are in; a blank line above keeps them apart from a paragraph. */
function withPrefix(
  first: SourceLine,
  prefix: string,
  opening: readonly string[],
  body: readonly SourceLine[],
): SourceLine[] {
  const lines = [...opening.map((content) => ({ ...first, content })), ...body];
  const rest = continuedPrefix(prefix);
  const isListItem = prefix !== rest;
  const gap = isListItem ? [] : [{ ...first, content: rest.trimEnd() }];
  return [
    ...gap,
    ...lines.map((line, index) => ({
      ...line,
      content: `${index === 0 ? prefix : rest}${line.content}`.trimEnd(),
    })),
  ];
}

function trimBlank(lines: readonly SourceLine[]): SourceLine[] {
  const isFilled = ({ content }: SourceLine) => content.trim() !== '';
  return lines.slice(lines.findIndex(isFilled), lines.findLastIndex(isFilled) + 1);
}
