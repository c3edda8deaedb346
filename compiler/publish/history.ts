/**
 * History of published revisions: `edge-faq diff` compares with them, and the worker serves the latest of them beside the current
 * one, because cached lists of revisions still name them.
 */
import { existsSync, utimesSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { type Guide, GuideSchema } from '../../schema/guide.ts';
import { type EditionName, editionPath } from '../../schema/paths.ts';
import { copyFileAtomic } from '../atomic-write.ts';
import type { CompiledSite, SiteGuide } from '../compiled-site.ts';
import { readEdition } from '../document/read-edition.ts';
import type { GuideRecord, Records, StoredRevision } from '../incremental/record.ts';
import { type EarlierOutput, isIntact } from './intact-files.ts';
import { RemovedRevisions } from './removed-revisions.ts';
import { withChanges } from './section-changes.ts';
import { editionPaths, MAX_FILES } from './stored-files.ts';

/** Folder of the kept revisions: `<guide>/<locale>/<revision>.edition`; their time of change is that of publication. */
export const REVISIONS = '.edge-faq/revisions';

/** Revisions kept of one guide in one locale. */
const MAX_KEPT = 20;

/** A published revision of a guide in one locale. */
export interface Revision extends EditionName {
  published: Date;
}

/** Copies the editions of `site` that are new from `folder` into the history; a revision that is published again counts as the newest. */
export async function keepRevisions(site: CompiledSite, folder: string): Promise<void> {
  const published = new Date();
  for (const { record } of site.guides.filter(({ isNew }) => isNew)) {
    const { guide, locales } = record.entry;
    for (const { locale, revision } of locales) {
      const edition = { guide, locale, revision };
      const paths = editionPaths(edition, record.revisions[locale]?.[0]?.files ?? 1);
      for (const path of paths) copyFileAtomic(join(folder, path), keptPath(path));
      utimesSync(keptPath(editionPath(edition)), published, published);
      await removeOldest(guide, locale);
    }
  }
}

/**
 * Notes the kept revisions of guides and locales that `site` no longer has, so that they are not served should one of the same name be
 * created later. Every build looks for them in the history itself: the record of the build before may be lost.
 */
export async function noteRemoved({ guides }: Pick<CompiledSite, 'guides'>): Promise<void> {
  const entries = new Map(
    guides.map(({ record, isNew }) => [record.entry.guide, { ...record.entry, isNew }]),
  );
  const removed: Revision[] = [];
  for (const guide of await listFolder(REVISIONS)) {
    const entry = entries.get(guide);
    // The locales of an unchanged guide are the same as before.
    if (entry && !entry.isNew) continue;
    const locales = await listFolder(join(REVISIONS, guide));
    const lost = locales.filter((name) => !entry?.locales.some(({ locale }) => locale === name));
    for (const locale of lost) removed.push(...(await listKept(guide, locale)));
  }
  const published = [...entries.values()].flatMap(({ guide, locales }) =>
    locales.map(({ locale, revision }) => ({ guide, locale, revision })),
  );
  (await RemovedRevisions.read()).update(removed, published);
}

/**
 * The site with the earlier revisions that are served beside the current ones, whose files are in the output folder then: as many as fit into
 * the files of a guide in one locale. Lists of revisions may be a day old in a cache, and a week where the origin is down.
 *
 * @param records - those of the build before, whose revisions the folder may still have
 */
export async function serveEarlier(
  site: CompiledSite,
  output: EarlierOutput,
  records: Records,
): Promise<CompiledSite> {
  const removed = await RemovedRevisions.read();
  const guides: SiteGuide[] = [];
  for (const guide of site.guides) {
    const previous = records.get(guide.record.entry.guide)?.revisions ?? {};
    guides.push(await withEarlier(guide, previous, removed, output));
  }
  return { ...site, guides };
}

async function withEarlier(
  { record, isNew, ...rest }: SiteGuide,
  previous: GuideRecord['revisions'],
  removed: RemovedRevisions,
  output: EarlierOutput,
): Promise<SiteGuide> {
  const { guide, locales } = record.entry;
  const revisions: GuideRecord['revisions'] = {};
  for (const { locale } of locales) {
    const [current] = record.revisions[locale] ?? [];
    if (!current) continue;
    // An unchanged guide has the same earlier revisions as before.
    const kept = isNew ? await listKept(guide, locale) : [];
    const candidates = [...(previous[locale] ?? []), ...kept].filter(
      ({ revision }) => !removed.has({ guide, locale, revision }),
    );
    revisions[locale] = await findEarlier({ guide, locale }, current, candidates, output);
  }
  const withRevisions = { ...record, revisions };
  return { ...rest, isNew, record: isNew ? await withChanges(withRevisions, output.folder) : withRevisions };
}

/** A revision that was stored before, or that may be restored. */
type Candidate = Pick<Revision, 'revision'> & Partial<StoredRevision>;

/** `current` and those `candidates`, the newest first, that fit beside it. */
async function findEarlier(
  guide: Omit<EditionName, 'revision'>,
  current: StoredRevision,
  candidates: readonly Candidate[],
  output: EarlierOutput,
): Promise<StoredRevision[]> {
  const found = [current];
  for (const candidate of candidates) {
    const room = MAX_FILES - found.reduce((sum, { files }) => sum + files, 0);
    if (room <= 0) break;
    if (found.some(({ revision }) => revision === candidate.revision)) continue;
    const edition = { ...guide, revision: candidate.revision };
    const stored = toStored(edition, candidate, output) ?? (await restore(edition, output.folder));
    if (stored && stored.files <= room) found.push(stored);
  }
  return found;
}

/** The candidate, if its files are there and undamaged. */
function toStored(
  edition: EditionName,
  { revision, digest, files }: Candidate,
  output: EarlierOutput,
): StoredRevision | undefined {
  if (digest === undefined || files === undefined) return undefined;
  return isIntact(edition, { digest, files }, output) ? { revision, digest, files } : undefined;
}

/** Copies a kept revision into `folder`; undefined if its files are damaged, or of another storage format. */
async function restore(edition: EditionName, folder: string): Promise<StoredRevision | undefined> {
  const kept = await readEdition(edition, keptPath).catch(() => undefined);
  if (!kept) return undefined;
  const { digest, files } = kept;
  for (const path of editionPaths(edition, files)) copyFileAtomic(keptPath(path), join(folder, path));
  return { revision: edition.revision, digest, files };
}

/** The kept revisions of all guides, the newest first. */
export async function listRevisions(): Promise<Revision[]> {
  const paths = await readdir(REVISIONS, { recursive: true }).catch(() => []);
  const editions = paths.flatMap((path) => {
    const [guide, locale, name] = path.split(sep);
    return guide !== undefined && locale !== undefined && name !== undefined ? [{ guide, locale, name }] : [];
  });
  const revisions = await Promise.all(editions.map(toRevision));
  return distinct(revisions.flat());
}

/**
 * The document of a kept revision.
 *
 * @throws where its files are missing or damaged.
 */
export async function readRevision(edition: EditionName): Promise<Guide> {
  const former = formerPath(edition);
  const path = existsSync(former) ? former : keptPath(editionPath(edition));
  try {
    const text =
      path === former
        ? await readFile(former, 'utf8')
        : (await readEdition(edition, keptPath)).read('document');
    return v.parse(GuideSchema, JSON.parse(text));
  } catch (cause) {
    throw new Error(`${path} is damaged, so that the revision is lost and the file can be deleted`, {
      cause,
    });
  }
}

/** The kept revisions of a guide in one locale, the newest first. */
async function listKept(guide: string, locale: string): Promise<Revision[]> {
  const names = await listFolder(join(REVISIONS, guide, locale));
  const revisions = await Promise.all(names.map((name) => toRevision({ guide, locale, name })));
  return distinct(revisions.flat());
}

/** The names in `folder`; none where there is no such folder. */
async function listFolder(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** The newest first. An earlier version and this one may have kept the same revision. */
function distinct(revisions: readonly Revision[]): Revision[] {
  const newest = new Map<string, Revision>();
  for (const revision of revisions.toSorted(newestFirst)) {
    const path = editionPath(revision);
    if (!newest.has(path)) newest.set(path, revision);
  }
  return [...newest.values()];
}

/** The revision whose first file is called `name`; empty for its other files. */
async function toRevision({
  name,
  ...edition
}: Omit<EditionName, 'revision'> & { name: string }): Promise<Revision[]> {
  const revision = revisionOf(name);
  if (revision === undefined) return [];
  const { mtime } = await stat(join(REVISIONS, edition.guide, edition.locale, name));
  return [{ ...edition, revision, published: mtime }];
}

/** The revision in the name of its first file, or of the document that earlier versions kept; undefined for other files. */
function revisionOf(name: string): string | undefined {
  return /^([0-9a-f]+)\.(?:edition|json)$/.exec(name)?.[1];
}

/** The path of a document that was kept by a version before editions had one file. */
function formerPath({ guide, locale, revision }: EditionName): string {
  return join(REVISIONS, guide, locale, `${revision}.json`);
}

/** The path in the history of the file at `path` under the static assets. */
function keptPath(path: string): string {
  return join(REVISIONS, relative('content', path));
}

async function removeOldest(guide: string, locale: string): Promise<void> {
  const folder = join(REVISIONS, guide, locale);
  const outdated = (await listKept(guide, locale)).slice(MAX_KEPT).map(({ revision }) => revision);
  if (outdated.length === 0) return;
  for (const name of await readdir(folder))
    if (outdated.some((revision) => name.startsWith(revision))) await rm(join(folder, name), { force: true });
}

/** Revisions published at the same time are ordered by name, so that the order is stable. */
function newestFirst(
  a: Pick<Revision, 'published' | 'revision'>,
  b: Pick<Revision, 'published' | 'revision'>,
): number {
  return b.published.valueOf() - a.published.valueOf() || (a.revision < b.revision ? -1 : 1);
}
