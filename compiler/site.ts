/** Site compiler: compiles every guide of a content folder, reuses unchanged ones, and runs the checks across guides. */
import { join, relative } from 'node:path';
import { VFile } from 'vfile';
import { listIds, reportLostIds } from './check/aliases.ts';
import { checkBetweenGuides } from './check/between-guides.ts';
import { type CompiledSite, type SiteGuide, toGuideEntry } from './compiled-site.ts';
import { listDiagnostics, replayDiagnostics, report, TOP } from './diagnostics.ts';
import { compileGuide } from './guide.ts';
import { hashInputs, isUnchanged } from './incremental/change-detection.ts';
import type { GuideRecord, Records } from './incremental/record.ts';
import { listGuides, readSources } from './read/files.ts';
import { reportMisplacedFiles } from './read/misplaced-files.ts';
import type { ExternalLink } from './render/links.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * Compiles `<folder>/<guide>/<locale>.md`; guides that are unchanged since they were recorded are reused. Paths in diagnostics are
 * relative to the current directory.
 *
 * @throws where the folder doesn't exist.
 */
export async function compileSite(folder: string, records: Records = new Map()): Promise<CompiledSite> {
  const names = listGuides(folder);
  const { settings, files: settingsFiles } = readSettings(join(folder, '..'));
  const sources = names.map((guide) => ({ guide, files: readSources(join(folder, guide)) }));
  const guides = sources.flatMap(({ guide, files }) =>
    compileOrReuse(guide, files, settings, records.get(guide)),
  );
  const files = [
    ...settingsFiles,
    ...sources.flatMap((source) => source.files),
    ...reportLostGuides(folder, new Set(names), records),
    ...reportMisplacedFiles(folder),
  ];
  const all = guides.map(({ record }) => record);
  checkBetweenGuides(all, files);
  const links = all.flatMap(({ externalLinks }) => externalLinks).toSorted(byAddress);
  return { guides, files, links, settings };
}

/** Reports guides that were published and no longer exist. They have no file any more: the diagnostic is that of their folder. */
function reportLostGuides(folder: string, guides: ReadonlySet<string>, records: Records): VFile[] {
  const lost = [...records].filter(([guide, { published }]) => published.length > 0 && !guides.has(guide));
  return lost.map(([guide]) => {
    const file = new VFile({ path: relative('.', join(folder, guide)) });
    const hint = 'restore it, or redirect its readers before you build';
    report(file, TOP, 'lost-id', `published guide "${guide}" no longer exists`, hint);
    return file;
  });
}

/** The compiled guide, or its record where nothing changed; empty where the guide can't be published. */
function compileOrReuse(
  guide: string,
  files: readonly VFile[],
  settings: Settings,
  record: GuideRecord | undefined,
): SiteGuide[] {
  const inputs = hashInputs(files, settings);
  if (record && isUnchanged(record, inputs)) {
    replayDiagnostics(record.warnings, files);
    return [{ record }];
  }
  return compileAnew(guide, files, settings, { inputs, published: record?.published ?? [] });
}

function compileAnew(
  guide: string,
  files: readonly VFile[],
  settings: Settings,
  { inputs, published }: Pick<GuideRecord, 'inputs' | 'published'>,
): SiteGuide[] {
  const compiled = compileGuide(guide, files, settings);
  const [document] = compiled?.documents ?? [];
  if (!compiled || !document) return [];
  const { documents, markdown, images, externalLinks, guideLinks } = compiled;
  const ids = [...listIds(document), ...Object.keys(document.aliases ?? {})];
  const source = files.find(({ stem }) => stem === compiled.defaultLocale);
  if (source) reportLostIds(published, new Set(ids), source);
  const entry = toGuideEntry(compiled);
  const warnings = listDiagnostics(files).filter(({ severity }) => severity === 'warning');
  const record = {
    inputs,
    entry,
    revisions: {},
    images,
    externalLinks,
    guideLinks,
    ids,
    published,
    warnings,
  };
  return [{ record, documents, markdown }];
}

function byAddress(a: ExternalLink, b: ExternalLink): number {
  if (a.address !== b.address) return a.address < b.address ? -1 : 1;
  return a.path < b.path || (a.path === b.path && a.line < b.line) ? -1 : 1;
}
