/** Text of a web page outside the questions that are imported from it. */
import type { Element, Nodes, Root, Text } from 'hast';
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { BOXES } from './html-elements.ts';
import type { Omissions } from './omissions.ts';
import { readsAsQuestion } from './reads-as-question.ts';

/** What of a page is imported. */
export interface ImportedPageParts {
  /** Elements that are imported as a whole. */
  elements: ReadonlySet<Nodes>;
  /** Whether the guide has the text of a block; it is called in document order. */
  hasText: (text: string) => boolean;
}

/** Logs all other text of the page, passage by passage. */
export function reportOtherText(
  tree: Root,
  { elements, hasText }: ImportedPageParts,
  why: string,
  omissions: Omissions,
): void {
  const blocks = new BlockReader(elements).read(tree);
  let passage: Block | undefined;
  const end = () => {
    if (passage) omissions.add(`the text “${passage.text}”`, why, `line ${passage.line}`);
    passage = undefined;
  };
  for (const block of blocks) {
    const isImported = block.text === '' || hasText(block.text);
    if (isImported || block.isStart || block.landmark !== passage?.landmark) end();
    if (isImported) continue;
    passage = passage ? { ...passage, text: `${passage.text} ${block.text}` } : block;
  }
  end();
}

/** Text that no box interrupts. */
interface Block {
  /** Empty for an element that is imported as a whole. */
  text: string;
  line: number;
  /** Whether a passage starts with it: a heading or a question. */
  isStart: boolean;
  /** The nearest sectioning element around it. */
  landmark: Element | undefined;
}

const NOT_RENDERED =
  'head script style template noscript noembed noframes datalist rp title link meta base area'.split(' ');

const LANDMARKS = 'nav header main footer aside section article form dialog'.split(' ');

const HEADINGS = 'h1 h2 h3 h4 h5 h6 summary dt'.split(' ');

class BlockReader {
  readonly #imported: ReadonlySet<Nodes>;
  readonly #blocks: Block[] = [];
  #isOpen = false;

  constructor(imported: ReadonlySet<Nodes>) {
    this.#imported = imported;
  }

  read(tree: Root): Block[] {
    this.#readNodes(tree.children, { landmark: undefined, isStart: false });
    return this.#blocks.map((block) => {
      const text = collapseWhitespace(block.text);
      return { ...block, text, isStart: block.isStart || readsAsQuestion(text) };
    });
  }

  #readNodes(nodes: readonly Nodes[], context: Pick<Block, 'landmark' | 'isStart'>): void {
    for (const node of nodes) {
      if (this.#imported.has(node)) this.#addImported();
      else if (node.type === 'text') this.#addText(node, context);
      else if (node.type === 'element') this.#readElement(node, context);
    }
  }

  #readElement(element: Element, context: Pick<Block, 'landmark' | 'isStart'>): void {
    const { tagName, children } = element;
    if (NOT_RENDERED.includes(tagName)) return;
    const isBox = tagName === 'br' || BOXES.has(tagName) || LANDMARKS.includes(tagName);
    if (isBox) this.#isOpen = false;
    this.#readNodes(children, {
      landmark: LANDMARKS.includes(tagName) ? element : context.landmark,
      isStart: context.isStart || HEADINGS.includes(tagName),
    });
    if (isBox) this.#isOpen = false;
  }

  #addText({ value, position }: Text, context: Pick<Block, 'landmark' | 'isStart'>): void {
    const open = this.#isOpen ? this.#blocks.at(-1) : undefined;
    if (open) {
      open.text += value;
      return;
    }
    const indent = /^\s*/.exec(value)?.[0] ?? '';
    if (indent === value) return;
    const line = (position?.start.line ?? 1) + indent.split('\n').length - 1;
    this.#blocks.push({ ...context, text: value, line });
    this.#isOpen = true;
  }

  #addImported(): void {
    this.#blocks.push({ text: '', line: 0, isStart: true, landmark: undefined });
    this.#isOpen = false;
  }
}
