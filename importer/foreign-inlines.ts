/** Conversion of other tools' inline syntax and lines; what has no equivalent is omitted. */
import type { ForeignSyntaxFinding } from '../compiler/check/foreign-syntax.ts';
import { convertFigure } from './hugo-figure.ts';
import type { LogOmission, SourceLine } from './source-lines.ts';

/** Markdown for a finding, or why it is omitted, with the words of it that are kept. */
type Conversion = string | { why: string; kept?: string };

const TEMPLATE = 'guides have no templates: write the text that it stands for';
const STYLE = 'guides are styled by the page that shows them';
const COMPONENT = 'guides run no components';
const LITERAL = 'it is kept as text: guides have no such syntax';

const CONVERSIONS: Record<string, (text: string) => Conversion> = {
  shortcode: convertShortcode,
  'template-tag': () => ({ why: TEMPLATE }),
  'template-variable': () => ({ why: TEMPLATE }),
  'erb-tag': () => ({ why: TEMPLATE }),
  'template-comment': (text) => toComment(text.slice(2, -2)),
  'mdx-comment': convertMdxComment,
  'mdx-import': () => ({ why: COMPONENT }),
  'mdx-export': () => ({ why: COMPONENT }),
  'mdx-component': () => ({ why: COMPONENT }),
  'mdx-expression': convertMdxExpression,
  'code-import': () => ({ why: 'the importer reads this file only: write the text of the other file' }),
  'block-directive': (text) => (/^::$/.test(text) ? '' : { why: COMPONENT, kept: labelOf(text) }),
  'text-directive': (text) => ({ why: COMPONENT, kept: labelOf(text) }),
  contents: () => ({ why: 'the page that shows the guide lists its questions' }),
  'docsify-hint': () => '> ',
  'wiki-link': convertWikiLink,
  'kramdown-attributes': () => ({ why: STYLE }),
  'pandoc-attributes': () => ({ why: STYLE }),
  role: () => ({ why: 'its text is kept' }),
  'rst-directive': (text) => ({
    why: LITERAL,
    kept: text.replace(/^\.\.\s+[\w:-]+?::\s*/, '').replace(/^\.\..*/, ''),
  }),
  'asciidoc-macro': (text) => ({ why: LITERAL, kept: labelOf(text) }),
  'asciidoc-attribute': () => ({ why: STYLE }),
  'confluence-macro': (text) => ({ why: STYLE, kept: /title=([^|}]*)/.exec(text)?.[1] ?? '' }),
  'confluence-heading': (text) => `#### ${text.replace(/^h\d\.\s+/, '')}`,
  'wordpress-shortcode': (text) => convertBbCode(text),
  formula: convertFormula,
  emoji: () => ({ why: 'write the emoji itself' }),
  inserted: convertInserted,
  marked: (text) => `**${text.slice(2, -2)}**`,
  'editorial-mark': convertEditorialMark,
  'inline-footnote': (text) => ` (${text.slice(2, -1)})`,
  superscript: (text) => `<sup>${text.slice(1, -1)}</sup>`,
  abbreviation: () => ({ why: 'guides have no abbreviations: write the words out' }),
  'definition-list': (text) => `\n${text.replace(/^:\s+/, '')}`,
};

/** Converts all inline syntax; undefined if there is none. */
export function convertInlines(
  lines: readonly SourceLine[],
  findings: readonly ForeignSyntaxFinding[],
  log: LogOmission,
): SourceLine[] | undefined {
  let changed = false;
  const converted = [...lines];
  // From the last to the first, so that the positions of those before stay valid.
  for (const finding of findings.toReversed()) {
    const { start, end } = finding.place;
    const first = converted[start.line - 1];
    const last = converted[end.line - 1];
    if (!first || !last) continue;
    const written = textBetween(converted, finding);
    const replacement = isWhole(finding, written)
      ? replacementOf(finding, first, log)
      : removeTemplates(written, finding, first, log);
    if (replacement === written) continue;
    changed = true;
    const content =
      first.content.slice(0, start.column - 1) + replacement + last.content.slice(end.column - 1);
    const texts = content.trim() === '' ? [''] : content.split('\n');
    converted.splice(
      start.line - 1,
      end.line - start.line + 1,
      ...texts.map((text) => ({ ...first, content: text })),
    );
  }
  return changed ? converted : undefined;
}

