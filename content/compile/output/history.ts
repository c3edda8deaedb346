/** Keeps the documents that were published, so that what an author changes can be compared with them. */
import { copyFileSync, mkdirSync, utimesSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import * as v from 'valibot';
import { documentPath, type Guide, GuideSchema } from '../../schema.ts';
import type { CompiledSite } from '../site.ts';

/** Where they are kept, in the site's folder: `<guide>/<locale>/<revision>.json`, of the time at which it was published. */
export const REVISIONS = '.edge-faq/revisions';

/** How many are kept of one guide in one locale. */
const KEPT = 20;

/** A guide in one locale as it was published. */
export interface Revision {
  guide: string;
  locale: string;
  revision: string;
  published: Date;
}

/** Keeps every document of `site` that is new, as it was written into `folder`; one that is kept already is the newest again. */
export async function keepRevisions(site: CompiledSite, folder: string): Promise<void> {
  const published = new Date();
  for (const { guide, ...edition } of site.guides.flatMap(({ documents = [] }) => documents)) {
    const path = revisionPath({ guide, ...edition });
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(join(folder, documentPath(guide, edition)), path);
    utimesSync(path, published, published);
    await removeOldest(dirname(path));
  }
}

/** What is kept of all guides, the newest first. */
export async function listRevisions(): Promise<Revision[]> {
  const paths = await readdir(REVISIONS, { recursive: true }).catch(() => []);
  const found = paths.map(async (path): Promise<Revision[]> => {
    const [guide, locale, name] = path.split(sep);
    if (guide === undefined || locale === undefined || !name?.endsWith('.json')) return [];
    const { mtime } = await stat(join(REVISIONS, path));
    return [{ guide, locale, revision: basename(name, '.json'), published: mtime }];
  });
  return (await Promise.all(found)).flat().toSorted(newestFirst);
}

/**
 * The document of a kept revision.
 *
 * @throws where it is gone or is no document.
 */
export async function readRevision(revision: Revision): Promise<Guide> {
  return v.parse(GuideSchema, JSON.parse(await readFile(revisionPath(revision), 'utf8')));
}

function revisionPath({ guide, locale, revision }: Omit<Revision, 'published'>): string {
  return join(REVISIONS, guide, locale, `${revision}.json`);
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  if (names.length <= KEPT) return;
  const revisions = names.map(async (revision) => ({
    revision,
    published: (await stat(join(folder, revision))).mtime,
  }));
  const oldest = (await Promise.all(revisions)).toSorted(newestFirst).slice(KEPT);
  for (const { revision } of oldest) await rm(join(folder, revision), { force: true });
}

/** By name where two were published at once: the same order each time. */
function newestFirst(
  a: Pick<Revision, 'published' | 'revision'>,
  b: Pick<Revision, 'published' | 'revision'>,
): number {
  return b.published.valueOf() - a.published.valueOf() || (a.revision < b.revision ? -1 : 1);
}
