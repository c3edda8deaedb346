/** Compiles the author's files into what the worker serves; what is unchanged is not compiled again. */

import { countErrors } from './compile/diagnostics.ts';
import { keepRevisions } from './compile/output/history.ts';
import { type GuideRecord, RECORD_PATH, readRecords, writeRecords } from './compile/output/record.ts';
import { listOutputs, removeOutdated, writeSite } from './compile/output/write.ts';
import { type CompiledSite, compileSite } from './compile/site.ts';

/** Where a site's guides lie. */
export const GUIDES = 'content/guides';

/**
 * Compiles `content/guides` into `folder`. A site with errors replaces nothing. What is published is recorded, so that
 * the next build knows it.
 */
export async function buildSite(folder: string): Promise<CompiledSite> {
  const records = await readRecords(RECORD_PATH);
  const site = await compileInto(folder, records);
  if (countErrors(site.files) === 0) {
    await removeOutdated(site, folder);
    await keepRevisions(site, folder);
    await writeRecords(
      RECORD_PATH,
      site.guides.map(({ record }) => asPublished(record)),
    );
  }
  return site;
}

/**
 * The same with records that the caller keeps: nothing counts as published, and what is out of date stays beside the new, so that a
 * worker that watches the folder is disturbed once.
 */
export async function compileInto(
  folder: string,
  records: ReadonlyMap<string, GuideRecord>,
): Promise<CompiledSite> {
  const present = listOutputs(folder);
  const usable = [...records].map(([guide, record]): [string, GuideRecord] => [
    guide,
    record.outputs.every((path) => present.has(path)) ? record : { ...record, inputs: '' },
  ]);
  const site = await compileSite(GUIDES, new Map(usable));
  if (countErrors(site.files) === 0) await writeSite(site, folder);
  return site;
}

function asPublished(record: GuideRecord): GuideRecord {
  return { ...record, published: [...new Set([...record.published, ...record.ids])] };
}
