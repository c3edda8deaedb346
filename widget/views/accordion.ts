/** Accordion view of a guide (WAI-ARIA APG): headings, and questions that open. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../schema/locale.ts';
import type { Guide, Section } from '../guide.ts';
import { answerView } from './answer.ts';
import type { ShownChapter } from './select-sections.ts';

/** Attributes of the element that the accordion depends on. */
export interface AccordionSettings {
  /** Level of the topmost heading (title, chapter or question), 1 to 4. */
  headingLevel: number;
  exclusive: boolean;
  /** Whether chapters are collapsible as well. */
  collapsed: boolean;
  /** URL of the API, which images are relative to. */
  base: string;
}

/** What the accordion shows. */
export interface AccordionProps {
  guide: Guide;
  /** `guide.chapters`, or some of them, without the guide's title, intro and summary then. */
  chapters: readonly ShownChapter[];
  /** Ids of the open sections, and of the open collapsible chapters. */
  open: ReadonlySet<string>;
  /** Message for a guide without questions. */
  empty: string;
}

/** The answers are rendered apart: see `renderSectionContents`. */
export function accordion(settings: AccordionSettings, props: AccordionProps): TemplateResult {
  const { guide, chapters, empty } = props;
  const { base } = settings;
  const whole = chapters === guide.chapters;
  const level = Math.min(Math.max(Math.trunc(settings.headingLevel) || 2, 1), 4);
  const { title, intro, summary, locale } = guide;
  return html`<div part="guide" lang=${locale} dir=${directionOf(locale)}>
    ${whole ? html`<div part="title" role="heading" aria-level=${level} tabindex="-1">${title}</div>` : nothing}
    ${whole && intro.html ? html`<div part="intro">${answerView(intro, base)}</div>` : nothing}
    ${chapters.map((each) => chapter(each, whole ? level + 1 : level, settings, props))}
    ${chapters[0] ? nothing : html`<slot name="empty"><p part="status">${empty}</p></slot>`}
    ${
      whole && summary
        ? html`<div part="summary">
            <div role="heading" aria-level=${level + 1}>${summary.heading}</div>
            ${answerView(summary, base)}
          </div>`
        : nothing
    }
  </div>`;
}

function chapter(
  { id, heading, sections }: ShownChapter,
  level: number,
  settings: AccordionSettings,
  { open }: AccordionProps,
): TemplateResult {
  const list = html`<div part="sections">
    ${sections.map((each) => section(each, id ? level + 1 : level, settings, open))}
  </div>`;
  if (!id) return list;
  if (settings.collapsed)
    return html`<details id=${id} part="chapter" ?open=${open.has(id)}>
      <summary part="chapter-heading"><span role="heading" aria-level=${level}>${heading}</span></summary>
      ${list}
    </details>`;
  return html`<div part="chapter" role="group" aria-labelledby=${id}>
    <div id=${id} part="chapter-heading" role="heading" aria-level=${level} tabindex="-1">${heading}</div>
    ${list}
  </div>`;
}

function section(
  { id, heading }: Section,
  level: number,
  { exclusive }: AccordionSettings,
  open: ReadonlySet<string>,
): TemplateResult {
  return html`<details id=${id} part="section" name=${exclusive ? 'section' : nothing} ?open=${open.has(id)}>
    <summary part="question"><span role="heading" aria-level=${level}>${heading}</span></summary>
    <div part="answer"></div>
    <div part="actions"></div>
  </details>`;
}
