/** Terminal and JSON output of a build. */

import { type CompiledSite, guideEntries } from '../../compiler/compiled-site.ts';
import { countErrors, listDiagnostics } from '../../compiler/diagnostics.ts';
import type { PlatformUse } from '../../compiler/publish/platform-use.ts';
import { isInterfaceLanguage, LANGUAGES } from '../../schema/languages/index.ts';
import { writtenLanguage } from '../../schema/locale.ts';
import { formatCount } from './count.ts';
import { formatDiagnosticCount, formatDiagnostics } from './diagnostics.ts';

/** All diagnostics, one line for each document that was compiled, and a line with totals. */
export function formatBuildResult(site: CompiledSite): string {
  const diagnostics = formatDiagnostics(site.files);
  if (countErrors(site.files) > 0)
    return `${diagnostics}\n${formatDiagnosticCount(site.files)}: nothing was written`;
  const documents = site.guides.flatMap(({ record }) => record.entry.locales).length;
  const compiled = site.guides.filter(({ isNew }) => isNew);
  const lines = compiled.flatMap(({ record: { entry } }) =>
    entry.locales.map(
      ({ locale, sections, revision }) =>
        `content  ${entry.guide}  ${locale}  ${formatCount(sections, 'section')}  ${revision}`,
    ),
  );
  const withdrawals = site.guides.flatMap(({ record }) => record.withdrawals).length;
  const unchanged = site.guides.length - compiled.length;
  const total = `content  ${formatCount(site.guides.length, 'guide')}, ${formatCount(documents, 'document')}${withdrawals > 0 ? `, ${formatCount(withdrawals, 'withdrawal')}` : ''}`;
  return [
    ...(diagnostics ? [diagnostics] : []),
    ...lines,
    `${total}${unchanged > 0 ? `, ${formatCount(unchanged, 'guide')} unchanged` : ''}`,
    ...formatInterface(site),
    ...(site.use ? formatUse(site.use) : []),
  ].join('\n');
}

/** The languages of guides that have no interface of their own. */
function formatInterface(site: CompiledSite): string[] {
  const locales = new Set(guideEntries(site).flatMap((entry) => entry.locales.map(({ locale }) => locale)));
  const others = [...locales].filter((locale) => !isInterfaceLanguage(writtenLanguage(locale))).toSorted();
  if (others.length === 0) return [];
  return [
    `note     guides in ${others.join(', ')} have buttons and messages in English: these exist in ${LANGUAGES.map(({ lang }) => lang).join(', ')}`,
  ];
}

/** At what number of guides like the site's the limits of the platform will be reached. */
function formatUse({ files, maxGuides, largestFile, growingFile }: PlatformUse): string[] {
  const format = (number: number) => number.toLocaleString('en');
  const size = (largestFile.bytes / 2 ** 20).toFixed(1);
  const growth = growingFile
    ? `, and ${growingFile.path} reaches the limit of 25 MiB at ${formatCount(growingFile.maxGuides, 'guide')}`
    : '';
  return [
    `limits   ${formatCount(files, 'file')}; with two earlier revisions of each guide, 20,000 (free plan) are reached at ${formatCount(maxGuides.free, 'guide')}, 100,000 (Workers Paid) at ${format(maxGuides.paid)}`,
    `limits   ${size} MiB in the largest file${growth}`,
  ];
}

/** The value that `--json` prints: `{written, guides, diagnostics, use?}`, where `guides` is as `GET /v1/guides` lists them. */
export function buildResultJson(site: CompiledSite): object {
  return {
    written: countErrors(site.files) === 0,
    guides: guideEntries(site),
    diagnostics: listDiagnostics(site.files),
    ...(site.use && { use: site.use }),
  };
}
