/** Fits Markdown into a guide: levels of headings, links that lead somewhere, images, footnotes of their own. */
import type { Heading, Image, Link, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { decodeUrl, schemeOf } from '../compiler/render/links.ts';
import type { LeftOutList } from './left-out.ts';
import { tidyMarks } from './tidy-marks.ts';

/** What an answer has to know of the guide that it is to stand in. */
export interface Frame {
  /** Where it stands in the source, for people. */
  place: string;
  leftOut: LeftOutList;
  /** The ids of chapters and questions by what links in the source call them. */
  targets: ReadonlyMap<string, string>;
  /** Gives the next number of a footnote in the guide. */
  nextNote: () => number;
}

/** Changes `body` so that the compiler has nothing against it. */
export function fitAnswer(body: RootContent[], frame: Frame): void {
  fitLinks(body, frame);
  tidyMarks(root(body));
  shiftHeadings(body);
  renameFootnotes(body, frame);
}

/** The same for a guide's intro: headings there would open chapters, so they become bold lines. */
export function fitIntro(body: RootContent[], frame: Frame): void {
  fitLinks(body, frame);
  tidyMarks(root(body));
  renameFootnotes(body, frame);
  visit(root(body), 'heading', (node, index, parent) => {
    const strong: PhrasingContent = { type: 'strong', children: node.children };
    parent?.children.splice(index ?? 0, 1, { type: 'paragraph', children: [strong] });
  });
}

/** Changes to its list of children are changes to `body`. */
function root(body: RootContent[]): Root {
  return { type: 'root', children: body };
}

/** From the last to the first, so that what takes a node's place isn't met again. */
function fitLinks(body: RootContent[], frame: Frame): void {
  const fitChildren = (parent: Nodes, linked: boolean): void => {
    if (!('children' in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const node = children[index];
      if (!node) continue;
      fitChildren(node, linked || node.type === 'link');
      const fitted = fitNode(node, linked, frame);
      if (!fitted) continue;
      const apart =
        node.type === 'image' ? setApart(fitted, children[index - 1], children[index + 1]) : fitted;
      children.splice(index, 1, ...apart);
    }
  };
  fitChildren(root(body), false);
}

/** An image needs no spaces around it, the words in its stead do. */
function setApart(
  words: PhrasingContent[],
  before: Nodes | undefined,
  after: Nodes | undefined,
): PhrasingContent[] {
  const space: PhrasingContent = { type: 'text', value: ' ' };
  const apart = (node: Nodes | undefined, end: RegExp) =>
    !node || node.type === 'break' || (node.type === 'text' && end.test(node.value)) ? [] : [space];
  return [...apart(before, /\s$/), ...words, ...apart(after, /^\s/)];
}

/** What takes the place of `node`; undefined where it stays. */
function fitNode(node: Nodes, linked: boolean, frame: Frame): PhrasingContent[] | undefined {
  if (node.type === 'image') return fitImage(node, linked, frame);
  if (node.type !== 'link') return undefined;
  const address = targetOf(node, frame);
  if (address === undefined) return node.children;
  node.url = address;
  return undefined;
}

/** The address that a link has in the guide; undefined, and said, where it would lead nowhere. */
function targetOf({ url, title }: Link, { place, leftOut, targets }: Frame): string | undefined {
  const address = url.trim();
  if (address.startsWith('//')) return `https:${address}`;
  const scheme = schemeOf(address);
  if (scheme && SCHEMES.includes(scheme)) return scheme + address.slice(scheme.length);
  const id = address.startsWith('#')
    ? (targets.get(address.slice(1)) ?? targets.get(decodeUrl(address.slice(1))))
    : '';
  if (id) return `#${id}`;
  if (address !== '') {
    const why = scheme
      ? 'links lead to https:, http:, mailto: or tel: addresses'
      : 'it leads nowhere from the pages that show the guide: write the whole address';
    leftOut.add(`the link to ${address}${title ? ` “${title}”` : ''}`, why, place);
  }
  return undefined;
}

const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** An image of another site becomes a link to it; of one beside the source its words are kept. */
function fitImage({ url, alt, title }: Image, linked: boolean, { place, leftOut }: Frame): PhrasingContent[] {
  const address = url.startsWith('//') ? `https:${url}` : url;
  const remote = /^https?:/i.test(address);
  const words = alt?.trim() || title?.trim() || (remote ? fileName(address) : '');
  const text: PhrasingContent[] = words ? [{ type: 'text', value: words }] : [];
  const described = `the image ${shortened(url)}${words ? ` “${words}”` : ''}${title && title !== words ? ` “${title}”` : ''}`;
  if (!remote) {
    leftOut.add(described, 'put the file beside the guide, and the image where its words are now', place);
    return text;
  }
  if (linked) {
    leftOut.add(described, 'an image of another site is not shown: its words are the link', place);
    return text;
  }
  leftOut.add(described, 'an image of another site is not shown: a link to it stands in its place', place);
  return [
    { type: 'link', url: address.replace(/^https?:/i, (scheme) => scheme.toLowerCase()), children: text },
  ];
}

/** A whole image may be written into its address. */
function shortened(address: string): string {
  return /^data:/i.test(address) && address.length > 40 ? `${address.slice(0, 40)}…` : address;
}

function fileName(address: string): string {
  return decodeUrl(address.split(/[?#]/)[0]?.split('/').at(-1) ?? '') || address;
}

/** The level of the headings that stand highest in an answer: one below its question. */
const HIGHEST = 4;

/** Headings keep their order of rank, and skip no level. Those within quotations and lists are counted by themselves. */
function shiftHeadings(body: RootContent[]): void {
  const [own, nested]: [number[], number[]] = [[], []];
  visit(root(body), 'heading', (node, _, parent) => {
    const above = parent?.type === 'root' ? own : nested;
    while ((above.at(-1) ?? 0) >= node.depth) above.pop();
    above.push(node.depth);
    node.depth = Math.min(HIGHEST - 1 + above.length, 6) as Heading['depth'];
  });
}

/** Every footnote of a guide has its own name, whichever text it comes from. */
function renameFootnotes(body: RootContent[], { nextNote }: Frame): void {
  const names = new Map<string, string>();
  visit(root(body), ['footnoteReference', 'footnoteDefinition'], (node) => {
    if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
    const name = names.get(node.identifier) ?? String(nextNote());
    names.set(node.identifier, name);
    node.identifier = name;
    node.label = name;
  });
}
