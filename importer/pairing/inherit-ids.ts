/** A translation with the ids, the chapters and the order of its source. */
import { assignIds } from '../assign-ids.ts';
import type { FaqWithIds, ImportedChapter, ImportedFaq, ImportedQuestion } from '../imported-faq.ts';
import type { Omissions } from '../omissions.ts';
import { keyOf, matchIds } from './match-ids.ts';
import type { Pairing, PairingSource, SourceChapter } from './pair-questions.ts';

/** `faq` with only the questions that are paired; the others are logged with their answers. */
export function inheritIds(
  faq: ImportedFaq,
  source: PairingSource,
  { pairs, unpaired }: Pairing,
  omissions: Omissions,
): FaqWithIds {
  for (const { question, why } of unpaired)
    omissions.add(
      `the question “${question.heading}” with its answer “${question.text}”`,
      `${why}: no question of ${source.locale}.md is paired with it`,
      question.place,
    );
  const questions = new Map(
    pairs.map(({ question, source: { id } }) => [id, { ...question, key: keyOf(question), id }]),
  );
  const headings = pairChapters(faq.chapters, source, pairs);
  const chapters = source.chapters.flatMap((chapter): ImportedChapter[] => {
    const own = chapter.questions.flatMap(({ id }) => questions.get(id) ?? []);
    if (own.length === 0) return [];
    const translated = headings.get(chapter);
    if (!translated) reportUntranslated(chapter, own, source, omissions);
    const { heading, place } = translated ?? { heading: chapter.heading, place: own[0]?.place ?? '' };
    return [{ heading, place, key: translated && keyOf(translated), id: chapter.id, questions: own }];
  });
  reportChapters(faq, new Set(headings.values()), omissions);
  return assignIds({ ...faq, chapters }, omissions);
}

/** The chapter of the translation for each of the source: that of the same id, else that with most of its questions. */
function pairChapters(
  chapters: readonly ImportedChapter[],
  source: PairingSource,
  pairs: Pairing['pairs'],
): Map<SourceChapter, ImportedChapter> {
  const paired = new Map<SourceChapter, ImportedChapter>();
  const rest = new Set(chapters);
  const add = (chapter: SourceChapter, translated: ImportedChapter | undefined) => {
    if (!translated || paired.has(chapter)) return;
    paired.set(chapter, translated);
    rest.delete(translated);
  };
  for (const [translated, chapter] of matchIds(chapters, source.chapters).matches) add(chapter, translated);
  const sourceIds = new Map(pairs.map(({ question, source: { id } }) => [question, id]));
  for (const chapter of source.chapters) {
    const ids = new Set(chapter.questions.map(({ id }) => id));
    const count = ({ questions }: ImportedChapter) =>
      questions.filter((question) => ids.has(sourceIds.get(question) ?? '')).length;
    const [most] = [...rest].toSorted((a, b) => count(b) - count(a));
    add(chapter, most && count(most) > 0 ? most : undefined);
  }
  return paired;
}

function reportUntranslated(
  { id, heading }: SourceChapter,
  [first]: readonly ImportedQuestion[],
  { locale }: PairingSource,
  omissions: Omissions,
): void {
  omissions.add(
    `the translation of the chapter heading “${heading}”`,
    `the file has no chapter for it: translate the heading {#${id}}, which is that of ${locale}.md`,
    first?.place ?? '',
  );
}

function reportChapters(
  { chapters }: ImportedFaq,
  paired: ReadonlySet<ImportedChapter>,
  omissions: Omissions,
): void {
  for (const chapter of chapters)
    if (!paired.has(chapter))
      omissions.add(
        `the chapter heading “${chapter.heading}”`,
        'the source has no such chapter: its questions are in those of the source',
        chapter.place,
      );
}
