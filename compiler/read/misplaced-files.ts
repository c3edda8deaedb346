/** Misplaced files: Markdown that no guide has, because of its name or its folder, and settings with another extension. */
import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { basename, join, parse, relative, sep } from 'node:path';
import leven from 'leven';
import { VFile } from 'vfile';
import { canonicalLocale } from '../../schema/locale.ts';
import { report, TOP } from '../diagnostics.ts';
import { leadsToFile } from './files.ts';

/** Reports each file in `folder`, and beside it, that its author may take for a part of a guide, and that is never read. */
export function reportMisplacedFiles(folder: string): VFile[] {
  const content = join(folder, '..');
  return [
    ...listEntries(folder).flatMap((entry) => reportFile(entry, findHint(entry, namesOf(entry, folder)))),
    ...listBeside(folder).flatMap((entry) =>
      reportFile(entry, findHintBeside(entry, namesOf(entry, content))),
    ),
  ];
}

function namesOf({ parentPath, name }: Dirent, folder: string): string[] {
  return relative(folder, join(parentPath, name)).split(sep);
}

function reportFile({ parentPath, name }: Dirent, hint: string | undefined): VFile[] {
  if (hint === undefined) return [];
  const file = new VFile({ path: relative('.', join(parentPath, name)) });
  const reason = SETTINGS.test(name) ? 'settings end with .yaml' : 'it is not part of any guide';
  report(file, TOP, 'misplaced-file', `${name} is not read: ${reason}`, hint);
  return [file];
}

/** The files beside `folder`, and what is in folders whose names differ from its by a typing error. */
function listBeside(folder: string): Dirent[] {
  return readEntries(join(folder, '..')).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isDirectory()) return [entry];
    return isMisspelt(entry.name, basename(folder)) && !isSameFolder(path, folder) ? listEntries(path) : [];
  });
}

function isMisspelt(name: string, intended: string): boolean {
  return leven(name.toLowerCase(), intended) <= MAX_TYPING_ERRORS;
}

/** Not all file systems distinguish `Guides` and `guides`. */
function isSameFolder(path: string, other: string): boolean {
  return realpathSync.native(path) === realpathSync.native(other);
}

/**
 * What is below `folder`, in an order that is the same on any machine. The option `recursive` of `readdirSync` would follow links to
 * folders, out of the content or in circles.
 */
function listEntries(folder: string): Dirent[] {
  return readEntries(folder).flatMap((entry) =>
    entry.isDirectory() ? [entry, ...listEntries(join(folder, entry.name))] : [entry],
  );
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that can't be read is reported where its guide is read.
    return [];
  }
}

/** In the name of the folder of guides, like `guide` or `giudes`. */
const MAX_TYPING_ERRORS = 2;

const MARKDOWN = /\.(?:md|mdx|mdown|mkdn?|markdown|qmd|rmd)$/i;

/** Settings as other tools name them. */
const SETTINGS = /^(site|search)\.yml$/i;

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
  return name.endsWith('.md') ? undefined : `rename it: ${localeFileName(name)}`;
}

/** As `findHint`, for a file at `names` in the folder that has the folder of guides. */
function findHintBeside({ name }: Dirent, names: readonly string[]): string | undefined {
  const settings = SETTINGS.exec(name)?.[1]?.toLowerCase();
  if (settings !== undefined) return names.length === 1 ? `rename it: ${settings}.yaml` : undefined;
  if (!MARKDOWN.test(name) || NOTES.test(name) || names.some((part) => part.startsWith('.')))
    return undefined;
  const [, guide, ...rest] = names;
  if (guide === undefined)
    return `move it into the folder of a guide: guides/${parse(name).name}/en.md, if it is in English`;
  return rest.length === 1
    ? `move it into the folder guides: guides/${guide}/${localeFileName(name)}`
    : undefined;
}

/** The name that a locale file has: `en.md` for `EN.MD`. */
function localeFileName(name: string): string {
  const stem = parse(name).name;
  return `${canonicalLocale(stem) ?? stem}.md`;
}
