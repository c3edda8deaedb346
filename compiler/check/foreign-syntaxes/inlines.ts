/** Inline syntax of other tools' Markdown: attributes, wiki links, formulas, marks. */
import { CODE, MARKUP } from '../visible-source.ts';
import { BRACKETS, type ForeignSyntax, inline, QUOTE, VALUE, WORD } from './pattern.ts';

const ATTRIBUTES =
  'remove it: the page that shows the guide styles it, and links to other sites get their rel';

export const INLINES: readonly ForeignSyntax[] = [
  {
    id: 'text-directive',
    name: 'a text directive',
    tool: 'remark-directive, Nuxt Content',
    pattern: inline(
      String.raw`(?<![\p{L}\p{N}:/\\]):${WORD}(?:${BRACKETS}(?:\{[^}\n]{0,300}\})?|\{[^}\n]{1,300}\})`,
    ),
    hint: 'write its text in Markdown',
  },
  {
    id: 'wiki-link',
    name: 'a wiki link',
    tool: 'Obsidian, MediaWiki',
    pattern: inline(String.raw`!?\[\[(?![\s"'\d,-]{1,9}(?:\]|,))(?=[^\s"'\-\[\]])[^\[\]\n]{1,300}\]\]`),
    hint: 'write a link: [text](#id), or [text](../guide/locale.md#id) to another guide',
  },
  {
    id: 'kramdown-attributes',
    name: 'an attribute list',
    tool: 'kramdown, Python-Markdown',
    pattern: inline(
      String.raw`\{:{1,2}/?[ \t]*(?:[.#][\w-]{1,80}|[\w:-]{1,80}=(?:${VALUE}|[^\s{}"']{1,200})|[A-Za-z][\w-]{0,80})(?:[ \t]+[^{}\n]{1,300})?[ \t]*/?\}`,
    ),
    hint: ATTRIBUTES,
  },
  {
    id: 'pandoc-attributes',
    name: 'an attribute list',
    tool: 'Pandoc, MkDocs',
    pattern: inline(
      String.raw`(?<![{$\p{L}\p{N}])(?:\{[ \t]*(?:[\w-]{1,80}=${VALUE}[ \t]+)?[.#][A-Za-z_][\w:-]{0,80}(?:[ \t]+(?:[.#-]|[\w:-]{1,80}=)[^{}\n]{0,300})?[ \t]*\}|\{(?<=[\])${MARKUP}${CODE}]\{|^#.{0,300}\{)[ \t]*[\w-]{1,80}=(?:${VALUE}|[^\s{}"']{1,200})(?:[ \t]+[^{}\n]{1,300})?[ \t]*\})`,
    ),
    hint: ATTRIBUTES,
  },
  {
    id: 'role',
    name: 'a role',
    tool: 'reStructuredText, MyST',
    pattern: inline(
      String.raw`(?:(?<![\p{L}\p{N}:]):[a-z][\w:.+-]{0,60}:|\{[a-z][\w:.+-]{0,60}\})(?=${CODE})`,
    ),
    hint: 'write a link, or its text',
  },
  {
    id: 'asciidoc-macro',
    name: 'a macro',
    tool: 'AsciiDoc',
    pattern: inline(
      String.raw`(?<![\p{L}\p{N}_:\\])(?:image|video|audio|include|link|xref|footnote|kbd|btn|menu|icon|pass|stem)::?[^\s\[\]]{0,300}\[[^\]\n]{0,300}\]`,
    ),
    hint: 'write a link or an image in Markdown, or its text',
  },
  {
    id: 'confluence-macro',
    name: 'a macro',
    tool: 'Confluence, Jira',
    pattern: inline(
      String.raw`\{(?:(?:code|note|info|tip|warning|panel|noformat|quote|expand|status|toc|include|section|column)(?::[^{}\n]{1,300})\}|(?<macro>code|note|info|tip|warning|panel|noformat|quote|expand|color)\}(?=[\s\S]{0,2000}?\{\k<macro>\})|(?:anchor|color|toc):[^{}\n]{1,100}\})`,
    ),
    hint: QUOTE,
  },
  {
    id: 'wordpress-shortcode',
    name: 'a shortcode',
    tool: 'WordPress, BBCode',
    pattern: inline(
      String.raw`(?:\[[a-z][\w-]{1,40}(?:[ \t]+[\w-]{1,40}=${VALUE}){1,20}[ \t]*/?\]|\[(?<shortcode>[a-z][\w-]{0,40})(?:[ =][^\]\n]{0,200})?\](?=[\s\S]{0,2000}?\[/\k<shortcode>\])|\[/(?<closed>[a-z][\w-]{0,40})\](?<=\[\k<closed>[ =\]][\s\S]{0,2000}))`,
    ),
    hint: 'write it in Markdown',
  },
  {
    id: 'formula',
    name: 'a formula',
    tool: 'TeX, KaTeX, MathJax',
    pattern: inline(
      String.raw`(?:(?<!\$)\$\$(?!\$)(?=[^$]{0,1000}?[\\^_=+{}]|[ \t]*\r?\n)[^$]{1,1000}\$\$(?!\$)|(?<![\w$])\$(?=[^\s$])[^$\n]{0,200}?(?:\\[a-zA-Z]+|\^|_\{)[^$\n]{0,200}(?<=[^\s$])\$(?![\d$])|\\{1,2}\([^\n]{1,300}?\\\\\)|\\(?:begin|end|newcommand|renewcommand|def|usepackage|section|label|ref|cite|textbf|textit|emph|frac|sqrt|href)\b\*?(?:${BRACKETS})?\\?\{)`,
    ),
    hint: 'write it as text or code, or as an image with alternative text',
  },
  {
    id: 'emoji',
    name: 'an emoji shortcode',
    tool: 'GitHub, Slack, MkDocs',
    pattern: inline(
      String.raw`(?<![\p{L}\p{N}:/_.\\-]):(?:[a-z](?:[a-z0-9_+-]{0,60}[a-z0-9])|[+-]1|100|1234):(?![\p{L}\p{N}:])`,
    ),
    hint: 'write the emoji itself',
  },
  {
    id: 'editorial-mark',
    name: 'an editorial mark',
    tool: 'CriticMarkup',
    pattern: inline(
      String.raw`(?:\{\+\+[\s\S]{1,500}?\+\+\}|\{--[\s\S]{1,500}?--\}|\{>>[\s\S]{1,500}?<<\}|\{==[\s\S]{1,500}?==\}|\{~~[\s\S]{1,500}?~~\})`,
    ),
    hint: 'write the final text',
  },
  {
    id: 'inserted',
    name: 'inserted text',
    tool: 'markdown-it, Python-Markdown',
    pattern: inline(
      // Not the operator of programs: `++i; i++`.
      String.raw`(?<![\p{L}\p{N}+])\+\+(?=[^\s+])(?!(?<operand>\w{1,40})\b[^+\n]{1,300}\b\k<operand>\+\+)(?:[^+\n;]|\+(?!\+)){1,300}(?<=[^\s+])\+\+(?![\p{L}\p{N}+])`,
    ),
    hint: 'write <ins> … </ins>, or <kbd> … </kbd> for keys',
  },
  {
    id: 'marked',
    name: 'marked text',
    tool: 'markdown-it, Obsidian, Pandoc',
    pattern: inline(
      String.raw`(?<![\p{L}\p{N}=<>!+*/-])==(?=[^\s=])[^=\n]{1,300}(?<=[^\s=])==(?![\p{L}\p{N}=])`,
    ),
    hint: 'write it in bold: **…**',
  },
  {
    id: 'inline-footnote',
    name: 'an inline footnote',
    tool: 'Pandoc, markdown-it',
    pattern: inline(String.raw`\^\[[^\[\]\n]{1,500}\]`),
    hint: 'write a reference, [^1], and the footnote below: [^1]: …',
  },
  {
    id: 'superscript',
    name: 'superscript',
    tool: 'Pandoc, markdown-it',
    pattern: inline(String.raw`\^(?<=[\p{L}\p{N})]\^)[\p{L}\p{N}+-]{1,20}\^(?![\p{L}\p{N}_])`),
    hint: 'write <sup> … </sup>',
  },
];
