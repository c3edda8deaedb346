/** Incremental build: compiles the author's guides, writes what the worker serves, and records what was published. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledSite, manifestOf } from './compiled-site.ts';
import { countErrors } from './diagnostics.ts';
import { byGuide, type GuideRecord, type Records, readRecords, writeRecords } from './incremental/record.ts';
import { keepRevisions, restoreEarlier } from './publish/history.ts';
import { removeOutdated, writeSite } from './publish/write.ts';
import { compileSite } from './site.ts';

/** The folder of a site's guides. */
export const GUIDES = 'content/guides';

/**
 * Compiles `content/guides` into `folder`, keeps the revisions, and records what was published. A site with errors replaces
 * neither the files nor the record.
 *
 * @example
 * ```ts
 * const site = await buildSite('dist');
 * for (const { path, line, reason, hint } of listDiagnostics(site.files)) console.log(`${path}:${line} ${reason}: ${hint}`);
 * ```
 */
export async function buildSite(folder: string): Promise<CompiledSite> {
  const records = await readRecords();
  const site = await compileInto(folder, records);
  if (countErrors(site.files) === 0) {
    await keepRevisions(site, folder);
    await removeOutdated(site, folder, await restoreEarlier(manifestOf(site), folder));
    writeRecords(site.guides.map(({ record }) => asPublished(record)));
  }
  return site;
}

/**
 * Compiles `content/guides` into `folder` with the caller's records, for development: nothing counts as published. Outdated files
 * stay beside the new ones, so that a worker that watches the folder reloads once.
 */
export async function compileInto(folder: string, records: Records): Promise<CompiledSite> {
  const isComplete = ({ outputs }: GuideRecord) => outputs.every((path) => existsSync(join(folder, path)));
  const reusable = [...records.values()].map((record) =>
    isComplete(record) ? record : { ...record, inputs: '' },
  );
  const site = await compileSite(GUIDES, byGuide(reusable));
  if (countErrors(site.files) === 0) await writeSite(site, folder);
  return site;
}

function asPublished(record: GuideRecord): GuideRecord {
  return { ...record, published: [...new Set([...record.published, ...record.ids])] };
}
