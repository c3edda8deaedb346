/** Adaptation of Markdown to its place in a guide: heading levels, links, images and footnote names. */
import type { Heading, Image, Link, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { decodeUrl, isOpenable, schemeOf } from '../compiler/render/links.ts';
import { normalizePhrasing } from './normalize-phrasing.ts';
import type { Omissions } from './omissions.ts';
import { placeWithin } from './place.ts';
import { trimPhrasing } from './trim-phrasing.ts';

/** What the adaptation of one part needs to know of the guide. */
export interface GuideContext {
  /** Position of the part in the source, for people: `line 12`. */
  place: string;
  omissions: Omissions;
  /** Ids of chapters and questions by the fragments that links of the source use for them. */
  targets: ReadonlyMap<string, string>;
  /** Returns the next footnote number of the guide. */
  nextFootnote: () => number;
}

/** Changes the `body` of an answer so that it compiles without diagnostics. */
export function adaptAnswer(body: RootContent[], context: GuideContext): void {
  adaptLinks(body, context);
  normalizePhrasing(rootOf(body));
  trimPhrasing(rootOf(body));
  shiftHeadings(body);
  renameFootnotes(body, context);
}

/** Changes the `body` of an intro likewise. Headings would start chapters there: they become bold paragraphs. */
export function adaptIntro(body: RootContent[], context: GuideContext): void {
  adaptLinks(body, context);
  normalizePhrasing(rootOf(body));
  trimPhrasing(rootOf(body));
  renameFootnotes(body, context);
  visit(rootOf(body), 'heading', (node, index, parent) => {
    const strong: PhrasingContent = { type: 'strong', children: node.children };
    parent?.children.splice(index ?? 0, 1, { type: 'paragraph', children: [strong] });
  });
}

/** A root that shares its list of children with `body`. */
function rootOf(body: RootContent[]): Root {
  return { type: 'root', children: body };
}

function adaptLinks(body: RootContent[], context: GuideContext): void {
  adaptChildren(rootOf(body), false, context);
}

/** Visits children from the last to the first, so that replacements aren't visited again. */
function adaptChildren(parent: Nodes, insideLink: boolean, context: GuideContext): void {
  if (!('children' in parent)) return;
  const children: Nodes[] = parent.children;
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const node = children[index];
    if (!node) continue;
    adaptChildren(node, insideLink || node.type === 'link', context);
    const place = placeWithin(context.place, node);
    const replacement = replacementOf(node, insideLink, { ...context, place });
    if (!replacement) continue;
    const spaced =
      node.type === 'image' ? addSpaces(replacement, children[index - 1], children[index + 1]) : replacement;
    children.splice(index, 1, ...spaced);
  }
}

/** Separates the text that replaces an image from its neighbours. */
function addSpaces(
  replacement: PhrasingContent[],
  before: Nodes | undefined,
  after: Nodes | undefined,
): PhrasingContent[] {
  const space: PhrasingContent = { type: 'text', value: ' ' };
  const spaceUnless = (neighbour: Nodes | undefined, isSpaced: RegExp) =>
    !neighbour || neighbour.type === 'break' || (neighbour.type === 'text' && isSpaced.test(neighbour.value))
      ? []
      : [space];
  return [...spaceUnless(before, /\s$/), ...replacement, ...spaceUnless(after, /^\s/)];
}

/** The nodes that replace `node`; undefined if it stays. */
function replacementOf(
  node: Nodes,
  insideLink: boolean,
  context: GuideContext,
): PhrasingContent[] | undefined {
  if (node.type === 'image') return replaceImage(node, insideLink, context);
  if (node.type !== 'link') return undefined;
  const url = resolveTarget(node, context);
  if (url === undefined) return node.children;
  node.url = url;
  return undefined;
}

