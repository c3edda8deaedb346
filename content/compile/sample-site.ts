/** Small sites in temporary folders, for the tests: written as their authors would, and compiled. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { VFile } from 'vfile';
import { onTestFinished } from 'vitest';
import type { Guide } from '../schema.ts';
import { renderPart, toAnswer } from './answer/answer.ts';
import { type Diagnostic, listDiagnostics } from './diagnostics.ts';
import { byGuide, type Records } from './output/record.ts';
import { type CompiledSite, compileSite } from './site.ts';
import { writtenParts } from './source/outline.ts';
import { parseMarkdown } from './source/parse.ts';
import { fingerprint, readTranslation } from './source/translation.ts';

/** The files of a site by their paths in its folder, like `guides/help/en.md`. */
export type Files = Record<string, string | Uint8Array>;

/** A guide up to its first question, which stands in line 8; the answer begins in line 9. */
export const OPENING = [
  '---',
  'title: Help',
  'description: All of it',
  'updated: 2026-11-23',
  '---',
  'Intro.',
  '## About {#about}',
  '### Why? {#why}',
];

/** The same as a translation of it, as long. */
export const TRANSLATED = [
  '---',
  'title: 幫助',
  'description: 全部',
  'updated: 2026-11-23',
  'translationOf: en',
  '---',
  '## 關於 {#about}',
  '### 為什麼？ {#why}',
];

/** A site of the one guide `help`, in English; `lines` are the answer to its question and what follows. */
export function answering(...lines: string[]): Files {
  return { 'guides/help/en.md': text(...OPENING, ...lines) };
}

export function text(...lines: string[]): string {
  return `${lines.join('\n')}\n`;
}

/** An empty folder that goes when the test has finished. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

export async function author(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** A compiled site with its faults, whose paths are those in the site's folder. */
export interface Sample {
  site: CompiledSite;
  diagnostics: Diagnostic[];
  /** The diagnostics as lines: `path:line:column severity rule reason`. */
  faults: string[];
}

/** Compiles `files` in a folder of their own. */
export async function compile(files: Files): Promise<Sample> {
  const folder = await openFolder();
  await author(folder, files);
  return compileFolder(folder);
}

export async function compileFolder(folder: string, records?: Records): Promise<Sample> {
  const site = await compileSite(join(folder, 'guides'), records);
  const outer = `${relative('.', folder)}/`;
  const diagnostics = listDiagnostics(site.files).map((diagnostic) => ({
    ...diagnostic,
    path: diagnostic.path.replace(outer, ''),
    mend: diagnostic.mend.replace(outer, ''),
  }));
  return { site, diagnostics, faults: diagnostics.map(toLine) };
}

function toLine({ path, line, column, severity, rule, reason }: Diagnostic): string {
  return `${path}:${line}:${column} ${severity} ${rule} ${reason}`;
}

/** The only guide of the site in `locale`. */
export function documentOf({ site }: Sample, locale: string): Guide {
  const document = site.guides[0]?.documents?.find((candidate) => candidate.locale === locale);
  if (!document) throw new RangeError(`the sample has no guide in ${locale}`);
  return document;
}

/** The fingerprints of all that a file holds, by part: a translation that names them was checked against it. */
export function fingerprintsOf(content: string): Record<string, string> {
  const file = new VFile({ path: 'help/en.md', value: content });
  const parts = writtenParts(readTranslation('help', file).outline);
  return Object.fromEntries(parts.map((part) => [part.id, fingerprint(part, file)]));
}

/** The HTML of an answer by itself, whatever faults it has; its ids begin with `part--`. */
export function renderAlone(markdown: string): string {
  const file = new VFile({ path: 'help/en.md', value: markdown });
  const tree = renderPart('part', parseMarkdown(file).children, {
    file,
    locale: 'en',
    definitions: [],
    ids: new Map(),
    pages: undefined,
    external: [],
    guides: [],
    images: [],
  });
  return toAnswer(tree).html;
}

/** Every file under `folder`, by its path there. */
export async function readFiles(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  const files = paths
    .toSorted()
    .map(async (path): Promise<[string, Buffer]> => [path, await readFile(join(folder, path))]);
  return new Map(await Promise.all(files));
}

/** The records of a compiled site, as the next compilation takes them. */
export function recordsOf({ guides }: CompiledSite): Records {
  return byGuide(guides.map(({ record }) => record));
}
