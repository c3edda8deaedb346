/** Names of what a report is about, for readers: titles, as far as they are shown. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { openCurrent } from '../api/find-edition.ts';
import type { AppEnv } from '../env.ts';
import { readCatalog } from '../store/catalog.ts';
import { parseDocument } from '../store/edition.ts';
import type { TextInLanguage } from './localized-text.ts';
import { readCurrentGuide } from './resolve-page.ts';
import { shownLocales } from './shown-locales.ts';

/** What a report is about: the site, a guide, or a section of it. */
export interface ReportedPart {
  guide?: string | undefined;
  section?: string | undefined;
}

/** The title in `locale`, or else in another locale of the guide; the ids of what is withdrawn or no longer exists. Undefined for the site. */
export async function nameReported(
  c: Context<AppEnv>,
  { guide, section }: ReportedPart,
  locale: string,
): Promise<TextInLanguage | undefined> {
  if (guide === undefined) return undefined;
  const ids = { text: [guide, section].filter(Boolean).join(' / ') };
  try {
    const shown = await shownLocales(c, await readCurrentGuide(c, guide));
    const entry = shown.find((each) => each.locale === locale) ?? shown[0];
    const catalog = await readCatalog(c.env.ASSETS);
    const opened = entry && (await openCurrent(c, catalog, guide, entry.locale));
    if (!opened) return ids;
    const { title, chapters } = await parseDocument(opened);
    const heading = chapters.flatMap(({ sections }) => sections).find(({ id }) => id === section)?.heading;
    return { text: [title, heading].filter(Boolean).join(' / '), lang: entry.locale };
  } catch (error) {
    if (error instanceof HTTPException) return ids;
    throw error;
  }
}
