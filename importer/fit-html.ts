/** Takes out of a tree of HTML what a guide can't show, or puts in its place what it can; all of it is said. */
import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { defaultHandlers } from 'hast-util-to-mdast';
import { toText } from 'hast-util-to-text';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import type { LeftOutList } from './left-out.ts';

/** Where HTML comes from. */
export interface Origin {
  place: string;
  leftOut: LeftOutList;
  /** The address of its page, for links that are relative to it. */
  base?: string | undefined;
}

/** Stands for a footnote's mark while Markdown is HTML. */
export const FOOTNOTE_MARK = 'edge-faq-footnote';

/** `nodes` without what a guide can't show; all that is lost is said. Comments are for whoever made the page. */
export function fitNodes<Content extends RootContent | ElementContent>(
  nodes: readonly Content[],
  origin: Origin,
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node];
    if (node.type !== 'element') return [];
    sayLooks(node, origin);
    completeAddresses(node, origin);
    const treat = Object.hasOwn(treatments, node.tagName) ? treatments[node.tagName] : undefined;
    if (!treat && !isKnown(node)) sayUnknown(node, origin);
    return (treat?.(node, origin) ?? [node]).map((child) => {
      // Of preformatted text only the text is taken.
      if (child.type !== 'element' || child.tagName === 'pre') return child;
      const children = fitNodes(child.children, origin);
      return isEmpty(child, children) ? space() : { ...child, children };
    });
  });
}

/** What a script of the page would show at a click is part of the answer; what is a box to the eye joins no words. */
export function unhide(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    delete element.properties['hidden'];
    if (element.tagName === 'dialog') element.tagName = 'div';
    if (element.tagName === 'pre') return SKIP;
    if (index === undefined || !parent || !BOXES.has(element.tagName)) return undefined;
    parent.children.splice(index, 1, space(), element, space());
    unhide({ type: 'root', children: element.children });
    return [SKIP, index + 3];
  });
}

/** A new one each time: trees are changed in place. */
function space(): Text {
  return { type: 'text', value: ' ' };
}

/** Elements that hold more than words within a line. */
const BLOCKS = `address article aside blockquote center details div figcaption figure footer form fieldset
  header hr legend main nav p pre section summary caption h1 h2 h3 h4 h5 h6 dl dt dd ul ol li
  menu table tr td th`.split(/\s+/);

/** Elements that begin and end apart from the words around them. */
const BOXES = new Set([
  ...BLOCKS,
  ...['button', 'select', 'option', 'textarea', 'input', 'noscript', 'script', 'style', 'template', 'title'],
  ...['img', 'iframe', 'embed', 'object', 'video', 'audio', 'svg', 'math'],
]);

/** Whether HTML knows an element of that name. */
export function isElementName(name: string): boolean {
  return Object.hasOwn(defaultHandlers, name) || Object.hasOwn(treatments, name) || kept.includes(name);
}

/** The plain text of a heading; links and images in it are left out. */
export function plainFromHeading(heading: Element, { leftOut, place }: Origin): string {
  visit(heading, 'element', ({ tagName, properties }) => {
    const address = properties['href'] ?? properties['src'];
    if (address === undefined || address === null) return;
    const alt = typeof properties['alt'] === 'string' ? ` “${properties['alt']}”` : '';
    const what = tagName === 'a' ? 'the link to' : `<${tagName}>`;
    leftOut.add(`${what} ${String(address)}${alt}`, 'headings are plain text', place);
  });
  return oneLine(toText({ ...heading, tagName: 'div' }));
}

/** `text` with all white space as single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

type Treatment = (element: Element, origin: Origin) => ElementContent[];

/** Elements that Markdown has no marks for and the compiler lets through: they stay HTML. */
export const kept = ['sub', 'sup', 'ins', 'ruby', 'rt', 'rp'];

/** Elements that Markdown has marks for, which go round words. */
const MARKS = 'a b strong i em u mark del s strike q code kbd samp tt var'.split(' ');

/** What can't stay as it is; all else is kept, or gives its words. */
const treatments: Record<string, Treatment> = {
  script: leaveOut('a guide runs no script'),
  style: leaveOut('a guide takes its looks from the page'),
  noscript: leaveOut('it is for readers without script'),
  template: leaveOut('it is not shown'),
  link: leaveOut('a guide loads nothing'),
  meta: leaveOut('it is not shown'),
  base: leaveOut('it is not shown'),
  title: leaveOut('it is not shown'),
  svg: leaveOut('drawings are files beside the guide'),
  math: (element, origin) => {
    origin.leftOut.add(
      'the layout of a formula',
      'a guide has no formulas: its words are kept',
      origin.place,
    );
    return [{ type: 'text', value: toText(element) }];
  },
  input: (element, origin) => (isTask(element) ? [element] : leaveOutControl(element, origin)),
  button: leaveOutControl,
  select: leaveOutControl,
  textarea: leaveOutControl,
  form: (element, origin) => {
    origin.leftOut.add('<form>', 'a guide has no forms: its words are kept', origin.place);
    return [{ ...element, tagName: 'div' }];
  },
  iframe: linkInstead,
  embed: linkInstead,
  frame: linkInstead,
  object: linkInstead,
  video: linkInstead,
  audio: linkInstead,
  menu: (element) => [{ ...element, tagName: 'ul' }],
  summary: (element, origin) => {
    plainFromHeading(element, origin);
    return [element];
  },
  table: raiseCaption,
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th'].map((name) => [name, flatten])),
  ...Object.fromEntries([...MARKS, ...kept].map((name) => [name, leaveBlocksAlone])),
};

