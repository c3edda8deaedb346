/** Misplaced files: Markdown that no guide has, because of its name or its folder. */
import { type Dirent, readdirSync } from 'node:fs';
import { join, parse, relative, sep } from 'node:path';
import { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';
import { leadsToFile } from './files.ts';

/** Reports each file in `folder` that its author may take for a part of a guide, and that is never read. */
export function reportMisplacedFiles(folder: string): VFile[] {
  return listEntries(folder).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const hint = findHint(entry, relative(folder, path).split(sep));
    if (hint === undefined) return [];
    const file = new VFile({ path: relative('.', path) });
    report(file, TOP, 'misplaced-file', `${entry.name} is not read: it is not part of any guide`, hint);
    return [file];
  });
}

/**
 * What is below `folder`, in an order that is the same on any machine. The option `recursive` of `readdirSync` would follow links to
 * folders, out of the content or in circles.
 */
function listEntries(folder: string): Dirent[] {
  const entries = readEntries(folder).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) =>
    entry.isDirectory() ? [entry, ...listEntries(join(folder, entry.name))] : [entry],
  );
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that can't be read is reported where its guide is read.
    return [];
  }
}

const MARKDOWN = /\.(?:md|mdx|mdown|mkdn?|markdown|qmd|rmd)$/i;

/** Notes for those who write the guides. */
const NOTES = /^(?:readme|changelog|contributing|license)\b/i;

/** What to do with a file at `names` in the content folder; undefined where it is read, or isn't meant as a guide. */
function findHint(entry: Dirent, names: readonly string[]): string | undefined {
  const { name } = entry;
  if (entry.isDirectory() || NOTES.test(name) || names.some((part) => part.startsWith('.'))) return undefined;
  if (names.length === 1)
    return MARKDOWN.test(name) || (entry.isSymbolicLink() && leadsToFile(join(entry.parentPath, name)))
      ? `move it into the folder of a guide: ${parse(name).name}/en.md, if it is in English`
      : undefined;
  if (!MARKDOWN.test(name) || names.slice(0, -1).some((folder) => folder.endsWith('.md'))) return undefined;
  if (names.length > 2) return 'move it up: the files of a guide are in its folder, not in one below';
  return name.endsWith('.md') ? undefined : `rename it: ${parse(name).name}.md`;
}
