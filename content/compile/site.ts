/** Compiles every guide of a content folder, and checks what holds between guides. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VFile } from 'vfile';
import type { Guide, GuideEntry, LocaleEntry } from '../schema.ts';
import { listIds, reportLostIds } from './aliases.ts';
import { reportDeadGuideLinks, reportMissingLocales } from './between-guides.ts';
import { countErrors } from './diagnostics.ts';
import { type CompiledGuide, compileGuide } from './guide.ts';
import { imageFile } from './images.ts';
import type { ExternalLink } from './links.ts';
import { documentPaths } from './output.ts';
import type { GuideRecord } from './record.ts';
import { readSettings, type Settings } from './settings.ts';
import { listGuides, readSources } from './sources.ts';
import { recallWarnings, recordWarnings } from './warnings.ts';

/** A guide of the site: what is recorded of it, and its documents unless it is unchanged since it was recorded. */
export interface SiteGuide {
  record: GuideRecord;
  documents?: Guide[];
}

export interface CompiledSite {
  guides: SiteGuide[];
  /** Every file read, with its diagnostics. */
  files: VFile[];
  /** Links to other sites, by address. */
  links: ExternalLink[];
  settings: Settings;
}

/** What an earlier compilation left: guides that are recorded and still the same are not compiled again. */
export type Records = ReadonlyMap<string, GuideRecord>;

/** Bump when the compiler finds or makes other things in the same files. */
const COMPILER = 1;

/**
 * Compiles `<folder>/<guide>/<locale>.md`; paths in diagnostics are relative to the current directory.
 *
 * @throws where there is no such folder.
 */
export async function compileSite(folder: string, records: Records = new Map()): Promise<CompiledSite> {
  const guides: SiteGuide[] = [];
  const { settings, files } = await readSettings(join(folder, '..'));
  for (const id of listGuides(folder)) {
    const sources = readSources(join(folder, id));
    if (sources.length === 0) continue;
    files.push(...sources);
    const guide = compileOrRecall(id, sources, settings, records.get(id));
    if (guide) guides.push(guide);
  }
  const all = guides.map(({ record }) => record);
  reportMissingLocales(all, files);
  reportDeadGuideLinks(all, files);
  const links = all.flatMap(({ externalLinks }) => externalLinks).toSorted(byAddress);
  return { guides, files, links, settings };
}

function compileOrRecall(
  guide: string,
  sources: VFile[],
  { pages }: Settings,
  record: GuideRecord | undefined,
): SiteGuide | undefined {
  const inputs = hashInputs(sources, pages);
  if (record && record.inputs === inputs && sameImages(record)) {
    recallWarnings(record.warnings, sources);
    return { record };
  }
  const compiled = compileGuide(guide, sources, pages);
  if (!compiled?.documents[0]) return undefined;
  const ids = [...listIds(compiled.documents[0]), ...Object.keys(compiled.documents[0].aliases ?? {})];
  const published = record?.published ?? [];
  if (sources[0]) reportLostIds(published, new Set(ids), sourceFile(compiled, sources) ?? sources[0]);
  return {
    record: {
      inputs,
      entry: describeGuide(compiled),
      outputs: compiled.documents.flatMap(documentPaths),
      images: compiled.images,
      externalLinks: compiled.externalLinks,
      guideLinks: compiled.guideLinks,
      ids,
      published,
      warnings: recordWarnings(sources),
    },
    documents: compiled.documents,
  };
}

function sourceFile({ defaultLocale }: CompiledGuide, sources: readonly VFile[]): VFile | undefined {
  return sources.find(({ stem }) => stem === defaultLocale);
}

function hashInputs(sources: readonly VFile[], pages = ''): string {
  const hash = createHash('sha256').update(JSON.stringify([COMPILER, pages]));
  for (const file of sources) {
    const text = String(file);
    hash.update(JSON.stringify([file.path, text.length, countErrors([file])])).update(text);
  }
  return hash.digest('hex').slice(0, 32);
}

function sameImages({ images }: GuideRecord): boolean {
  for (const { source, path } of images) {
    if (!existsSync(source) || imageFile(source, readFileSync(source)) !== path) return false;
  }
  return true;
}

function describeGuide({ guide, defaultLocale, documents }: CompiledGuide): GuideEntry {
  return { guide, defaultLocale, locales: documents.map(describeLocale) };
}

function describeLocale({ locale, revision, title, description, updated, chapters }: Guide): LocaleEntry {
  const sections = chapters.flatMap((chapter) => chapter.sections).length;
  return { locale, revision, title, description, updated, chapters: chapters.length, sections };
}

function byAddress(a: ExternalLink, b: ExternalLink): number {
  if (a.address !== b.address) return a.address < b.address ? -1 : 1;
  return a.path < b.path || (a.path === b.path && a.line < b.line) ? -1 : 1;
}
