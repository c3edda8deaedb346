/**
 * Keeps what was published: an author's changes can be compared with it, and whoever still names the revision before the present
 * one goes on getting it.
 */
import { copyFileSync, existsSync, mkdirSync, utimesSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { type Guide, GuideSchema } from '../../schema/guide.ts';
import type { Manifest } from '../../schema/manifest.ts';
import { documentPath } from '../../schema/paths.ts';
import { documentPaths } from '../document/document-files.ts';
import type { CompiledSite } from '../site.ts';

/** Where it is kept, in the site's folder: `<guide>/<locale>/<revision>.json` and so on, of the time at which it was published. */
export const REVISIONS = '.edge-faq/revisions';

/** How many are kept of one guide in one locale. */
const KEPT = 20;

/**
 * How many of them the worker goes on answering beside the present one. Lists of revisions may be a day old in a cache, and a week
 * where the origin is down; each costs as many files as the present one.
 */
const ANSWERED = 2;

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
  for (const document of site.guides.flatMap(({ documents = [] }) => documents)) {
    for (const path of documentPaths(document)) {
      const kept = keptPath(path);
      mkdirSync(dirname(kept), { recursive: true });
      copyFileSync(join(folder, path), kept);
    }
    utimesSync(revisionPath(document), published, published);
    await removeOldest(dirname(revisionPath(document)));
  }
}

/** Puts into `folder` what is kept of the revisions before the present ones of `manifest`; these are the paths there. */
export async function restoreEarlier({ guides }: Manifest, folder: string): Promise<string[]> {
  const current = new Map<string, string>(
    guides.flatMap(({ guide, locales }) =>
      locales.map(({ locale, revision }) => [`${guide}/${locale}`, revision] as const),
    ),
  );
  const earlier = Map.groupBy(await listRevisions(), ({ guide, locale }) => `${guide}/${locale}`);
  const restored: string[] = [];
  for (const [edition, revisions] of earlier) {
    const present = current.get(edition);
    if (present === undefined) continue;
    const answered = revisions.filter(({ revision }) => revision !== present).slice(0, ANSWERED);
    for (const path of answered.flatMap(documentPaths)) {
      const kept = keptPath(path);
      if (!existsSync(kept)) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      copyFileSync(kept, join(folder, path));
      restored.push(path);
    }
  }
  return restored;
}

/** What is kept of all guides, the newest first. */
export async function listRevisions(): Promise<Revision[]> {
  const paths = await readdir(REVISIONS, { recursive: true }).catch(() => []);
  const found = paths.map(async (path): Promise<Revision[]> => {
    const [guide, locale, name] = path.split(sep);
    const revision = revisionOf(name);
    if (guide === undefined || locale === undefined || revision === undefined) return [];
    const { mtime } = await stat(join(REVISIONS, path));
    return [{ guide, locale, revision, published: mtime }];
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

/** The revision whose document is called `name`; undefined for its other files. */
function revisionOf(name = ''): string | undefined {
  return /^([0-9a-f]+)\.json$/.exec(name)?.[1];
}

function revisionPath({ guide, ...edition }: Omit<Revision, 'published'>): string {
  return keptPath(documentPath(guide, edition));
}

/** Where the file is kept that lies at `path` under the static assets. */
function keptPath(path: string): string {
  return join(REVISIONS, relative('content', path));
}

async function removeOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  const documents = names.filter((name) => revisionOf(name) !== undefined);
  if (documents.length <= KEPT) return;
  const revisions = documents.map(async (name) => ({
    revision: revisionOf(name) ?? name,
    published: (await stat(join(folder, name))).mtime,
  }));
  const oldest = (await Promise.all(revisions)).toSorted(newestFirst).slice(KEPT);
  const gone = names.filter((name) => oldest.some(({ revision }) => name.startsWith(`${revision}.`)));
  for (const name of gone) await rm(join(folder, name), { force: true });
}

/** By name where two were published at once: the same order each time. */
function newestFirst(
  a: Pick<Revision, 'published' | 'revision'>,
  b: Pick<Revision, 'published' | 'revision'>,
): number {
  return b.published.valueOf() - a.published.valueOf() || (a.revision < b.revision ? -1 : 1);
}
