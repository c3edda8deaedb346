/** Indentation in MDX: it is layout around tags, and never code. */
import type { Root } from 'mdast';
import type { SourceLine } from '../source-lines.ts';
import { readTag } from './mdx-tags.ts';
import type { MdxToken } from './mdx-tokens.ts';

/** Lines with the same innermost element. */
interface Group {
  name: string;
  /** Columns before its content: those of the list items around it. */
  base: number | undefined;
  lines: number[];
}

/** How many columns of each line to remove, so that CommonMark reads its content as MDX does. */
export function indentsToRemove(
  lines: readonly SourceLine[],
  tree: Root,
  tags: readonly MdxToken[],
): number[] {
  const indents = lines.map(({ content }) => /^[ \t]*/.exec(content)?.[0].length ?? 0);
  const removed = lines.map(() => 0);
  for (const line of indentedParagraphs(tree)) removed[line] = indents[line] ?? 0;
  for (const { base, lines: own } of groupLines(lines, tags, removed, indents)) {
    if (base === undefined) continue;
    const least = Math.min(...own.map((line) => indents[line] ?? 0));
    for (const line of own) removed[line] = Math.max(0, least - base);
  }
  return removed;
}

/** Lines of paragraphs that CommonMark would read as code, outside lists. */
function indentedParagraphs({ children }: Root): number[] {
  return children.flatMap(({ type, position }) => {
    if (type !== 'paragraph' || !position || position.start.column < 5) return [];
    const { start, end } = position;
    return Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line - 1 + index);
  });
}

/** Groups the lines between tags; lines that begin with a tag have no indent of their own. */
function groupLines(
  lines: readonly SourceLine[],
  tags: readonly MdxToken[],
  removed: number[],
  indents: readonly number[],
): Group[] {
  const groups: Group[] = [];
  const open: Group[] = [];
  const rest = [...tags];
  let offset = 0;
  for (const [index, { content }] of lines.entries()) {
    const first = offset + (indents[index] ?? 0);
    offset += content.length + 1;
    const [next] = rest;
    if (next?.start === first && next.indent !== undefined)
      removed[index] = Math.max(0, (indents[index] ?? 0) - next.indent);
    else if (content.trim() !== '') open.at(-1)?.lines.push(index);
    for (let tag = rest[0]; tag && tag.start < offset; tag = rest[0]) {
      rest.shift();
      const { name, isClosing, isSelfClosing } = readTag(tag.text);
      if (isClosing)
        open.splice(
          Math.max(
            open.findLastIndex((group) => group.name === name),
            0,
          ),
        );
      else if (!isSelfClosing) {
        const group = { name, base: tag.indent, lines: [] };
        groups.push(group);
        open.push(group);
      }
    }
  }
  return groups;
}
