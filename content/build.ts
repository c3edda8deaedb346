/** Compiles `content/guides` into `dist/content`; `npm run build` runs it. Exit code 1 where an author has to mend something. */
import { countErrors, formatDiagnostics } from './compile/diagnostics.ts';
import { compileSite, writeSite } from './compile/site.ts';

const site = await compileSite('content/guides');
for (const line of formatDiagnostics(site.files)) console.error(line);

const errors = countErrors(site.files);
if (errors > 0) {
  console.error(`${errors} error${errors === 1 ? '' : 's'}: nothing was written`);
  process.exitCode = 1;
} else {
  const { guides } = await writeSite(site, 'dist');
  for (const { guide, locales } of guides) {
    for (const { locale, sections, revision } of locales) {
      console.log(`content  ${guide}  ${locale}  ${sections} sections  ${revision}`);
    }
  }
}
