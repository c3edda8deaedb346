/** Readers of all import formats. */
import { isStackOverflow, TOO_DEEP_HINT } from '../compiler/isolation/steps.ts';
import type { Format } from './format.ts';
import type { ImportedFaq, Reader, ReaderInput } from './imported-faq.ts';
import { localeOfName } from './locale.ts';
import { readCsv } from './read-csv.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readZendesk } from './read-zendesk.ts';

export const READERS = {
  markdown: eachFile(readMarkdown),
  html: eachFile(readHtml),
  csv: eachFile(readCsv),
  zendesk: readZendesk,
} satisfies Record<Format, Reader>;

/** Reads each file by itself. If there are several, places name the file. */
function eachFile(readText: (input: ReaderInput) => Promise<ImportedFaq[]>): Reader {
  return async (files, context) => {
    const faqs: ImportedFaq[] = [];
    for (const { path, text, prefix: source } of files) {
      const omissions = context.omissions.in(source);
      const onNotice = (notice: string) =>
        context.onNotice?.(source === undefined ? notice : `${source} ${notice}`);
      const read = readText({ ...context, omissions, onNotice, path, text });
      for (const faq of await read.catch((error: unknown) => throwFor(path, error)))
        faqs.push(placeIn(source, { ...faq, locale: faq.locale ?? localeOfName(path) }));
    }
    return faqs;
  };
}

/** @throws what happened, with the file that it happened in */
function throwFor(path: string, error: unknown): never {
  throw error instanceof Error ? new Error(`${path}: ${toReadableMessage(error)}`) : error;
}

function toReadableMessage(error: Error): string {
  return isStackOverflow(error) ? `it is nested too deeply: ${TOO_DEEP_HINT}` : error.message;
}

function placeIn(source: string | undefined, faq: ImportedFaq): ImportedFaq {
  if (source === undefined) return faq;
  const prefix = <Part extends { place: string }>(part: Part) => ({
    ...part,
    place: `${source} ${part.place}`,
  });
  const chapters = faq.chapters.map((chapter) => ({
    ...prefix(chapter),
    questions: chapter.questions.map(prefix),
  }));
  return { ...faq, intro: faq.intro && prefix(faq.intro), chapters };
}
