/** Rendering of one part (intro, answer or summary): Markdown to a sanitised tree, and that to HTML and plain text. */
import type { Element, Root as Hast } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import type { RootContent } from 'mdast';
import { defaultHandlers, type Handler, toHast } from 'mdast-util-to-hast';
import { limitDepth, MAX_HTML_DEPTH } from '../isolation/depth-limit.ts';
import type { RunStep } from '../isolation/steps.ts';
import { reportDeceptiveLinks } from './deceptive-links.ts';
import { listElements } from './elements.ts';
import { footnoteLabels } from './footnote-labels.ts';
import { highlightCode } from './highlight.ts';
import { type Image, reportMissingSrc, resolveImages } from './images.ts';
import { type LinkContext, resolveLinks } from './links.ts';
import { toPlainText } from './plain-text.ts';
import { completePositions } from './positions.ts';
import { lowerCaseSchemes, reportUnsafe, sanitize } from './safe-html.ts';
import { reportUnclosedElements } from './unclosed-elements.ts';

export interface RenderedPart {
  html: string;
  text: string;
}

/** What rendering reads of the guide and its file, and the links and images that it collects. */
export interface RenderContext extends LinkContext {
  locale: string;
  /** Link and footnote definitions of the file. */
  definitions: RootContent[];
  images: Image[];
}

/** The context that all locales of a guide share. */
export interface GuideContext extends Omit<RenderContext, 'file' | 'locale' | 'definitions'> {
  /** Runs the steps of the guide's compilation. */
  run: RunStep;
}

/** The part `id` as a sanitised tree; unsafe HTML, dead links and unusable images are reported. */
export function renderPart(id: string, body: RootContent[], context: RenderContext): Hast {
  const { file, images } = context;
  const tree = toTree(body, context);
  if (!limitDepth(tree, file, MAX_HTML_DEPTH)) reportUnclosedElements(body, file);
  const written = listElements(tree);
  lowerCaseSchemes(written);
  reportUnsafe(written, file);
  reportMissingSrc(written, file);
  const prefix = `${id}--`;
  const safe = sanitize(tree, prefix);
  const elements = listElements(safe);
  lowerHeadings(elements);
  highlightCode(elements, file);
  reportDeceptiveLinks(elements, file);
  resolveLinks(elements, prefix, context);
  images.push(...resolveImages(elements, file));
  return safe;
}

/** The tree as HTML, and as text without markup. */
export function serializePart(tree: Hast): RenderedPart {
  return { html: toHtml(tree).trim(), text: toPlainText(tree) };
}

/** mdast-util-to-hast leaves HTML in Markdown as raw text; only where there is some, the tree has to be parsed again as a browser would. */
function toTree(body: RootContent[], { file, locale, definitions }: RenderContext): Hast {
  let hasHtml = false;
  const html: Handler = (state, node) => {
    hasHtml = true;
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
  const parsed = hasHtml ? raw(tree, { file }) : tree;
  if (parsed.type !== 'root') return { type: 'root', children: [] };
  const position = body[0]?.position;
  if (hasHtml && position) completePositions(parsed, position);
  return parsed;
}

/** An answer is shown under the heading of its question, so a heading in it gets one level lower: `####` becomes `h5`. */
function lowerHeadings(elements: readonly Element[]): void {
  for (const element of elements) {
    const level = /^h([1-5])$/.exec(element.tagName)?.[1];
    if (level) element.tagName = `h${Number(level) + 1}`;
  }
}
