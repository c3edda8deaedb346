/** What a build made, for people and for machines. */
import { countErrors, listDiagnostics } from '../../compiler/diagnostics.ts';
import { type CompiledSite, manifestOf } from '../../compiler/site.ts';
import { count, countFaults, toText } from './text.ts';

/** Every fault, a line for each document that is new, and a line that counts. */
export function describeBuild(site: CompiledSite): string {
  const faults = toText(site.files);
  if (countErrors(site.files) > 0) return `${faults}\n${countFaults(site.files)}: nothing was written`;
  const documents = site.guides.flatMap(({ record }) => record.entry.locales).length;
  const fresh = site.guides.filter((guide) => guide.documents !== undefined);
  const lines = fresh.flatMap(({ record: { entry } }) =>
    entry.locales.map(
      ({ locale, sections, revision }) =>
        `content  ${entry.guide}  ${locale}  ${count(sections, 'section')}  ${revision}`,
    ),
  );
  const unchanged = site.guides.length - fresh.length;
  const total = `content  ${count(site.guides.length, 'guide')}, ${count(documents, 'document')}`;
  return [
    ...(faults ? [faults] : []),
    ...lines,
    `${total}${unchanged > 0 ? `, ${count(unchanged, 'guide')} unchanged` : ''}`,
  ].join('\n');
}

/** The same as JSON: `{written, guides, diagnostics}`; `guides` is the manifest's. */
export function buildAsJson(site: CompiledSite): object {
  return {
    written: countErrors(site.files) === 0,
    ...manifestOf(site),
    diagnostics: listDiagnostics(site.files),
  };
}
