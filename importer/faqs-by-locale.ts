/** Sorts questions that come one by one into locales and chapters, in the order in which these first appear. */
import type { ImportedChapter, ImportedFaq, ImportedQuestion } from './imported-faq.ts';
import { tagOf } from './locale.ts';

/** Collects FAQs that hold no more than their questions. */
export class FaqsByLocale {
  readonly #faqs = new Map<string, ImportedFaq>();
  readonly #chapters = new Map<string, ImportedChapter>();

  /** Adds a question; chapters of one locale are the same where their key, or else their heading, is. */
  add(written: string, chapter: Pick<ImportedChapter, 'heading' | 'key'>, question: ImportedQuestion): void {
    const locale = tagOf(written);
    const name = JSON.stringify([locale, chapter.key ?? chapter.heading]);
    const known = this.#chapters.get(name) ?? this.#open(locale, name, { ...chapter, place: question.place });
    known.questions.push(question);
  }

  list(): ImportedFaq[] {
    return [...this.#faqs.values()];
  }

  #open(locale: string, name: string, opening: Omit<ImportedChapter, 'questions'>): ImportedChapter {
    const faq = this.#faqs.get(locale) ?? { locale: locale || undefined, chapters: [] };
    const chapter = { ...opening, questions: [] };
    this.#faqs.set(locale, faq);
    this.#chapters.set(name, chapter);
    faq.chapters.push(chapter);
    return chapter;
  }
}
