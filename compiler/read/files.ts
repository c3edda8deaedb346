/** Author's files: listing and reading, synchronously because that is faster for many small files. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { VFile } from 'vfile';
import { report } from '../diagnostics.ts';
import { findAccessProblem, reportAccess } from './access.ts';
import { findInvalidByte } from './invalid-byte.ts';

/**
 * The ids of the guides in `folder`, which are the names of its folders, in an order that is the same on any machine.
 *
 * @throws where `folder` doesn't exist.
 */
export function listGuides(folder: string): string[] {
  if (!existsSync(folder))
    throw new Error(
      `there is no folder ${folder} here: go to the folder of a site, or make one with npx edge-faq init`,
    );
  if (!statSync(folder).isDirectory())
    throw new Error(`${folder} is not a folder: put the folders of the guides there`);
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() || (entry.isSymbolicLink() && !leadsToFile(join(folder, entry.name))),
  );
  return entries.toSorted(byName).map(({ name }) => name);
}

/**
 * The Markdown files in the folder of a guide, one per locale, in an order that is the same on any machine. Those that can't be read
 * have a diagnostic and no `value`; a folder that can't be read is returned as one such file.
 */
export function readSources(folder: string): VFile[] {
  const content = join(folder, '..', '..');
  const problem = findAccessProblem(folder, content, 'folder');
  if (problem) {
    const file = new VFile({ path: relative('.', folder) });
    reportAccess(file, problem);
    return [file];
  }
  return listSources(folder).map((path) => readSource(path, content));
}

/** The paths of the Markdown files in the folder of a guide, in an order that is the same on any machine. */
export function listSources(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.toSorted().map((name) => join(folder, name));
}

/** The id of the guide that `file` belongs to: the name of its folder, whatever the current directory. */
export function guideOf({ cwd, dirname = '.' }: VFile): string {
  return basename(resolve(cwd, dirname));
}

/** The text file at `path` inside the folder `content`. Without a `value` where it can't be read, which is reported. */
export function readSource(path: string, content: string): VFile {
  const file = openSource(relative('.', path), content);
  const problem = findAccessProblem(path, content, 'file');
  if (problem) {
    reportAccess(file, problem);
    return file;
  }
  const bytes = readFileSync(path);
  const invalid = findInvalidByte(bytes);
  file.value = normalizeLineBreaks(new TextDecoder().decode(bytes));
  if (invalid) report(file, invalid.place, 'not-utf8', invalid.reason, 'save it as text in UTF-8');
  return file;
}

/** The file at `path` inside the folder `content`, before it is read. */
export function openSource(path: string, content: string): VFile {
  return new VFile({ path, data: { content } });
}

/** The text of `file`, which is read if it wasn't yet; empty where it can't be read. */
export function sourceText(file: VFile): string {
  const { content } = file.data;
  const isUnread = file.value === undefined && typeof content === 'string';
  return String(isUnread ? readSource(file.path, content) : file);
}

/** Whether `file` could be read and is text: the value of any other only shows where its diagnostics are. */
export function isText({ value, messages }: VFile): boolean {
  return value !== undefined && !messages.some(({ ruleId }) => ruleId === 'not-utf8');
}

/** Whether a symbolic link leads to a file that exists. */
export function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}

/** Version control may have converted line breaks to those of the machine; the output must not depend on that. */
function normalizeLineBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** By code unit: the same order on any machine. */
function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
