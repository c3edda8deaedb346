/** Content of the element's shadow root as HTML, and where its sections are in it. */
import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { nothing } from 'lit/html.js';
import { writtenLanguage } from '../../schema/locale.ts';
import { escapeHtml } from '../../search/mark-up.ts';
import type { Guide } from '../guide.ts';
import { english } from '../locales/bundled-strings.ts';
import otherStrings from '../locales/other-status-strings.ts';
import { type StatusStrings, strings } from '../locales/status-strings.ts';
import { type AccordionProps, type AccordionSettings, accordion } from '../views/accordion.ts';
import { answerView } from '../views/answer.ts';
import { frameView } from '../views/frame-view.ts';

export { styles } from '../styles.ts';

/** How a guide is shown: the whole guide by default, all sections closed. */
export type FragmentOptions = Partial<
  AccordionSettings & Pick<AccordionProps, 'chapters' | 'open'> & { whole: boolean }
> & {
  /** Rendered above the guide. */
  above?: unknown;
};

/** Start and end in `Fragment.html` (UTF-16 code units). */
export type TextRange = [start: number, end: number];

/** Where a section is. Inserting ` open` after the first `<details` of `item` opens it. */
export interface SectionRanges {
  id: string;
  /** The whole `<details>`. */
  item: TextRange;
  /** What is in the element of the question's heading. */
  heading: TextRange;
  /** What is in the element of the answer. */
  answer: TextRange;
}

export interface Fragment {
  html: string;
  /** In the order in which they are shown. */
  sections: SectionRanges[];
}

/** Marks the template as the content of a custom element, where slots are allowed. */
class Host extends ElementRenderer {}

/** Hydration markers of Lit, and what it appends to a template that ends in an expression. The element replaces pre-rendered content. */
const HYDRATION_MARKERS = /<!--\/?lit-(?:part|node)[^>]*-->|<\?>/g;

/** Start tag of the box of an answer. */
const ANSWER = '<div part="answer">';

const START_TAG = '<details';

const END_TAG = '</details>';

/** The strings of the interface in the language of `locale`. */
export function stringsFor(locale: string): StatusStrings {
  return { ...strings, ...otherStrings }[writtenLanguage(locale)] ?? english;
}

/**
 * The content of the shadow root of an element that shows `guide`, without its style sheet.
 *
 * Lit renders the templates with placeholders, which are replaced by what the author wrote. So a position is never searched for in an
 * author's text, and Lit, which would parse every answer, parses only templates.
 *
 * @example
 * const { html, sections } = renderFragment(guide, { headingLevel: 1 });
 */
export function renderFragment(guide: Guide, options: FragmentOptions = {}): Fragment {
  const { above, whole = true, open = new Set(), chapters = guide.chapters, ...settings } = options;
  const { base = '/' } = settings;
  const texts = new Placeholders(guide);
  const toPlaceholder = (part: { html: string }) => part.html && texts.add(toHtml(part, base));
  const sections: { id: string; heading: number; answer: number }[] = [];
  const answers: string[] = [];
  const { intro, summary, locale } = guide;
  const { lang, empty } = stringsFor(locale);
  const introAndSummary = {
    intro: { ...intro, html: toPlaceholder(intro) },
    ...(summary && { summary: { ...summary, html: toPlaceholder(summary) } }),
  };
  const withPlaceholders = chapters.map((chapter) => ({
    ...chapter,
    sections: chapter.sections.map((section) => {
      sections.push({ id: section.id, heading: texts.length, answer: texts.length + 1 });
      const heading = texts.add(escapeHtml(section.heading));
      answers.push(texts.add(toHtml(section, base)));
      return { ...section, heading };
    }),
  }));
  const shown = accordion(
    { headingLevel: 2, exclusive: false, collapsed: false, base, ...settings },
    {
      guide: { ...guide, ...introAndSummary, chapters: whole ? withPlaceholders : [] } as Guide,
      chapters: withPlaceholders,
      open,
      empty,
    },
  );
  const frame = frameView(lang, [above ?? nothing, shown]);
  const { html: text, ranges } = texts.fill(fillAnswers(renderTemplate(frame), answers));
  return {
    html: text,
    sections: sections.map(({ id, heading, answer }) => locate(text, id, ranges[heading], ranges[answer])),
  };
}

/** Between the start of the section and its heading, and between its answer and its end, there is only what the template has. */
function locate(
  text: string,
  id: string,
  heading: TextRange = [0, 0],
  answer: TextRange = [0, 0],
): SectionRanges {
  const start = text.lastIndexOf(START_TAG, heading[0]);
  const end = text.indexOf(END_TAG, answer[1]) + END_TAG.length;
  return { id, item: [start, end], heading, answer };
}

/** Without hydration markers and without the white space of the templates. Whatever is dynamic in it has its `<` and `>` escaped. */
function renderTemplate(template: unknown): string {
  const result = render(template, { customElementHostStack: [new Host('edge-faq')] });
  return (
    collectResultSync(result)
      .replaceAll(HYDRATION_MARKERS, '')
      .replaceAll(/>\s+</g, '><')
      // One start in each run of white space: a heading may have thousands.
      .replaceAll(/(?<!\s)\s+>/g, '>')
  );
}

/** `template` with `answers` in their boxes, which the element fills apart from the accordion. */
function fillAnswers(template: string, answers: readonly string[]): string {
  const [start = '', ...boxes] = template.split(ANSWER);
  return start + boxes.map((after, index) => ANSWER + answers[index] + after).join('');
}

/** What Lit would make of the markup of `part`. */
function toHtml(part: Parameters<typeof answerView>[0], base: string): string {
  const { strings: markup } = answerView(part, base);
  return markup.join(escapeHtml(base));
}

/** Texts that stand aside while a template is rendered. */
class Placeholders {
  /** What every placeholder starts with, and nothing in the guide contains. Letters, digits and hyphens are never escaped. */
  readonly #prefix: string;
  readonly #texts: string[] = [];

  constructor(guide: Guide) {
    const all = JSON.stringify(guide);
    let number = 0;
    while (all.includes(toPrefix(number))) number += 1;
    this.#prefix = toPrefix(number);
  }

  get length(): number {
    return this.#texts.length;
  }

  /** The placeholder of `text`, which is HTML. */
  add(text: string): string {
    return `${this.#prefix}${this.#texts.push(text) - 1}-`;
  }

  /** `template` with the texts in their places, and where each of them is. */
  fill(template: string): { html: string; ranges: TextRange[] } {
    const ranges: TextRange[] = [];
    let filled = '';
    // Every other part is the number of a placeholder.
    for (const [index, part] of template.split(new RegExp(`${this.#prefix}(\\d+)-`)).entries()) {
      const start = filled.length;
      filled += index % 2 === 0 ? part : (this.#texts[Number(part)] ?? '');
      if (index % 2 === 1) ranges[Number(part)] = [start, filled.length];
    }
    return { html: filled, ranges };
  }
}

function toPrefix(number: number): string {
  return `placeholder-${number}-`;
}
