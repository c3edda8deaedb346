/** Checks of declared withdrawals: of parts that don't exist, twice of the same, and in some of the locales only. */
import type { VFile } from 'vfile';
import type { Guide } from '../../schema/guide.ts';
import { nearestName } from '../../schema/nearest-name.ts';
import type { CompiledGuide } from '../compiled-site.ts';
import { type Rule, report } from '../diagnostics.ts';
import { pointOfField } from '../read/front-matter.ts';
import { INTRO, SUMMARY } from '../read/outline.ts';
import { type Declaration, withdraws } from './declarations.ts';

/** What a declaration is checked against. */
interface CheckedGuide {
  documents: readonly Guide[];
  declarations: readonly Declaration[];
  /** Ids that any build published: earlier revisions may have sections that the current one lacks. */
  published: readonly string[];
  /** The locales that have a file; the others are derived. */
  written: ReadonlySet<string>;
}

/** Reports to those of `files` that declare them. `published` are the ids that any build published. */
export function checkDeclarations(
  { documents, declarations }: Pick<CompiledGuide, 'documents' | 'declarations'>,
  published: readonly string[],
  files: readonly VFile[],
): void {
  const written = new Set(files.map(({ stem }) => stem ?? ''));
  const guide = { documents, declarations, published, written };
  for (const declaration of declarations) {
    const problem =
      findUnknown(declaration, guide) ?? findDuplicate(declaration, guide) ?? findShown(declaration, guide);
    const { place } = declaration;
    if (!problem || !place) continue;
    const point = pointOfField(place.tree, 'withdrawn', place.index, 'section');
    report(place.file, point, problem.rule, problem.reason, problem.hint);
  }
}

interface Problem {
  rule: Rule;
  reason: string;
  hint: string;
}

function findUnknown({ section }: Declaration, { documents, published }: CheckedGuide): Problem | undefined {
  const chapters = documents[0]?.chapters ?? [];
  const ids = chapters.flatMap(({ sections }) => sections.map(({ id }) => id));
  if (section === undefined || ids.includes(section)) return undefined;
  const rule = 'withdrawal-of-nothing';
  const chapter = chapters.find(({ id }) => id === section);
  if (chapter) {
    const hint = `withdraw each of its sections: ${chapter.sections.map(({ id }) => id).join(', ')}`;
    return { rule, reason: `"${section}" is a chapter, and only sections can be withdrawn`, hint };
  }
  if (section === INTRO || section === SUMMARY) {
    const hint = 'change its text, or remove the line "section" to withdraw the whole file';
    return { rule, reason: `"${section}" is no section, and only sections can be withdrawn`, hint };
  }
  if (published.includes(section)) return undefined;
  const nearest = nearestName(section, ids);
  const advice = nearest === undefined ? 'remove it' : `did you mean "${nearest}"? Otherwise remove it`;
  const hint = `${advice}: no build in .edge-faq published it; the sections are ${ids.join(', ')}`;
  return { rule, reason: `section "${section}" can't be withdrawn: it does not exist`, hint };
}

function findDuplicate(declaration: Declaration, { declarations }: CheckedGuide): Problem | undefined {
  const { section, place } = declaration;
  const first = declarations.find((other) => other.place?.file === place?.file && other.section === section);
  if (first === declaration) return undefined;
  const reason = `${nameOf(section)} is withdrawn twice`;
  return { rule: 'duplicate-withdrawal', reason, hint: 'keep one of the two entries' };
}

/** Other locales that still show what is withdrawn here. */
function findShown(
  { section, locale }: Declaration,
  { documents, declarations, written }: CheckedGuide,
): Problem | undefined {
  const shown = documents
    .map((document) => document.locale)
    .filter((other) => !declarations.some((declaration) => withdraws(declaration, other, section)));
  // A locale without a file has the entries of its source.
  const files = shown.filter((other) => written.has(other)).map((other) => `${other}.md`);
  if (shown.length === 0) return undefined;
  const reason = `${nameOf(section)} is withdrawn in ${locale}, but not in ${shown.join(', ')}, where its text is still shown`;
  const hint = `add an entry to ${files.join(', ')}, too, unless the text may be shown there`;
  return { rule: 'partly-withdrawn', reason, hint };
}

function nameOf(section: string | undefined): string {
  return section === undefined ? 'the guide' : `section "${section}"`;
}
