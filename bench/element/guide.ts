/** The guide that all variants show: one of this repository's own, from the build output. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Guide, GuideSchema } from '../../schema/guide.ts';
import { ManifestSchema } from '../../schema/manifest.ts';
import { documentPath, MANIFEST_PATH } from '../../schema/paths.ts';

/** Output folder of `npm run build`, which the worker serves. */
export const DIST = 'dist';

const [GUIDE, LOCALE] = ['overdue-loan', 'en'];

/** @throws if the build output is missing or out of date. */
export async function readGuide(): Promise<Guide> {
  try {
    const { guides } = v.parse(ManifestSchema, await readJson(MANIFEST_PATH));
    const locales = guides.find(({ guide }) => guide === GUIDE)?.locales ?? [];
    const [edition] = locales.filter(({ locale }) => locale === LOCALE);
    if (!edition) throw new RangeError(`no ${GUIDE} in ${LOCALE}`);
    return v.parse(GuideSchema, await readJson(documentPath(GUIDE, edition)));
  } catch (cause) {
    throw new Error(`${DIST}/ is missing or out of date (${cause}): run "npm run build".`);
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(DIST, path), 'utf8'));
}
