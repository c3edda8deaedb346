/** Assignment of ids to chapters and questions: from the source, from the heading, or numbered. */
import type { ChapterWithId, FaqWithIds, ImportedChapter, ImportedFaq } from './imported-faq.ts';
import type { Omissions } from './omissions.ts';
import { MAX_LENGTH, slug, truncate } from './slug.ts';
import { isValidId, replaceInvalidId } from './valid-ids.ts';

/**
 * `faq` with valid and unique ids. The ids of the source stay as keys, which its links refer to and its translations share; those
 * that are replaced are logged, since links of other pages to them break.
 *
 * @param onNumbered receives the ids that are made from positions, since they mean nothing
 * @example
 * assignIds(faq, omissions).chapters[0]?.questions[0]?.id; // 'can-i-pay-later'
 */
export function assignIds(
  faq: ImportedFaq,
  omissions: Omissions,
  onNumbered: (id: string) => void = () => {},
): FaqWithIds {
  const ids = new IdRegistry();
  const claimed = claimSourceIds(
    faq.chapters.flatMap((chapter) => [chapter, ...chapter.questions]),
    ids,
  );
  const assign = (part: Part, kind: string, number: number): { id: string; key: string | undefined } => {
    const words = slug(part.heading);
    const id = claimed.get(part) ?? ids.claimSimilar(words || `${kind}-${number}`);
    if (!claimed.has(part) && words === '') onNumbered(id);
    if (part.id !== id) reportReplaced(part, id, claimed.has(part), omissions);
    return { id, key: part.key ?? part.id };
  };
  let number = 0;
  const chapters = faq.chapters.map(
    (chapter, index): ChapterWithId => ({
      ...chapter,
      ...assign(chapter, 'chapter', index + 1),
      questions: chapter.questions.map((question) => {
        number += 1;
        return { ...question, ...assign(question, 'question', number) };
      }),
    }),
  );
  return { ...faq, chapters };
}

type Part = Omit<ImportedChapter, 'questions'>;

/** Claims the ids of the source, or what replaces them; of parts with the same id, the first gets it. */
function claimSourceIds(parts: readonly Part[], ids: IdRegistry): Map<Part, string> {
  const claimed = new Map<Part, string>();
  const replaced = new Map<string, Part>();
  for (const part of parts) {
    if (part.id === undefined) continue;
    if (ids.claim(part.id)) claimed.set(part, part.id);
    else if (!isValidId(part.id) && !replaced.has(part.id)) replaced.set(part.id, part);
  }
  const replacements = [...replaced].flatMap(([id, part]) => {
    const made = replaceInvalidId(id);
    return made ? [{ part, ...made }] : [];
  });
  const byReadable = Map.groupBy(replacements, ({ readable }) => readable);
  for (const { part, readable, distinct } of replacements) {
    const isShared = byReadable.get(readable)?.length !== 1;
    const id = !isShared && ids.claim(readable) ? readable : ids.claimSimilar(distinct);
    claimed.set(part, id);
  }
  return claimed;
}

function reportReplaced(
  { id, place }: Part,
  replacement: string,
  isMade: boolean,
  omissions: Omissions,
): void {
  if (id === undefined) return;
  const why = isMade
    ? `it is not a valid id: replaced by “${replacement}”, in translations with the same id, too`
    : `another part has it: replaced by “${replacement}”`;
  omissions.add(`the id “${id}”`, why, place);
}

class IdRegistry {
  readonly #ids = new Set<string>();

  /** Reserves `id`; returns false if it is invalid or in use. */
  claim(id: string): boolean {
    if (this.#ids.has(id) || !isValidId(id)) return false;
    this.#ids.add(id);
    return true;
  }

  /** Reserves and returns `base`, with the first free number as suffix if it is in use. */
  claimSimilar(base: string): string {
    let id = base;
    for (let count = 2; !this.claim(id); count += 1)
      id = `${truncate(base, MAX_LENGTH - `-${count}`.length)}-${count}`;
    return id;
  }
}
