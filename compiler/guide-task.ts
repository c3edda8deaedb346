/** Compilation of one guide of a site as a task: what it takes and what it returns is plain data, so that a thread can run it. */
import { join } from 'node:path';
import type { VFile } from 'vfile';
import { listIds, reportLostIds } from './check/aliases.ts';
import { type CompiledGuide, toGuideEntry } from './compiled-site.ts';
import { listDiagnostics } from './diagnostics.ts';
import { type EncodedGuide, encodeGuide } from './document/encode-guide.ts';
import { compileGuide } from './guide.ts';
import { hashInputs, stampInputs } from './incremental/change-detection.ts';
import type { GuideRecord } from './incremental/record.ts';
import { guideImageUses } from './publish/image-uses.ts';
import { reportLargeFiles } from './publish/platform-limits.ts';
import { type CheckedSource, toCheckedSource } from './read/checked-source.ts';
import { readSources } from './read/files.ts';
import type { Settings } from './settings.ts';
import { checkDeclarations } from './withdrawals/check-declarations.ts';
import { toWithdrawals } from './withdrawals/to-withdrawals.ts';

/** What becomes of the documents: they are returned, encoded as the files that the worker serves, or dropped after all checks. */
export type Output = 'documents' | 'files' | 'nothing';

export interface GuideTask {
  /** The folder of the guides. */
  folder: string;
  guide: string;
  settings: Settings;
  /** Ids that were published: those that the guide no longer has are reported. */
  published: readonly string[];
  output: Output;
}

export interface GuideResult {
  guide: string;
  sources: CheckedSource[];
  /** Undefined where the guide can't be published, like what follows. */
  record?: GuideRecord;
  documents?: Pick<CompiledGuide, 'documents' | 'markdown' | 'asked'>;
  files?: EncodedGuide['files'];
}

/** Reads and compiles a guide; its diagnostics are in the result. */
export async function compileTask(task: GuideTask): Promise<GuideResult> {
  const { folder, guide, settings, published, output } = task;
  // Before they are read: a file that changes meanwhile has another stamp.
  const stamp = stampInputs(join(folder, guide), settings);
  const sources = readSources(join(folder, guide));
  const inputs = hashInputs(sources, settings);
  const compiled = compileGuide(guide, sources, settings);
  const record = compiled && toRecord(compiled, sources, { inputs, stamp, published: [...published] });
  const encoded = record && output === 'files' ? await encodeGuide(compiled, settings.search) : undefined;
  const isTooLarge = encoded !== undefined && reportLargeFiles(sources, encoded.files);
  const result = { guide, sources: sources.map(toCheckedSource) };
  if (!record || isTooLarge) return result;
  if (encoded)
    return { ...result, record: { ...record, revisions: encoded.revisions }, files: encoded.files };
  const { documents, markdown, asked } = compiled;
  return { ...result, record, ...(output === 'documents' && { documents: { documents, markdown, asked } }) };
}

/** Reports lost ids and invalid withdrawals, too. Undefined for a guide without documents. */
function toRecord(
  compiled: CompiledGuide,
  sources: readonly VFile[],
  { inputs, stamp, published }: Pick<GuideRecord, 'inputs' | 'stamp' | 'published'>,
): GuideRecord | undefined {
  const { defaultLocale, documents, images, externalLinks, guideLinks } = compiled;
  const [document] = documents;
  if (!document) return undefined;
  const ids = [...listIds(document), ...Object.keys(document.aliases ?? {})];
  const source = sources.find(({ stem }) => stem === defaultLocale);
  if (source) reportLostIds(published, new Set(ids), source);
  checkDeclarations(compiled, published, sources);
  const withdrawals = toWithdrawals(compiled);
  const entry = toGuideEntry(compiled);
  const warnings = listDiagnostics(sources).filter(({ severity }) => severity === 'warning');
  const links = { images, imageUses: guideImageUses(documents), externalLinks, guideLinks };
  const sections = document.chapters.flatMap((chapter) => chapter.sections.map(({ id }) => id));
  return {
    inputs,
    stamp,
    entry,
    revisions: {},
    sections,
    changes: {},
    ...links,
    ids,
    published,
    warnings,
    withdrawals,
  };
}
