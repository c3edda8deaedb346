/** Changes of sections between the revisions that are served, for feeds. */
import { join } from 'node:path';
import * as v from 'valibot';
import { type Guide, GuideSchema } from '../../schema/guide.ts';
import type { ChangedSection } from '../../schema/manifest.ts';
import type { EditionName } from '../../schema/paths.ts';
import { readEdition } from '../document/read-edition.ts';
import type { GuideRecord, StoredRevision } from '../incremental/record.ts';

type SectionChange = Pick<ChangedSection, 'section' | 'updated'>;

/** The record with the changes in each locale, by the revisions in `folder`. */
export async function withChanges(record: GuideRecord, folder: string): Promise<GuideRecord> {
  const { guide } = record.entry;
  const changes: GuideRecord['changes'] = {};
  for (const [locale, revisions] of Object.entries(record.revisions)) {
    if (revisions.length > 1) changes[locale] = await listChanges({ guide, locale }, revisions, folder);
  }
  return { ...record, changes };
}

/**
 * The sections of the first of `revisions` that differ from an earlier one, each with the date of the last change. A section that was
 * renamed is the same.
 */
async function listChanges(
  guide: Omit<EditionName, 'revision'>,
  revisions: readonly StoredRevision[],
  folder: string,
): Promise<SectionChange[]> {
  const documents: Guide[] = [];
  for (const { revision } of revisions) documents.push(await readDocument({ ...guide, revision }, folder));
  const [current] = documents;
  const ids = current ? sectionsOf(current).map(({ id }) => id) : [];
  return ids.flatMap((section) => {
    const changed = documents.findIndex((document, index) => {
      const before = documents[index + 1];
      return before !== undefined && textOf(document, section, current) !== textOf(before, section, current);
    });
    const document = documents[changed];
    return document ? [{ section, updated: document.updated }] : [];
  });
}

async function readDocument(edition: EditionName, folder: string): Promise<Guide> {
  const { read } = await readEdition(edition, (path) => join(folder, path));
  return v.parse(GuideSchema, JSON.parse(read('document')));
}

/** What readers see of the section that has the id `id` in `current`, whatever it was called in `document`; undefined if it had none. */
function textOf(document: Guide, id: string, current: Guide | undefined): string | undefined {
  const former = Object.entries(current?.aliases ?? {}).flatMap(([alias, to]) => (to === id ? [alias] : []));
  const section = sectionsOf(document).find((each) => each.id === id || former.includes(each.id));
  return section && JSON.stringify([section.heading, section.html]);
}

function sectionsOf({ chapters }: Guide): Guide['chapters'][number]['sections'] {
  return chapters.flatMap(({ sections }) => sections);
}
