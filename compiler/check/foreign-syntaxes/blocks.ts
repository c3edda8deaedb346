/** Blocks and lines of other tools' Markdown: containers, admonitions, definition lists. */
import { CODE } from '../visible-source.ts';
import { BRACKETS, END, type ForeignSyntax, line, QUOTE, REST, WORD } from './pattern.ts';

/** The types of admonitions of MkDocs Material with their aliases, and those of the other tools. */
const ADMONITIONS = [
  'note|seealso|abstract|summary|tldr|info|todo|tip|hint|important|success|check|done|question|help|faq',
  'warning|caution|attention|failure|fail|missing|danger|error|bug|example|quote|cite',
].join('|');

/** What follows `!!!` and `???`: a title, a known type, one word in lower case, or any above an indented block; not an exclamation. */
const ADMONITION = [
  String.raw`[ \t]?(?:(?:${WORD}[ \t]+){0,4}"[^"\n]{0,300}"|(?:${ADMONITIONS})(?:[ \t]+${WORD}){0,3}|[a-z][\w-]{0,60}`,
  String.raw`|(?:${WORD}[ \t]*){1,4}(?=\r?\n(?:[ \t>]*\r?\n)?[ \t>]*(?: {4}\S|${CODE})))${END}`,
].join('');

const DETAILS = 'write a question of its own, or <details> and <summary>';
const HEADINGS = 'write each as a "####" heading or a bold paragraph';

export const BLOCKS: readonly ForeignSyntax[] = [
  {
    id: 'code-import',
    name: 'a code import',
    tool: 'VitePress, MkDocs',
    pattern: line(
      String.raw`(?:<<<[ \t]*[@./\w]${REST}|-{1,8}8<-{1,8}[ \t]*(?:"${REST})?|\{![^{}\n]{1,200}!\})${END}`,
    ),
    hint: 'write the text of the file here',
  },
  {
    id: 'container',
    name: 'a container',
    tool: 'VitePress, Docusaurus, Starlight, Pandoc',
    pattern: line(String.raw`:{3,20}(?:${END}|[ \t]*[A-Za-z{\[]${REST})`),
    hint: QUOTE,
  },
  {
    id: 'block-directive',
    name: 'a block directive',
    tool: 'remark-directive, Nuxt Content',
    pattern: line(String.raw`::(?:${WORD}(?:${BRACKETS})?(?:\{[^}\n]{0,300}\})?)?${END}`),
    hint: 'write its text in Markdown, and a link to what it would embed',
  },
  {
    id: 'admonition',
    name: 'an admonition',
    tool: 'MkDocs',
    pattern: line(`!!!(?!!)${ADMONITION}`),
    hint: QUOTE,
  },
  {
    id: 'collapsible',
    name: 'a collapsible block',
    tool: 'MkDocs',
    pattern: line(String.raw`\?\?\?(?!\?)\+?${ADMONITION}`),
    hint: DETAILS,
  },
  {
    id: 'tab',
    name: 'a tab',
    tool: 'MkDocs',
    pattern: line(String.raw`===[+!]{0,2}[ \t]+"[^"\n]{1,300}"${END}`),
    hint: HEADINGS,
  },
  {
    id: 'alert',
    name: 'an alert',
    tool: 'GitHub, Obsidian, Microsoft Learn',
    pattern: line(String.raw`\[![A-Za-z][\w-]{0,40}(?:[ \t|][^\]\n]{0,200})?\][+-]?`),
    hint: QUOTE,
  },
  {
    id: 'docsify-hint',
    name: 'a hint',
    tool: 'Docsify',
    pattern: line(String.raw`[!?]>[ \t]+(?=\S)`),
    hint: QUOTE,
  },
  {
    id: 'contents',
    name: 'a table of contents',
    tool: 'VitePress, Python-Markdown, GitLab',
    pattern: line(String.raw`(?:\[\[_?(?:toc|TOC)_?\]\]|\[(?:toc|TOC)\]|\$\{toc\}|@\[toc\]${REST})${END}`),
    hint: 'remove it: the page lists the questions itself',
  },
  {
    id: 'rst-directive',
    name: 'a directive',
    tool: 'reStructuredText',
    pattern: line(
      String.raw`\.\.[ \t]+(?:[a-z][\w:-]{0,60}::(?:[ \t]${REST})?|_[^:\n]{1,200}:${REST}|\|[^|\n]{1,80}\|[ \t]+[a-z]+::${REST})${END}`,
    ),
    hint: QUOTE,
  },
  {
    id: 'asciidoc-attribute',
    name: 'a block attribute',
    tool: 'AsciiDoc',
    pattern: line(
      String.raw`\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|source(?:,[^\]\n]{0,80})?|quote(?:,[^\]\n]{0,80})?|%[a-z]+)\]${END}`,
    ),
    hint: QUOTE,
  },
  {
    id: 'confluence-heading',
    name: 'a heading',
    tool: 'Confluence, Textile',
    pattern: line(String.raw`h[1-6]\.[ \t]+\S${REST}`),
    hint: 'write "####" and the text of the heading',
  },
  {
    id: 'abbreviation',
    name: 'an abbreviation',
    tool: 'PHP Markdown Extra, Python-Markdown',
    pattern: line(String.raw`\*\[[^\]\n]{1,100}\]:[ \t]*\S${REST}`),
    hint: 'write the words out where the abbreviation is first used',
  },
  {
    id: 'definition-list',
    name: 'a definition list',
    tool: 'Pandoc, PHP Markdown Extra',
    pattern: /^[ \t>]*[^\s>:|][^\n]{0,200}\r?\n(?:[ \t>]*\r?\n)?[ \t>]{0,20}(?<at>:[ \t]+\S[^\n]{0,500})/dgmu,
    hint: 'write the term in bold and its definition after it, or a table',
  },
];
