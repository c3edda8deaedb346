/**
 * History of published revisions: `edge-faq diff` compares with them, and the worker serves the latest of them beside the current
 * one, because cached lists of revisions still name them.
 */
import { existsSync, utimesSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import * as v from 'valibot';
import type { EditionFile } from '../../schema/edition-integrity.ts';
import { type Guide, GuideSchema } from '../../schema/guide.ts';
import type { Manifest } from '../../schema/manifest.ts';
import { documentPath, editionPaths, integrityPath } from '../../schema/paths.ts';
import { copyFileAtomic, writeFileAtomic } from '../atomic-write.ts';
import type { CompiledSite } from '../compiled-site.ts';
import { documentPaths, type EditionName, sealEdition } from '../document/document-files.ts';

/** Folder of the kept revisions: `<guide>/<locale>/<revision>.json` and so on; their time of change is that of publication. */
export const REVISIONS = '.edge-faq/revisions';

/** Revisions kept of one guide in one locale. */
const MAX_KEPT = 20;

/**
 * Earlier revisions served beside the current one. Lists of revisions may be a day old in a cache, and a week where the origin is
 * down; each revision costs as many files as the current one.
 */
const MAX_SERVED = 2;

/** A published revision of a guide in one locale. */
export interface Revision {
  guide: string;
  locale: string;
  revision: string;
  published: Date;
}

/** Copies the documents of `site` that are new from `folder` into the history; a revision that is published again counts as the newest. */
export async function keepRevisions(site: CompiledSite, folder: string): Promise<void> {
  const published = new Date();
  for (const document of site.guides.flatMap(({ documents = [] }) => documents)) {
    for (const path of documentPaths(document)) {
      copyFileAtomic(join(folder, path), keptPath(path));
    }
    utimesSync(revisionPath(document), published, published);
    await removeOldest(dirname(revisionPath(document)));
  }
}

/** Copies into `folder` the revisions that are served beside those of `manifest`, and returns their paths there. */
export async function restoreEarlier(manifest: Manifest, folder: string): Promise<string[]> {
  const restored: string[] = [];
  for (const edition of await listEarlier(manifest)) restored.push(...(await restore(edition, folder)));
  return restored;
}

/** The kept revisions that are served beside those of `manifest`. */
export async function listEarlier({ guides }: Manifest): Promise<Revision[]> {
  const currentRevisions = new Map<string, string>(
    guides.flatMap(({ guide, locales }) =>
      locales.map(({ locale, revision }) => [`${guide}/${locale}`, revision] as const),
    ),
  );
  const revisionsByLocale = Map.groupBy(await listRevisions(), ({ guide, locale }) => `${guide}/${locale}`);
  return [...revisionsByLocale].flatMap(([edition, revisions]) => {
    const current = currentRevisions.get(edition);
    if (current === undefined) return [];
    return revisions.filter(({ revision }) => revision !== current).slice(0, MAX_SERVED);
  });
}

/** Copies the files of a kept revision into `folder`, if it has all of them undamaged, and returns their paths there. */
async function restore(edition: EditionName, folder: string): Promise<string[]> {
  const seal = await sealKept(edition);
  const sealPath = keptPath(integrityPath(edition.guide, edition));
  // Revisions that were kept before editions had digests get them now.
  if (seal !== undefined && !existsSync(sealPath)) writeFileAtomic(sealPath, seal);
  if (seal === undefined || seal !== (await readFile(sealPath, 'utf8'))) return [];
  const paths = documentPaths(edition);
  for (const path of paths) copyFileAtomic(keptPath(path), join(folder, path));
  return paths;
}

/** The integrity file that the kept files of an edition should have; undefined if one is missing, or the document is not one. */
async function sealKept(edition: EditionName): Promise<string | undefined> {
  const read = (file: EditionFile) => readFile(keptPath(editionPaths[file](edition.guide, edition)), 'utf8');
  try {
    await readRevision(edition);
    return await sealEdition(edition, {
      document: await read('document'),
      sections: await read('sections'),
      markdown: await read('markdown'),
      search: await read('search'),
    });
  } catch {
    return undefined;
  }
}

/** The kept revisions of all guides, the newest first. */
export async function listRevisions(): Promise<Revision[]> {
  const paths = await readdir(REVISIONS, { recursive: true }).catch(() => []);
  const revisions = paths.map(async (path): Promise<Revision[]> => {
    const [guide, locale, name] = path.split(sep);
    const revision = revisionOf(name);
    if (guide === undefined || locale === undefined || revision === undefined) return [];
    const { mtime } = await stat(join(REVISIONS, path));
    return [{ guide, locale, revision, published: mtime }];
  });
  return (await Promise.all(revisions)).flat().toSorted(newestFirst);
}

/**
 * The document of a kept revision.
 *
 * @throws where the file is missing or not a document.
 */
export async function readRevision(edition: EditionName): Promise<Guide> {
  const path = revisionPath(edition);
  try {
    return v.parse(GuideSchema, JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path} is damaged, so that the revision is lost and the file can be deleted`, {
      cause,
    });
  }
}

/** The revision in the file name of a document; undefined for the other files. */
function revisionOf(name = ''): string | undefined {
  return /^([0-9a-f]+)\.json$/.exec(name)?.[1];
}

function revisionPath({ guide, ...edition }: Omit<Revision, 'published'>): string {
  return keptPath(documentPath(guide, edition));
}

/** The path in the history of the file at `path` under the static assets. */
function keptPath(path: string): string {
  return join(REVISIONS, relative('content', path));
}

async function removeOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  const documents = names.filter((name) => revisionOf(name) !== undefined);
  if (documents.length <= MAX_KEPT) return;
  const revisions = documents.map(async (name) => ({
    revision: revisionOf(name) ?? name,
    published: (await stat(join(folder, name))).mtime,
  }));
  const oldest = (await Promise.all(revisions)).toSorted(newestFirst).slice(MAX_KEPT);
  const outdated = names.filter((name) => oldest.some(({ revision }) => name.startsWith(`${revision}.`)));
  for (const name of outdated) await rm(join(folder, name), { force: true });
}

/** Revisions published at the same time are ordered by name, so that the order is stable. */
function newestFirst(
  a: Pick<Revision, 'published' | 'revision'>,
  b: Pick<Revision, 'published' | 'revision'>,
): number {
  return b.published.valueOf() - a.published.valueOf() || (a.revision < b.revision ? -1 : 1);
}
