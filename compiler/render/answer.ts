/** Renders the Markdown of one part (intro, answer, summary) to a safe tree, and that to HTML and plain text. */
import type { Element, Root as Hast, RootContent as HastContent } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
import type { RootContent } from 'mdast';
import { defaultHandlers, type Handler, toHast } from 'mdast-util-to-hast';
import { listElements } from './elements.ts';
import { footnoteLabels } from './footnote-labels.ts';
import { highlightCode } from './highlight.ts';
import { type Image, resolveImages } from './images.ts';
import { type LinkTargets, resolveLinks } from './links.ts';
import { reportUnsafe, sanitize } from './safe-html.ts';

export interface Answer {
  html: string;
  text: string;
}

/** What rendering a part has to know of its guide, and what it finds. */
export interface Surroundings extends LinkTargets {
  locale: string;
  definitions: RootContent[];
  images: Image[];
}

/** The part `id` as a safe tree; unsafe HTML, dead links and images that can't be shown are reported. */
export function renderPart(id: string, body: RootContent[], surroundings: Surroundings): Hast {
  const { file, images } = surroundings;
  const tree = toTree(body, surroundings);
  reportUnsafe(listElements(tree), file);
  const prefix = `${id}--`;
  const safe = sanitize(tree, prefix);
  const elements = listElements(safe);
  lowerHeadings(elements);
  highlightCode(elements, file);
  resolveLinks(elements, prefix, surroundings);
  images.push(...resolveImages(elements, file));
  return safe;
}

/** The tree as a reader gets it: HTML, and the same words without markup. */
export function toAnswer(tree: Hast): Answer {
  return { html: toHtml(tree).trim(), text: trimLines(toText(withoutMarks(tree))) };
}

/** HTML in Markdown comes as text: only where there is some, the whole has to be parsed anew as a browser would. */
function toTree(body: RootContent[], { file, locale, definitions }: Surroundings): Hast {
  let found = false;
  const html: Handler = (state, node) => {
    found = true;
    return defaultHandlers.html(state, node);
  };
  const tree = toHast(
    { type: 'root', children: [...body, ...definitions] },
    {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabelTagName: 'p',
      footnoteLabelProperties: { className: ['footnotes-label'], id: 'footnote-label' },
      ...footnoteLabels(locale),
      handlers: { html },
      file,
    },
  );
  const whole = found ? raw(tree, { file }) : tree;
  return whole.type === 'root' ? whole : { type: 'root', children: [] };
}

/** An answer stands under its question, so a `####` in it is one level below the question's own heading. */
function lowerHeadings(elements: readonly Element[]): void {
  for (const element of elements) {
    const level = /^h([1-5])$/.exec(element.tagName)?.[1];
    if (level) element.tagName = `h${Number(level) + 1}`;
  }
}

/** Without the numbers and arrows of footnotes: in plain text they lead nowhere. */
function withoutMarks(tree: Hast): Hast {
  const strip = (nodes: HastContent[]): HastContent[] =>
    nodes.flatMap((node): HastContent[] => {
      if (node.type !== 'element') return [node];
      if (isMark(node)) return [];
      return [{ ...node, children: strip(node.children) as Element['children'] }];
    });
  return { ...tree, children: strip(tree.children) };
}

function trimLines(text: string): string {
  return text.replaceAll(/[ \t]+$/gm, '').trim();
}

function isMark({ tagName, properties, children }: Element): boolean {
  if ('dataFootnoteBackref' in properties) return true;
  const [child] = children;
  return tagName === 'sup' && child?.type === 'element' && 'dataFootnoteRef' in child.properties;
}
