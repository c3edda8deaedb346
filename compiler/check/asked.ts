/** Checks of how readers ask for sections: phrasings of no section, of two sections, and repeated ones. */
import type { Point } from 'unist';
import { nearestName } from '../../schema/nearest-name.ts';
import { fold } from '../../search/fold.ts';
import { tokenize } from '../../search/tokenize.ts';
import { type Rule, report } from '../diagnostics.ts';
import { foldHanCharacter } from '../index/characters.ts';
import type { Phrasings } from '../read/asked.ts';
import { fieldLocator, pointOfField } from '../read/front-matter.ts';
import { INTRO, type Outline, SUMMARY } from '../read/outline.ts';
import type { LocalePlan } from '../read/plan-locales.ts';
import type { Translation } from '../read/translation.ts';
import type { FieldPath } from '../read/yaml-nodes.ts';

interface Phrasing {
  /** Current id of its section. */
  section: string;
  text: string;
  /** What the search reads of it. Phrasings with the same words are the same. */
  words: string;
  /** Where it is written; undefined where a derived locale has it from its source. */
  path?: FieldPath;
}

/** What phrasings are checked against. */
export interface CheckedSections {
  /** Current ids of sections and chapters by each of their ids, former ones as well. */
  ids: ReadonlyMap<string, string>;
  /** The headings of the locale by id. */
  headings: ReadonlyMap<string, string>;
}

/**
 * The valid phrasings of a locale by section, in the order of the guide; the others are reported. A derived locale has those of its
 * source, converted, except of sections for which its own file lists some.
 */
export function checkAsked(plan: LocalePlan, { ids, headings }: CheckedSections): Phrasings {
  const { translation } = plan;
  const { outline } = plan.kind === 'source' ? plan.translation : plan.source;
  const sections = sectionIdsOf(outline);
  if (translation) reportUnknownSections(translation, sections, outline, ids);
  // Own phrasings come last: of two that clash, the last is reported.
  const listed = [...inheritPhrasings(plan, ids), ...(translation ? readPhrasings(translation, ids) : [])];
  const bySection = Map.groupBy(listed, ({ section }) => section);
  const phrasings = listed.filter(({ section }) => sections.has(section));
  if (translation && phrasings.length > 0) {
    reportClashes(phrasings, translation);
    reportHeadings(phrasings, translation, headingsByWords(sections, headings));
  }
  const existing = [...sections].filter((id) => bySection.has(id));
  return Object.fromEntries(existing.map((id) => [id, uniqueTexts(bySection.get(id) ?? [])]));
}

function sectionIdsOf({ chapters }: Outline): Set<string> {
  const ids = chapters.flatMap(({ sections }) => sections.map(({ id }) => id));
  return new Set(ids.filter((id) => id !== ''));
}

function readPhrasings({ frontMatter }: Translation, ids: ReadonlyMap<string, string>): Phrasing[] {
  return [...(frontMatter?.asked ?? [])].flatMap(([id, texts]) =>
    texts.map((text, index) => ({
      ...{ section: ids.get(id) ?? id, text, words: wordsOf(text) },
      path: ['asked', id, index],
    })),
  );
}

/** Those of the source, for the sections of which the file of a derived locale has no list, not even an empty one. */
function inheritPhrasings(plan: LocalePlan, ids: ReadonlyMap<string, string>): Phrasing[] {
  if (plan.kind !== 'derivation') return [];
  const own = [...(plan.translation?.frontMatter?.asked?.keys() ?? [])].map((id) => ids.get(id) ?? id);
  return readPhrasings(plan.source, ids)
    .filter(({ section }) => !own.includes(section))
    .map(({ section, text }) => {
      const converted = plan.convert(text);
      return { section, text: converted, words: wordsOf(converted) };
    });
}

/** The words of `text` as the search reads them: without case, accents and punctuation, in one Chinese script. */
function wordsOf(text: string): string {
  return tokenize(fold(text, foldHanCharacter))
    .map(({ term }) => term)
    .join(' ');
}

