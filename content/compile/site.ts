/** Compiles every guide of a content folder, and writes what came of it for the worker to serve. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { VFile } from 'vfile';
import { documentPath, type Guide, MANIFEST_PATH, type Manifest } from '../schema.ts';
import { countErrors, reportError, TOP } from './diagnostics.ts';
import { type CompiledGuide, compileGuide } from './guide.ts';

export interface CompiledSite {
  guides: CompiledGuide[];
  /** Every file read, with its diagnostics. */
  files: VFile[];
}

/** Compiles `<folder>/<guide>/<locale>.md`; paths in diagnostics are relative to the current directory. */
export async function compileSite(folder: string): Promise<CompiledSite> {
  const guides: CompiledGuide[] = [];
  const files: VFile[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted(byName)) {
    if (!entry.isDirectory()) continue;
    const sources = await readSources(join(folder, entry.name));
    files.push(...sources);
    const guide = compileGuide(entry.name, sources);
    if (guide) guides.push(guide);
  }
  return { guides, files };
}

/**
 * Replaces what `folder` holds by `site`. New documents are written before the manifest names them and old ones go
 * last, so a worker that reads meanwhile always finds what its manifest promises.
 *
 * @throws {RangeError} where the site has errors: a broken site never replaces a good one.
 */
export async function writeSite({ guides, files }: CompiledSite, folder: string): Promise<Manifest> {
  if (countErrors(files) > 0) throw new RangeError('the site has errors and is not written');
  const documents = guides.flatMap(({ documents }) => documents);
  const manifest: Manifest = { guides: guides.map(describeGuide) };
  const contents = new Map(
    documents.map((document) => [documentPath(document.guide, document), JSON.stringify(document)]),
  );
  contents.set(MANIFEST_PATH, JSON.stringify(manifest));
  for (const [path, text] of contents) await replaceFile(join(folder, path), text);
  await removeOthers(folder, new Set(contents.keys()));
  return manifest;
}

async function readSources(folder: string): Promise<VFile[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => name.endsWith('.md'));
  return Promise.all(entries.toSorted(byName).map(({ name }) => readSource(join(folder, name))));
}

async function readSource(path: string): Promise<VFile> {
  const file = new VFile({ path: relative('.', path) });
  const bytes = await readFile(path);
  try {
    file.value = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    file.value = new TextDecoder().decode(bytes);
    reportError(file, TOP, 'the file is not UTF-8: save it with that encoding');
  }
  return file;
}

function describeGuide({ guide, defaultLocale, documents }: CompiledGuide): Manifest['guides'][number] {
  return { guide, defaultLocale, locales: documents.map(describeLocale) };
}

function describeLocale({ locale, revision, title, description, updated, chapters }: Guide) {
  const sections = chapters.flatMap((chapter) => chapter.sections).length;
  return { locale, revision, title, description, updated, chapters: chapters.length, sections };
}

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const contentFolder = join(folder, dirname(MANIFEST_PATH));
  for (const entry of await readdir(contentFolder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(relative(folder, path))) await rm(path);
  }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
