/** Compiles the author's files into what the worker serves; what is unchanged is not compiled again. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { countErrors } from '../diagnostics.ts';
import { byGuide, type GuideRecord, type Records, readRecords, writeRecords } from '../incremental/record.ts';
import { type CompiledSite, compileSite, manifestOf } from '../site.ts';
import { keepRevisions, restoreEarlier } from './history.ts';
import { removeOutdated, writeSite } from './write.ts';

/** Where a site's guides lie. */
export const GUIDES = 'content/guides';

/**
 * Compiles `content/guides` into `folder`. A site with errors replaces nothing. What is published is recorded, so that
 * the next build knows it.
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
 * The same with records that the caller keeps: nothing counts as published, and what is out of date stays beside the new, so that a
 * worker that watches the folder is disturbed once.
 */
export async function compileInto(folder: string, records: Records): Promise<CompiledSite> {
  const isWhole = ({ outputs }: GuideRecord) => outputs.every((path) => existsSync(join(folder, path)));
  const usable = [...records.values()].map((record) =>
    isWhole(record) ? record : { ...record, inputs: '' },
  );
  const site = await compileSite(GUIDES, byGuide(usable));
  if (countErrors(site.files) === 0) await writeSite(site, folder);
  return site;
}

function asPublished(record: GuideRecord): GuideRecord {
  return { ...record, published: [...new Set([...record.published, ...record.ids])] };
}
