/** Withdrawals of a compiled guide, as a site stores them. */
import { basename } from 'node:path';
import type { Guide } from '../../schema/guide.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { CompiledGuide } from '../compiled-site.ts';
import { type Declaration, withdraws } from './declarations.ts';

/** What is declared. The worker withdraws a section under its former ids as well, which earlier revisions have. */
export function toWithdrawals({ guide, documents, images, declarations }: CompiledGuide): Withdrawal[] {
  if (declarations.length === 0) return [];
  const shown = documents.flatMap((document) => shownHtml(document, declarations)).join('');
  return declarations.flatMap((declaration) => {
    const { locale, section, status, by, since, notice } = declaration;
    const document = documents.find((candidate) => candidate.locale === locale);
    if (!document) return [];
    const html = withdrawnHtml(document, section);
    const hidden = images.filter(({ path }) => html.includes(path) && !shown.includes(path));
    const names = [...new Set(hidden.map(({ path }) => basename(path)))].toSorted();
    const reason = { status, by, since, notice: { [locale]: notice }, images: names };
    return [{ guide, locale, ...(section !== undefined && { section }), ...reason }];
  });
}

/** The HTML of the parts that are not withdrawn. */
function shownHtml(document: Guide, declarations: readonly Declaration[]): string[] {
  const isWithdrawn = (section: string | undefined) =>
    declarations.some((declaration) => withdraws(declaration, document.locale, section));
  if (isWithdrawn(undefined)) return [];
  const sections = listSections(document).filter(({ id }) => !isWithdrawn(id));
  return [document.intro, ...sections, ...(document.summary ? [document.summary] : [])].map(
    ({ html }) => html,
  );
}

function withdrawnHtml(document: Guide, section: string | undefined): string {
  if (section === undefined) return shownHtml(document, []).join('');
  return listSections(document).find(({ id }) => id === section)?.html ?? '';
}

function listSections({ chapters }: Guide): Guide['chapters'][number]['sections'] {
  return chapters.flatMap(({ sections }) => sections);
}
