/** Diagnostics of hidden characters in a file, and in the texts of its front matter. */
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { report } from '../diagnostics.ts';
import { type FrontMatter, pointOfField } from '../read/front-matter.ts';
import { pointLocator } from '../read/point-locator.ts';
import type { Translation } from '../read/translation.ts';
import type { FieldPath } from '../read/yaml-nodes.ts';
import { findHiddenCharacters, type HiddenCharacter } from './hidden-characters.ts';
import { CODE, visibleSource } from './visible-source.ts';

/** Reports characters that hide or reorder text, wherever they are in the file: in code as well, which readers copy. */
export function reportHiddenCharacters({ file, tree, frontMatter }: Translation): void {
  const source = String(file);
  const found = findHiddenCharacters(source);
  if (found.length > 0) {
    const [visible, pointAt] = [visibleSource(tree, source), pointLocator(source)];
    const html = rangesOf(tree, (node) => node.type === 'html');
    const plainTexts = rangesOf(
      tree,
      (node) => node.type === 'yaml' || (node.type === 'heading' && node.depth <= 3),
    );
    for (const character of found) {
      const { rule, start, end } = character;
      const isInHtml = html.some((range) => range.start <= start && start < range.end);
      // In code, a character reference is text.
      const isText = !MARKDOWN_REFERENCE.test(source.slice(start, end)) || visible.charAt(start) === CODE;
      if (source.charAt(start) === '&' && isText && !isInHtml) continue;
      const place = { start: pointAt(start), end: pointAt(end) };
      const isPlainText = plainTexts.some((range) => range.start <= start && start < range.end);
      report(file, place, rule, reasonOf(character), (isPlainText ? PLAIN_TEXT_HINTS : HINTS)[rule]);
    }
  }
  // YAML has escapes of its own: "\u202E".
  for (const { path, text } of shownFields(frontMatter)) {
    for (const character of findHiddenCharacters(text)) {
      if (found.some(({ name }) => name === character.name)) continue;
      const { rule } = character;
      report(file, pointOfField(tree, ...path), rule, reasonOf(character), PLAIN_TEXT_HINTS[rule]);
    }
  }
}

/** The texts in front matter that readers see. */
function shownFields(frontMatter: FrontMatter | undefined): { path: FieldPath; text: string }[] {
  const { title = '', description = '', withdrawn = [] } = frontMatter ?? {};
  return [
    { path: ['title'], text: title },
    { path: ['description'], text: description },
    ...withdrawn.map(({ notice }, index) => ({ path: ['withdrawn', index, 'notice'], text: notice })),
  ];
}

/** A character reference of Markdown (CommonMark, section 2.5), which is stricter than HTML. */
const MARKDOWN_REFERENCE = /^&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/i;

function rangesOf(tree: Root, isSelected: (node: Nodes) => boolean): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  visit(tree, (node) => {
    const { start, end } = node.position ?? {};
    if (isSelected(node)) ranges.push({ start: start?.offset ?? 0, end: end?.offset ?? 0 });
  });
  return ranges;
}

/** In front matter and in the headings of chapters and sections, which have no HTML. */
const PLAIN_TEXT_HINTS = {
  'bidirectional-control': 'remove it, or close it in the same paragraph',
  'invisible-character': 'remove it: it breaks search, copying and links',
} as const satisfies Record<HiddenCharacter['rule'], string>;

const HINTS = {
  'bidirectional-control':
    'remove it, or close it in the same paragraph; for text in another direction, write <span dir="rtl"> … </span>',
  'invisible-character': PLAIN_TEXT_HINTS['invisible-character'],
} as const satisfies Record<HiddenCharacter['rule'], string>;

function reasonOf({ rule, name }: HiddenCharacter): string {
  return rule === 'invisible-character'
    ? `invisible character ${name}`
    : `bidirectional control ${name}: the text is not shown in the order in which it is written`;
}
