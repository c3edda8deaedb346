/** Front matter whose closing line is missing or misspelled: Markdown takes its fields for text, or for a heading. */
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';

/** A line that is meant to close the front matter: `--`, `----`, dashes of other lengths, `***`. */
const FENCE = /^[-\u2010-\u2015*_=]+[ \t]*$/;

/** Reports front matter that is not closed, and returns `tree` without it; undefined for any other file. */
export function dropUnclosedFrontMatter(tree: Root, file: VFile): Root | undefined {
  const [opening = '', ...lines] = String(file).split('\n');
  if (tree.children[0]?.type === 'yaml' || !/^---[ \t]*$/.test(opening)) return undefined;
  const index = lines.findIndex((line) => line.trim() === '' || line.startsWith('#') || FENCE.test(line));
  if (index < 1) return undefined;
  // The opening line is the first.
  const line = index + 2;
  const isFence = FENCE.test(lines[index] ?? '');
  const hint = isFence ? 'write --- in this line' : 'add a line --- above this one';
  report(file, { line, column: 1 }, 'no-front-matter', 'front matter is not closed', hint);
  const lastLine = isFence ? line : line - 1;
  return {
    ...tree,
    children: tree.children.filter(({ position }) => (position?.start.line ?? 1) > lastLine),
  };
}
