/** Reads the author's files as text. */
// Many small files are read faster in one go than each by a promise of its own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';

/**
 * The ids of the guides in `folder`: the names of its folders, in an order that is the same on any machine.
 *
 * @throws where there is no such folder.
 */
export function listGuides(folder: string): string[] {
  if (!existsSync(folder))
    throw new Error(
      `there is no folder ${folder} here: go to the folder of a site, or make one with edge-faq init`,
    );
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.toSorted(byName).map(({ name }) => name);
}

/** The files of the guide in `folder`, one a locale, in an order that is the same on any machine. */
export function readSources(folder: string): VFile[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => !entry.isDirectory() && entry.name.endsWith('.md'),
  );
  return entries.toSorted(byName).map(({ name }) => readSource(join(folder, name)));
}

/** The guide that `file` is a locale of: its folder's name, wherever the build was started. */
export function guideOf({ cwd, dirname = '.' }: VFile): string {
  return basename(resolve(cwd, dirname));
}

const strict = new TextDecoder('utf-8', { fatal: true });

function readSource(path: string): VFile {
  const file = new VFile({ path: relative('.', path) });
  const bytes = readFileSync(path);
  try {
    file.value = readLines(strict.decode(bytes));
  } catch {
    file.value = readLines(new TextDecoder().decode(bytes));
    report(file, TOP, 'not-utf8', 'the file is not UTF-8', 'save it with that encoding');
  }
  return file;
}

/** The same text on every machine: version control may give it the line breaks of the machine. */
function readLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** By code unit: the same order on any machine. */
function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
