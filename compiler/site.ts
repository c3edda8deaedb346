/** Site compiler: compiles every guide of a content folder, reuses unchanged ones, and runs the checks across guides. */
import { join, relative } from 'node:path';
import { VFile } from 'vfile';
import { checkBetweenGuides } from './check/between-guides.ts';
import { checkMovedGuides } from './check/moved-guides.ts';
import { compileGuides } from './compile-guides.ts';
import type { CompiledSite, SiteGuide } from './compiled-site.ts';
import { countErrors, replayDiagnostics, report, TOP } from './diagnostics.ts';
import type { EncodedGuide } from './document/encode-guide.ts';
import type { GuideTask, Output } from './guide-task.ts';
import { hashInputs, hasSameImages, stampInputs } from './incremental/change-detection.ts';
import type { GuideRecord, Records } from './incremental/record.ts';
import { toCheckedSource, toFile } from './read/checked-source.ts';
import { listGuides, listSources, openSource, readSources } from './read/files.ts';
import { reportMisplacedFiles } from './read/misplaced-files.ts';
import type { ExternalLink } from './render/links.ts';
import { readSettings, type Settings } from './settings.ts';

export interface CompileOptions {
  /** By default documents are kept in memory: for many guides they don't fit. */
  output?: Output;
  /** Called with the files of each compiled guide, which are kept nowhere else. */
  write?: (files: EncodedGuide['files']) => void;
  /** Threads that compile the guides; by default as many as pay, 0 for the current one only. */
  threads?: number;
}

/** A guide as it is in a compiled site. */
interface GuideState {
  files: VFile[];
  /** Undefined where it can't be published. */
  guide: SiteGuide | undefined;
}

/**
 * Compiles `<folder>/<guide>/<locale>.md`; guides that are unchanged since they were recorded are reused. Paths in diagnostics are
 * relative to the current directory. The result doesn't depend on the number of threads.
 *
 * @throws where the folder doesn't exist.
 */
export async function compileSite(
  folder: string,
  records: Records = new Map(),
  options: CompileOptions = {},
): Promise<CompiledSite> {
  const names = listGuides(folder);
  const { settings, site, files: settingsFiles } = readSettings(join(folder, '..'));
  const states = new Map(names.map((guide) => [guide, reuse(folder, guide, settings, records.get(guide))]));
  const changed = names.filter((guide) => !states.get(guide));
  for await (const [guide, state] of compileChanged(folder, changed, settings, records, options))
    states.set(guide, state);
  const compiled = [...states.values()].filter((state) => state !== undefined);
  const guides = compiled.flatMap(({ guide }) => guide ?? []);
  const files = [
    ...settingsFiles,
    ...compiled.flatMap((state) => state.files),
    // Where settings have errors, it isn't known which guides have moved.
    ...(countErrors(settingsFiles) > 0
      ? []
      : reportLostGuides(folder, new Set([...names, ...Object.keys(site.moved ?? {})]), records)),
    ...reportMisplacedFiles(folder),
  ];
  const all = guides.map(({ record }) => record);
  checkBetweenGuides(all, files);
  checkMovedGuides(site.moved ?? {}, new Set(names), settingsFiles.find(isSiteFile));
  const links = all.flatMap(({ externalLinks }) => externalLinks).toSorted(byAddress);
  return { guides, files, links, settings, siteSettings: site };
}

/** Reports guides that were published and are not among those that are `known`: they neither exist nor have moved. They have no file any more: the diagnostic is that of their folder. */
function reportLostGuides(folder: string, known: ReadonlySet<string>, records: Records): VFile[] {
  const lost = [...records].filter(([guide, { published }]) => published.length > 0 && !known.has(guide));
  return lost.map(([guide]) => {
    const file = new VFile({ path: relative('.', join(folder, guide)) });
    const hint =
      'restore it, or say in content/site.yaml where it has moved: {former-id: current-id} under moved:';
    report(file, TOP, 'lost-id', `published guide "${guide}" no longer exists`, hint);
    return file;
  });
}

/** The guide as it was recorded; undefined if it changed since. Its files are read only where their stamp doesn't tell. */
function reuse(
  folder: string,
  guide: string,
  settings: Settings,
  record: GuideRecord | undefined,
): GuideState | undefined {
  if (!record) return undefined;
  const path = join(folder, guide);
  const content = join(folder, '..');
  const stamp = stampInputs(path, settings);
  const isStamped = stamp !== '' && stamp === record.stamp;
  const files = isStamped
    ? listSources(path).map((source) => openSource(relative('.', source), content))
    : readSources(path);
  const isSame = isStamped || record.inputs === hashInputs(files, settings);
  if (!isSame || !hasSameImages(record)) return undefined;
  replayDiagnostics(record.warnings, files);
  return {
    files: isStamped ? files : files.map((file) => toFile(toCheckedSource(file), content)),
    guide: { record: { ...record, stamp }, isNew: false },
  };
}

async function* compileChanged(
  folder: string,
  guides: readonly string[],
  settings: Settings,
  records: Records,
  { output = 'documents', write, threads }: CompileOptions,
): AsyncGenerator<[guide: string, state: GuideState], undefined> {
  const tasks = guides.map((guide): GuideTask => {
    return { folder, guide, settings, published: records.get(guide)?.published ?? [], output };
  });
  for await (const { guide, sources, record, documents, files } of compileGuides(tasks, threads)) {
    if (files) write?.(files);
    const checked = sources.map((source) => toFile(source, join(folder, '..')));
    yield [guide, { files: checked, guide: record && { record, isNew: true, ...documents } }];
  }
}

function isSiteFile({ basename }: VFile): boolean {
  return basename === 'site.yaml';
}

function byAddress(a: ExternalLink, b: ExternalLink): number {
  if (a.address !== b.address) return a.address < b.address ? -1 : 1;
  return a.path < b.path || (a.path === b.path && a.line < b.line) ? -1 : 1;
}
