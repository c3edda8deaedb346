/** Templates, shortcodes and components: syntax that another tool would replace. */
import { MARKUP } from '../visible-source.ts';
import { END, type ForeignSyntax, inline, line, REST, VALUE } from './pattern.ts';

const TEMPLATE = 'guides have no templates: write the text that it stands for';
const COMPONENT = 'guides run no components: write their text in Markdown';

export const TEMPLATES: readonly ForeignSyntax[] = [
  {
    id: 'shortcode',
    name: 'a shortcode',
    tool: 'Hugo, Quarto',
    pattern: inline(String.raw`\{\{(?:[<%]|${MARKUP})[\s\S]{1,1000}?(?:[>%]|${MARKUP})\}\}`),
    hint: TEMPLATE,
    inUrls: true,
  },
  {
    id: 'template-tag',
    name: 'a template tag',
    tool: 'Liquid, Jinja, Markdoc, GitBook',
    pattern: inline(String.raw`\{%-?\s{0,9}/?[A-Za-z#][^%]{0,1000}?%\}`),
    hint: TEMPLATE,
    inUrls: true,
  },
  {
    id: 'template-comment',
    name: 'a template comment',
    tool: 'Jinja, Twig',
    pattern: inline(String.raw`\{#\s[^{}]{0,1000}?\s#\}`),
    hint: 'write an HTML comment, <!-- … -->, which is not published',
  },
  {
    id: 'template-variable',
    name: 'a template variable',
    tool: 'Liquid, Handlebars, Vue',
    pattern: inline(String.raw`\{\{\{?(?![{}])[^{}\n]{0,500}[^{}\s][^{}\n]{0,500}\}\}\}?`),
    hint: TEMPLATE,
    inUrls: true,
  },
  {
    id: 'erb-tag',
    name: 'a template tag',
    tool: 'ERB, EJS',
    pattern: inline(String.raw`<%[=#-]?\s[^%]{1,500}%>`),
    hint: TEMPLATE,
    inUrls: true,
  },
  {
    id: 'mdx-comment',
    name: 'a comment',
    tool: 'MDX',
    pattern: inline(String.raw`\{\s{0,9}/\*[\s\S]{0,2000}?\*/\s{0,9}\}`),
    hint: 'write an HTML comment, <!-- … -->, which is not published',
  },
  {
    id: 'mdx-import',
    name: 'an import',
    tool: 'MDX',
    pattern: line(
      String.raw`import\s+(?:${VALUE}|(?:[\w$]+|\*\s+as\s+[\w$]+|(?:[\w$]+,\s*)?\{[^{}]{0,500}\})\s+from\s+(?:"[^"\s]{1,200}"|'[^'\s]{1,200}'));?${END}`,
    ),
    hint: COMPONENT,
  },
  {
    id: 'mdx-export',
    name: 'an export',
    tool: 'MDX',
    pattern: line(
      String.raw`export\s+(?:(?:const|let|var)\s+[\w$]+\s*=|(?:default\s+)?(?:async\s+)?(?:function|class)\b|default\s+[({<]|\{[^{}]{0,500}\}\s*(?:;|from\b)|\*\s+from\b)${REST}`,
    ),
    hint: COMPONENT,
  },
  {
    id: 'mdx-component',
    name: 'a component',
    tool: 'MDX',
    pattern: inline(
      String.raw`(?:<(?:/?[A-Za-z]\w{0,60}(?:\.\w{1,60})+[^<>]{0,500}|[A-Za-z][\w.]{0,60}\s[^<>]{0,500}?=\{[\s\S]{0,500}?\}[^<>]{0,200}|[A-Z]\w{0,60}(?:\s[^<>]{0,500})?/)>|<>(?=[\s\S]{0,2000}?</>)|</>(?<=<>[\s\S]{0,2000}?</>))`,
    ),
    hint: COMPONENT,
  },
  {
    id: 'mdx-expression',
    name: 'an expression',
    tool: 'MDX',
    pattern: inline(
      String.raw`(?<!\$)\{(?:${VALUE}|\s*(?:props|frontmatter|page|site|process|Astro|import\.meta)\.[^{}\n]{1,200}|[\w$.]{1,80}\([^{}\n]{0,200}\)\s*|[^{}\n]{0,200}=>[^{}\n]{0,200})\}`,
    ),
    hint: COMPONENT,
  },
];
