/** Compiles every guide of a content folder, and checks what holds between guides. */
import { join, relative } from 'node:path';
import { VFile } from 'vfile';
import type { Guide } from '../schema/guide.ts';
import type { GuideEntry, LocaleEntry, Manifest } from '../schema/manifest.ts';
import { listIds, reportLostIds } from './check/aliases.ts';
import { reportDeadGuideLinks, reportMissingLocales } from './check/between-guides.ts';
import { listDiagnostics, report, reportAgain, TOP } from './diagnostics.ts';
import { documentPaths } from './document/document-files.ts';
import { type CompiledGuide, compileGuide } from './guide.ts';
import { hashInputs, isUnchanged } from './incremental/inputs.ts';
import type { GuideRecord, Records } from './incremental/record.ts';
import { listGuides, readSources } from './read/files.ts';
import type { ExternalLink } from './render/links.ts';
import { readSettings, type Settings } from './settings.ts';

/** A guide of the site: what is recorded of it, and its documents unless it is unchanged since it was recorded. */
export interface SiteGuide {
  record: GuideRecord;
  documents?: Guide[];
  /** The documents as Markdown, by locale. */
  markdown?: CompiledGuide['markdown'];
}

export interface CompiledSite {
  guides: SiteGuide[];
  /** Every file read, with its diagnostics. */
  files: VFile[];
  /** Links to other sites, by address. */
  links: ExternalLink[];
  settings: Settings;
}

/** What exists once `site` is published. */
export function manifestOf({ guides }: Pick<CompiledSite, 'guides'>): Manifest {
  return { guides: guides.map(({ record }) => record.entry) };
}

/**
 * Compiles `<folder>/<guide>/<locale>.md`; guides that are in `records` and still the same are not compiled again. Paths in
 * diagnostics are relative to the current directory.
 *
 * @throws where there is no such folder.
 */
export async function compileSite(folder: string, records: Records = new Map()): Promise<CompiledSite> {
  const { settings, files } = await readSettings(join(folder, '..'));
  const guides: SiteGuide[] = [];
  const ids = listGuides(folder);
  for (const guide of ids) {
    const sources = readSources(join(folder, guide));
    files.push(...sources);
    guides.push(...compileOrRecall(guide, sources, settings, records.get(guide)));
  }
  files.push(...reportLostGuides(folder, ids, records));
  const all = guides.map(({ record }) => record);
  reportMissingLocales(all, files);
  reportDeadGuideLinks(all, files);
  const links = all.flatMap(({ externalLinks }) => externalLinks).toSorted(byAddress);
  return { guides, files, links, settings };
}

/** A guide that was published and is gone has no file any more: the fault is reported to its folder. */
function reportLostGuides(folder: string, guides: readonly string[], records: Records): VFile[] {
  const lost = [...records].filter(
    ([guide, { published }]) => published.length > 0 && !guides.includes(guide),
  );
  return lost.map(([guide]) => {
    const file = new VFile({ path: relative('.', join(folder, guide)) });
    const mend = 'bring it back, or lead its readers elsewhere before you build';
    report(file, TOP, 'lost-id', `the guide "${guide}" was published and is gone`, mend);
    return file;
  });
}

/** Nothing where the guide can't be published. */
function compileOrRecall(
  guide: string,
  files: readonly VFile[],
  settings: Settings,
  record: GuideRecord | undefined,
): SiteGuide[] {
  const inputs = hashInputs(files, settings);
  if (record && isUnchanged(record, inputs)) {
    reportAgain(record.warnings, files);
    return [{ record }];
  }
  const compiled = compileGuide(guide, files, settings);
  const [document] = compiled?.documents ?? [];
  if (!compiled || !document) return [];
  const { documents, markdown, images, externalLinks, guideLinks } = compiled;
  const ids = [...listIds(document), ...Object.keys(document.aliases ?? {})];
  const published = record?.published ?? [];
  const source = files.find(({ stem }) => stem === compiled.defaultLocale);
  if (source) reportLostIds(published, new Set(ids), source);
  const entry = describeGuide(compiled);
  const outputs = documents.flatMap(documentPaths);
  const warnings = listDiagnostics(files).filter(({ severity }) => severity === 'warning');
  const found = { inputs, entry, outputs, images, externalLinks, guideLinks, ids, published, warnings };
  return [{ record: found, documents, markdown }];
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
