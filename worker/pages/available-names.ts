/** What readers call the sections and languages that a problem lists by id. */
import type { Context } from 'hono';
import { openCurrent } from '../api/find-edition.ts';
import type { ResponseBody } from '../contract/schemas.ts';
import type { AppEnv } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import { parseSection } from '../store/edition.ts';
import { languageName } from './strings/format.ts';

interface Subject {
  guide: string;
  locale: string;
}

/**
 * Names by id: headings of sections, without those that are withdrawn; languages in themselves; guides by their ids.
 *
 * @param subject - what the path of the page names
 * @throws {ContentUnavailableError}
 */
export async function nameAvailable(
  c: Context<AppEnv>,
  { type, nearest, available = [] }: ResponseBody<'Problem'>,
  { guide, locale }: Subject,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...(nearest === undefined ? [] : [nearest]), ...available];
  if (type.endsWith('/unknown-locale')) return new Map(ids.map((id) => [id, languageName(id)]));
  if (!type.endsWith('/unknown-section')) return new Map(ids.map((id) => [id, id]));
  const opened = await openCurrent(c, await readCatalog(c.env.ASSETS), guide, locale);
  if (!opened) return new Map();
  const { header, withdrawn } = opened;
  const listed = header.sections.filter(({ id }) => ids.includes(id) && !withdrawn.get(id));
  const sections = await Promise.all(listed.map((section) => parseSection(opened, section)));
  return new Map(sections.map(({ id, heading }) => [id, heading]));
}
