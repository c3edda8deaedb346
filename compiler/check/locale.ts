/** Checks of one locale: its parts against those of the source, its age, its missing and empty parts. */
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';
import { headedParts, type Outline } from '../read/outline.ts';
import type { LocalePlan } from '../read/plan-locales.ts';
import { reportCopies } from './copies.ts';
import { reportDrift, reportUnreviewed } from './drift.ts';
import { compareOutlines } from './outlines.ts';
import { reportForeignSyntax } from './report-foreign-syntax.ts';
import { reportHiddenCharacters } from './report-hidden-characters.ts';

/**
 * Reports problems that show before rendering: other tools' syntax, hidden characters, unreviewed parts, differences from the source,
 * copies, drift, missing parts.
 */
export function checkLocale(plan: LocalePlan): void {
  const { kind, locale, translation } = plan;
  if (translation) {
    reportForeignSyntax(translation);
    reportHiddenCharacters(translation);
  }
  if (kind === 'derivation') reportUnreviewed(plan.source, locale, translation);
  if (kind !== 'source' && translation) {
    compareOutlines(plan.source, translation, { allowMissing: kind === 'derivation' });
    // What the file of a derived locale repeats from its source is an override.
    const copies = kind === 'translation' ? reportCopies(plan.source, translation) : undefined;
    reportDrift(plan.source, translation, copies);
  }
  if (kind !== 'derivation') reportMissingParts(plan.translation.outline, plan.translation.file);
}

/** Reports sections and summaries without visible content. `parts` are the rendered parts of the locale, by id. */
export function checkAnswers({ kind, translation }: LocalePlan, parts: ReadonlyMap<string, Root>): void {
  if (!translation) return;
  const { file, outline } = translation;
  for (const { id, heading, line, body } of headedParts(outline)) {
    // A part without content of its own in the file of a derived locale is derived.
    if (kind === 'derivation' && body.length === 0) continue;
    // A part that can't be rendered has a diagnostic already.
    if (body.length > 0 && !parts.has(id)) continue;
    if (parts.get(id)?.children.some((node) => node.type !== 'text' || node.value.trim() !== '')) continue;
    report(file, { line, column: 1 }, 'empty-answer', 'empty answer', `write text under "${heading}"`);
  }
}

function reportMissingParts({ chapters }: Outline, file: VFile): void {
  if (chapters.length === 0) {
    const hint =
      'add "## Chapter {#id}" and "### Question? {#id}": until then readers see that the guide has no questions yet';
    report(file, TOP, 'empty-guide', 'guide without chapters', hint);
  }
  for (const { id, line, sections } of chapters) {
    if (sections.length > 0) continue;
    const hint = 'put a "### Question? {#id}" under it';
    report(file, { line, column: 1 }, 'empty-chapter', `chapter "${id}" has no section`, hint);
  }
}