function textBetween(lines: readonly SourceLine[], { place: { start, end } }: ForeignSyntaxFinding): string {
  const all = lines.slice(start.line - 1, end.line).map(({ content }) => content);
  const last = all.length - 1;
  return all
    .map((content, index) =>
      content.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join('\n');
}

/** Whether the finding is the syntax itself, not a link, image or tag that has it in an attribute. */
const isWhole = ({ text }: ForeignSyntaxFinding, written: string) =>
  written.trimEnd() === text.trimEnd() && !text.startsWith('<');

function replacementOf({ syntax, text }: ForeignSyntaxFinding, line: SourceLine, log: LogOmission): string {
  const conversion = CONVERSIONS[syntax.id]?.(text) ?? { why: LITERAL };
  if (typeof conversion === 'string') return conversion;
  log(line, text, conversion.why);
  return conversion.kept ?? '';
}

/** `written`, a link, an image or a tag, without the syntax in its URL or its text. */
function removeTemplates(
  written: string,
  { syntax, text }: ForeignSyntaxFinding,
  line: SourceLine,
  log: LogOmission,
): string {
  const replacement = written.replaceAll(syntax.pattern, '');
  if (replacement !== written) log(line, text, TEMPLATE);
  return replacement;
}

function convertShortcode(text: string): Conversion {
  const [, name = '', rest = ''] = /^\{\{[<%]\s*([\w/-]+)\s*([\s\S]*?)\s*\/?[>%]\}\}$/.exec(text) ?? [];
  const argument = /^"?([^\s"=]+)"?$/.exec(rest)?.[1];
  const figure = name === 'figure' || name === 'img' ? convertFigure(rest) : undefined;
  if (figure !== undefined) return figure;
  if (name === 'youtube' && argument) return `https://www.youtube.com/watch?v=${argument}`;
  if (name === 'vimeo' && argument) return `https://vimeo.com/${argument}`;
  if ((name === 'ref' || name === 'relref') && argument) return argument;
  return { why: TEMPLATE };
}

function convertWikiLink(text: string): Conversion {
  const [page = '', label] = text
    .replace(/^!?\[\[/, '')
    .slice(0, -2)
    .split('|');
  if (text.startsWith('!')) return { why: 'copy the file next to the guide, and insert it' };
  return { why: 'the link would be dead: write the full URL', kept: label ?? page };
}

function convertFormula(text: string): Conversion {
  const formula = text.replaceAll(/^\$+|\$+$|^\\+\(|\\+\)$/g, '').trim();
  if (!/[$(]/.test(text.slice(0, 3))) return { why: 'guides have no formulas' };
  const code =
    formula.includes('\n') || text.startsWith('$$\n') ? `\`\`\`\n${formula}\n\`\`\`` : `\`${formula}\``;
  return { why: 'guides have no formulas: it is kept as code', kept: code };
}

const KEYS =
  /^(?:ctrl|alt|shift|cmd|command|option|enter|return|tab|esc|escape|space|delete|del|backspace|f\d+|[a-z0-9]|arrow-\w+|page-\w+|home|end|up|down|left|right|meta|win|windows)(?:\+[\w-]+)*$/i;

function convertInserted(text: string): Conversion {
  const words = text.slice(2, -2);
  if (!KEYS.test(words)) return `<ins>${words}</ins>`;
  return words
    .split('+')
    .map((key) => `<kbd>${key.charAt(0).toUpperCase()}${key.slice(1)}</kbd>`)
    .join('+');
}

function convertEditorialMark(text: string): Conversion {
  const words = text.slice(3, -3);
  if (text.startsWith('{++') || text.startsWith('{==')) return words;
  if (text.startsWith('{~~') && words.includes('~>')) return words.split('~>')[1] ?? '';
  return { why: 'it is marked as deleted, or a comment' };
}

const BB_CODE = new Map([
  ['b', '**'],
  ['i', '*'],
  ['s', '~~'],
]);

function convertBbCode(text: string): Conversion {
  const name = /^\[\/?([a-z]+)\]$/.exec(text)?.[1] ?? '';
  return BB_CODE.get(name) ?? { why: LITERAL };
}

/** A string is its text; other expressions could be meant literally: they stay, and are listed when the guide is written. */
function convertMdxExpression(text: string): string {
  return /^\{\s*["']([^"'{}]*)["']\s*\}$/.exec(text)?.[1] ?? text;
}

/** Docusaurus writes the id of a heading as `{/* #id *\/}`. */
function convertMdxComment(text: string): Conversion {
  const words = text
    .replace(/^\{\s*\/\*/, '')
    .replace(/\*\/\s*\}$/, '')
    .trim();
  return /^#[\w-]+$/.test(words) ? `{${words}}` : toComment(words);
}

/** An HTML comment: it stays in the guide for its authors. */
function toComment(words: string): string {
  return `<!-- ${words.replaceAll('--', '- -').trim()} -->`;
}

function labelOf(text: string): string {
  return /\[([^\]]*)\]/.exec(text)?.[1] ?? '';
}