/** Of an empty block Markdown keeps nothing, not even that it stands between words. */
function isEmpty({ tagName }: Element, children: readonly ElementContent[]): boolean {
  return (
    EMPTIED.includes(tagName) && children.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

const EMPTIED = [
  'p',
  'div',
  'section',
  'article',
  'aside',
  'main',
  'header',
  'footer',
  'nav',
  'figure',
  'center',
];

function isKnown({ tagName }: Element): boolean {
  return tagName === FOOTNOTE_MARK || isElementName(tagName);
}

/** Elements whose title becomes that of the link. */
const TITLED = ['a', 'img', 'iframe', 'embed', 'object', 'video', 'audio'];

/** Of classes and the like no reader knows; a style may have meant something. */
function sayLooks({ tagName, properties }: Element, { leftOut, place }: Origin): void {
  for (const name of Object.keys(properties)) {
    if (name === 'style')
      leftOut.add('the attribute "style"', 'a guide takes its looks from the page', place);
    else if (/^on[A-Z]/.test(name))
      leftOut.add(`the attribute "${name.toLowerCase()}"`, 'a guide runs no script', place);
    else if (name === 'title' && !TITLED.includes(tagName))
      leftOut.add(`the tooltip "${String(properties['title'])}"`, 'not every reader can see it', place);
  }
}

function sayUnknown({ tagName }: Element, { leftOut, place }: Origin): void {
  leftOut.add(`<${tagName}>`, 'HTML has no such element: its words are kept', place);
}

function completeAddresses({ properties }: Element, { base }: Origin): void {
  for (const name of ['href', 'src', 'data']) {
    const address = properties[name];
    if (base === undefined || typeof address !== 'string') continue;
    properties[name] = completeAddress(address, base);
  }
}

/** The whole address; a place on the page itself stays `#place`. */
function completeAddress(address: string, base: string): string {
  if (address.startsWith('#') || address === '' || !URL.canParse(address, base)) return address;
  const { href, hash } = new URL(address, base);
  const page = new URL(base);
  page.hash = '';
  return hash !== '' && href === page.href + hash ? hash : href;
}

function leaveOut(why: string): Treatment {
  return (element, { leftOut, place }) => {
    leftOut.add(describe(element), why, place);
    return [];
  };
}

function leaveOutControl(element: Element, origin: Origin): ElementContent[] {
  return leaveOut('a guide has no forms')(element, origin);
}

function isTask({ properties }: Element): boolean {
  return properties['type'] === 'checkbox' && properties['disabled'] === true;
}

/** What another site would show within the answer is one click away. */
function linkInstead(element: Element, { leftOut, place }: Origin): ElementContent[] {
  const address = addressOf(element);
  const why = address ? 'a guide embeds nothing: a link stands in its place' : 'a guide embeds nothing';
  leftOut.add(describe(element), why, place);
  if (!address) return [];
  const { title } = element.properties;
  const value = typeof title === 'string' && title.trim() !== '' ? title : address;
  const children = [{ type: 'text', value } as const];
  return [{ type: 'element', tagName: 'a', properties: { href: address }, children }];
}

function addressOf({ properties, children }: Element): string | undefined {
  const own = properties['src'] ?? properties['data'];
  if (typeof own === 'string') return own;
  const source = children.find((child) => child.type === 'element' && child.tagName === 'source');
  return source?.type === 'element' ? addressOf(source) : undefined;
}

/** The tag, where it leads, and all its words. */
function describe(element: Element): string {
  const address = addressOf(element);
  const value = element.properties['value'] ?? element.properties['placeholder'];
  const words = oneLine([toText({ ...element, tagName: 'div' }), String(value ?? '')].join(' '));
  return [`<${element.tagName}>`, ...(address ? [address] : []), ...(words ? [`“${words}”`] : [])].join(' ');
}

/** Markdown's tables have no caption: it becomes a paragraph before the table. */
function raiseCaption(table: Element): ElementContent[] {
  const isCaption = (child: ElementContent): child is Element =>
    child.type === 'element' && child.tagName === 'caption';
  const captions = table.children.filter(isCaption).map((caption) => ({ ...caption, tagName: 'p' }));
  return [...captions, { ...table, children: table.children.filter((child) => !isCaption(child)) }];
}

/** Headings and cells hold one line in Markdown: blocks in them become words with spaces around. */
function flatten(element: Element): Element[] {
  const line = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      const children = line(node.children);
      return BLOCKS.includes(node.tagName) ? [space(), ...children, space()] : [{ ...node, children }];
    });
  return [{ ...element, children: line(element.children) }];
}

/** Marks of Markdown go round words only. A link round paragraphs becomes a link in each. */
function leaveBlocksAlone(element: Element, { leftOut, place }: Origin): ElementContent[] {
  const { tagName, properties } = element;
  const blocks = tagName === 'a' ? BLOCKS.filter((name) => !LINKED.includes(name)) : BLOCKS;
  let found = false;
  visit(element, 'element', (child) => {
    found = child !== element && blocks.includes(child.tagName);
    return found ? EXIT : undefined;
  });
  if (!found) return [element];
  const what = tagName === 'a' ? `the link to ${String(properties['href'])}` : `<${tagName}>`;
  leftOut.add(what, 'it goes round more than words: they are kept', place);
  return [{ ...element, tagName: 'div', properties: {} }];
}

const LINKED = ['p', 'div', 'section', 'article'];
