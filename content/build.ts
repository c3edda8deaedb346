/** Compiles the author's files into what the worker serves. */
import { countErrors, formatDiagnostics } from './compile/diagnostics.ts';
import { compileSite, writeSite } from './compile/site.ts';

/**
 * Compiles `content/guides` into `dist/content`, printing a line for each locale and each diagnostic.
 *
 * @returns how many errors an author has to mend; nothing is written unless it is 0.
 */
export async function buildContent(): Promise<number> {
  const site = await compileSite('content/guides');
  for (const line of formatDiagnostics(site.files)) console.error(line);

  const errors = countErrors(site.files);
  if (errors > 0) {
    console.error(`content  ${errors} error${errors === 1 ? '' : 's'}: nothing was written`);
    return errors;
  }
  const { guides } = await writeSite(site, 'dist');
  for (const { guide, locales } of guides) {
    for (const { locale, sections, revision } of locales) {
      console.log(`content  ${guide}  ${locale}  ${sections} sections  ${revision}`);
    }
  }
  return 0;
}
