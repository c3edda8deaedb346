/** The guide that all variants show: one of this repository's own, from the build output. */
import { join } from 'node:path';
import * as v from 'valibot';
import { readEdition } from '../../compiler/document/read-edition.ts';
import { type Guide, GuideSchema } from '../../schema/guide.ts';
import { readEntries } from '../../test/fixtures/stored-site.ts';

/** Output folder of `npm run build`, which the worker serves. */
export const DIST = 'dist';

const [GUIDE, LOCALE] = ['overdue-loan', 'en'];

/** @throws if the build output is missing or out of date. */
export async function readGuide(): Promise<Guide> {
  try {
    const locales = (await readEntries(DIST)).find(({ guide }) => guide === GUIDE)?.locales ?? [];
    const [entry] = locales.filter(({ locale }) => locale === LOCALE);
    if (!entry) throw new RangeError(`no ${GUIDE} in ${LOCALE}`);
    const edition = await readEdition({ guide: GUIDE, ...entry }, (path) => join(DIST, path));
    return v.parse(GuideSchema, JSON.parse(edition.read('document')));
  } catch (cause) {
    throw new Error(`${DIST}/ is missing or out of date (${cause}): run "npm run build".`);
  }
}
