/** What readers call the sections and languages that a problem lists by id. */
import type { Context } from 'hono';
import { openCurrent } from '../api/find-edition.ts';
import type { ResponseBody } from '../contract/schemas.ts';
import type { AppEnv } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import { parseSection } from '../store/edition.ts';
import { findGuide } from '../store/guide-index.ts';
import { findGuideWithdrawal } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import { shownLocales } from './shown-locales.ts';
import { languageName } from './strings/format.ts';

interface Subject {
  guide: string;
  locale: string;
}

/**
 * Names by id, without what is withdrawn: headings of sections, languages in themselves, guides by their ids.
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
  if (type.endsWith('/unknown-locale')) return nameLocales(c, ids, guide);
  if (!type.endsWith('/unknown-section')) return nameGuides(c, ids);
  const opened = await openCurrent(c, await readCatalog(c.env.ASSETS), guide, locale);
  if (!opened) return new Map();
  const { header, withdrawn } = opened;
  const listed = header.sections.filter(({ id }) => ids.includes(id) && !withdrawn.get(id));
  const sections = await Promise.all(listed.map((section) => parseSection(opened, section)));
  return new Map(sections.map(({ id, heading }) => [id, heading]));
}

/** `guide` is empty where the languages are those of the site. */
async function nameLocales(c: Context<AppEnv>, ids: readonly string[], guide: string) {
  const list = await readWithdrawals(c);
  const shown = ids.filter((id) => findGuideWithdrawal(list, guide, id) === undefined);
  return new Map(shown.map((id) => [id, languageName(id)]));
}

async function nameGuides(c: Context<AppEnv>, ids: readonly string[]) {
  const catalog = await readCatalog(c.env.ASSETS);
  const entries = await Promise.all(
    ids.map(async (id): Promise<[string, string][]> => {
      const stored = await findGuide(c.env.ASSETS, catalog, id);
      return stored && (await shownLocales(c, stored)).length > 0 ? [[id, id]] : [];
    }),
  );
  return new Map(entries.flat());
}
