/** Grouping of questions into FAQs by locale, and into chapters, in order of first appearance. */
import type { ImportedChapter, ImportedFaq, ImportedQuestion } from './imported-faq.ts';
import { normalizeLocale } from './locale.ts';

/** Collects the questions of sources that list them one by one. */
export class FaqsByLocale {
  readonly #faqs = new Map<string, ImportedFaq>();
  readonly #chapters = new Map<string, ImportedChapter>();

  /** Adds a question. Chapters of one locale with the same key, or else the same heading, are one. */
  add(
    sourceLocale: string,
    chapter: Pick<ImportedChapter, 'heading' | 'key'>,
    question: ImportedQuestion,
  ): void {
    const locale = normalizeLocale(sourceLocale);
    const name = JSON.stringify([locale, chapter.key ?? chapter.heading]);
    const existing = this.#chapters.get(name);
    const { questions } = existing ?? this.#addChapter(locale, name, { ...chapter, place: question.place });
    questions.push(question);
  }

  list(): ImportedFaq[] {
    return [...this.#faqs.values()];
  }

  #addChapter(locale: string, name: string, properties: Omit<ImportedChapter, 'questions'>): ImportedChapter {
    const faq = this.#faqs.get(locale) ?? { locale: locale || undefined, chapters: [] };
    const chapter = { ...properties, questions: [] };
    this.#faqs.set(locale, faq);
    this.#chapters.set(name, chapter);
    faq.chapters.push(chapter);
    return chapter;
  }
}