function reportUnknownSections(
  { file, tree, frontMatter }: Translation,
  sections: ReadonlySet<string>,
  outline: Outline,
  ids: ReadonlyMap<string, string>,
): void {
  for (const id of frontMatter?.asked?.keys() ?? []) {
    const section = ids.get(id) ?? id;
    if (sections.has(section)) continue;
    const { reason, hint } = unknownSection(id, section, [...sections], outline);
    report(file, pointOfField(tree, 'asked', id), 'phrasing-of-nothing', reason, hint);
  }
}

function unknownSection(
  id: string,
  current: string,
  sections: readonly string[],
  { chapters }: Outline,
): { reason: string; hint: string } {
  const chapter = chapters.find((candidate) => candidate.id === current);
  if (chapter) {
    const hint = `move its phrasings to its sections: ${chapter.sections.map((section) => section.id).join(', ')}`;
    return { reason: `"${id}" is a chapter, and only sections have phrasings`, hint };
  }
  if (current === INTRO || current === SUMMARY) {
    const hint = `remove it, or move its phrasings to a section: ${sections.join(', ')}`;
    return { reason: `"${id}" is no section, and only sections have phrasings`, hint };
  }
  const nearest = nearestName(id, sections);
  const advice = nearest === undefined ? 'remove it' : `did you mean "${nearest}"? Otherwise remove it`;
  const hint = `${advice}; the sections are ${sections.join(', ')}`;
  return { reason: `phrasings of the section "${id}", which does not exist`, hint };
}

/** Reports each phrasing that an earlier one repeats, in the same section or in another. */
function reportClashes(all: readonly Phrasing[], { file, tree }: Translation): void {
  const placeOf = fieldLocator(tree);
  const firsts = new Map<string, Phrasing>();
  for (const phrasing of all) {
    const first = firsts.get(phrasing.words);
    if (first === undefined) firsts.set(phrasing.words, phrasing);
    if (first === undefined || phrasing.path === undefined) continue;
    const { rule, reason, hint } = clashOf(first, phrasing);
    report(file, placeOf(phrasing.path), rule, reason, hint);
  }
}

function clashOf(first: Phrasing, { section, text }: Phrasing): { rule: Rule; reason: string; hint: string } {
  const isSpelledAlike = first.text === text;
  const phrasing = isSpelledAlike ? `"${text}"` : `"${text}", which search reads as "${first.text}",`;
  if (first.section === section) {
    const reason = `${phrasing} is a phrasing of "${section}" twice`;
    return { rule: 'repeated-phrasing', reason, hint: 'remove one of the two' };
  }
  const reason = `${phrasing} is a phrasing of two sections, "${first.section}" and "${section}"`;
  return { rule: 'phrasing-clash', reason, hint: 'keep it at the section that answers it' };
}

/** Reports each phrasing that is the heading of another section, at the one of the two that the file has. */
function reportHeadings(
  all: readonly Phrasing[],
  { file, tree, outline }: Translation,
  headings: ReadonlyMap<string, readonly string[]>,
): void {
  const placeOf = fieldLocator(tree);
  for (const { section, text, words, path } of all) {
    const other = headings.get(words)?.find((id) => id !== section);
    if (other === undefined) continue;
    const place = path ? placeOf(path) : placeOfHeading(outline, other);
    if (!place) continue;
    const reason = `"${text}" is a phrasing of "${section}" and the heading of "${other}"`;
    report(file, place, 'phrasing-clash', reason, `remove it from "${section}", or change the heading`);
  }
}

function placeOfHeading({ chapters }: Outline, id: string): Point | undefined {
  const part = chapters.flatMap(({ sections }) => sections).find((section) => section.id === id);
  return part && { line: part.line, column: 1 };
}

/** The ids of `sections` by the words of their headings. */
function headingsByWords(
  sections: ReadonlySet<string>,
  headings: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(sections, (id) => wordsOf(headings.get(id) ?? ''));
}

/** The texts, of the same words the first. */
function uniqueTexts(phrasings: readonly Phrasing[]): string[] {
  const byWords = Map.groupBy(phrasings, ({ words }) => words);
  return [...byWords.values()].flatMap(([first]) => first?.text ?? []);
}