const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** The URL of a link in the guide; undefined, and logged, if it would be dead there. */
function resolveTarget(
  { url: written, title }: Link,
  { place, omissions, targets }: GuideContext,
): string | undefined {
  const url = written.trim();
  const absolute = toAbsolute(url);
  const scheme = schemeOf(absolute);
  const isAllowed = scheme !== undefined && SCHEMES.includes(scheme);
  if (isAllowed && isOpenable(absolute)) return scheme + absolute.slice(scheme.length);
  const fragment = url.startsWith('#') ? url.slice(1) : '';
  const id = targets.get(fragment) ?? targets.get(decodeUrl(fragment));
  if (id) return `#${id}`;
  if (url !== '') {
    const why = isAllowed
      ? INVALID_URL
      : scheme
        ? 'links must start with https:, http:, mailto: or tel:'
        : 'the link would be dead on the pages that show the guide: write the full URL';
    omissions.add(`the link to ${url}${title ? ` “${title}”` : ''}`, why, place);
  }
  return undefined;
}

const INVALID_URL = 'the URL is not valid: no browser can open it';

/** With a scheme, and with the slashes that browsers read backslashes before the query as: Markdown would encode them. */
function toAbsolute(url: string): string {
  const absolute = url.startsWith('//') ? `https:${url}` : url;
  if (!/^https?:/i.test(absolute)) return absolute;
  return absolute.replace(/^[^?#]*/, (path) => path.replaceAll('\\', '/'));
}

/** Replaces an image of another site by a link to it, and one next to the source by its alternative text. */
function replaceImage(
  { url, alt, title }: Image,
  insideLink: boolean,
  { place, omissions }: GuideContext,
): PhrasingContent[] {
  const absolute = toAbsolute(url);
  const isRemote = /^https?:/i.test(absolute);
  const words = alt?.trim() || title?.trim() || (isRemote ? fileName(absolute) : '');
  const text: PhrasingContent[] = words ? [{ type: 'text', value: words }] : [];
  const tooltip = title && title !== words ? ` “${title}”` : '';
  const what = `the image ${truncateDataUrl(url)}${words ? ` “${words}”` : ''}${tooltip}`;
  if (!isRemote) {
    omissions.add(what, 'copy the file next to the guide, and replace its words by the image', place);
    return text;
  }
  if (!isOpenable(absolute)) {
    omissions.add(what, INVALID_URL, place);
    return text;
  }
  if (insideLink) {
    omissions.add(what, 'guides show no images of other sites: its words are the link', place);
    return text;
  }
  omissions.add(what, 'guides show no images of other sites: replaced by a link', place);
  const lowerCase = absolute.replace(/^https?:/i, (scheme) => scheme.toLowerCase());
  return [{ type: 'link', url: lowerCase, children: text }];
}

/** A data URL contains the whole image. */
export function truncateDataUrl(url: string): string {
  return /^data:/i.test(url) && url.length > 40 ? `${url.slice(0, 40)}…` : url;
}

function fileName(url: string): string {
  return decodeUrl(url.split(/[?#]/)[0]?.split('/').at(-1) ?? '') || url;
}

/** The highest heading level in an answer: one below its question. */
const TOP_LEVEL = 4;

/** Shifts headings to `TOP_LEVEL` and below without skipping levels. Those in block quotes and lists are counted separately. */
function shiftHeadings(body: RootContent[]): void {
  const [topLevel, nested]: [number[], number[]] = [[], []];
  visit(rootOf(body), 'heading', (node, _, parent) => {
    const ancestors = parent?.type === 'root' ? topLevel : nested;
    while ((ancestors.at(-1) ?? 0) >= node.depth) ancestors.pop();
    ancestors.push(node.depth);
    node.depth = Math.min(TOP_LEVEL - 1 + ancestors.length, 6) as Heading['depth'];
  });
}

/** Numbers footnotes through the whole guide: names are unique within one source text only. */
function renameFootnotes(body: RootContent[], { nextFootnote }: GuideContext): void {
  const names = new Map<string, string>();
  visit(rootOf(body), ['footnoteReference', 'footnoteDefinition'], (node) => {
    if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
    const name = names.get(node.identifier) ?? String(nextFootnote());
    names.set(node.identifier, name);
    node.identifier = name;
    node.label = name;
  });
}
