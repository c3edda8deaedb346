/** The guide that all variants show: a real one, as the compiler wrote it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Guide, GuideSchema } from '../../schema/guide.ts';
import { ManifestSchema } from '../../schema/manifest.ts';
import { documentPath, MANIFEST_PATH } from '../../schema/paths.ts';

/** What `npm run build` writes, and the worker serves. */
export const BUILT = 'dist';

const [GUIDE, LOCALE] = ['overdue-loan', 'en'];

/** @throws where it hasn't been built, or of another source. */
export async function readGuide(): Promise<Guide> {
  try {
    const { guides } = v.parse(ManifestSchema, await read(MANIFEST_PATH));
    const locales = guides.find(({ guide }) => guide === GUIDE)?.locales ?? [];
    const [edition] = locales.filter(({ locale }) => locale === LOCALE);
    if (!edition) throw new RangeError(`no ${GUIDE} in ${LOCALE}`);
    return v.parse(GuideSchema, await read(documentPath(GUIDE, edition)));
  } catch (cause) {
    throw new Error(`${BUILT}/ is not as this source builds it (${cause}): run "npm run build".`);
  }
}

async function read(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(BUILT, path), 'utf8'));
}
