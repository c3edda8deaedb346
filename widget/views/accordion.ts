/** The guide as it is seen: headings, and questions that open. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Guide, Section } from '../../schema/guide.ts';
import { directionOf } from '../../schema/locale.ts';
import { answerOf } from './answer.ts';
import type { ShownChapter } from './choose-sections.ts';

/** What is shown, and how. */
export interface AccordionView {
  guide: Guide;
  chapters: readonly ShownChapter[];
  /** Whether that is the whole guide: only then it has its title, its intro and its summary. */
  whole: boolean;
  /** Of what comes first, title, chapters or questions: 1 to 4. */
  headingLevel: number;
  exclusive: boolean;
  /** Whether chapters open as well. */
  collapsed: boolean;
  /** Ids of the sections, and of such chapters, that are open. */
  open: ReadonlySet<string>;
  /** Where images come from. */
  base: string;
  /** What to say where there are no questions. */
  empty: string;
  toggled: (event: Event) => void;
  /** What stands below the answer of a section. */
  actions: (id: string) => unknown;
}

export function accordion(view: AccordionView): TemplateResult {
  const { guide, chapters, whole, base } = view;
  const level = Math.min(Math.max(Math.trunc(view.headingLevel) || 2, 1), 4);
  const { title, intro, summary, locale } = guide;
  return html`<div part="guide" lang=${locale} dir=${directionOf(locale)}>
    ${whole ? html`<div part="title" role="heading" aria-level=${level} tabindex="-1">${title}</div>` : nothing}
    ${whole && intro.html ? html`<div part="intro">${answerOf(intro, base)}</div>` : nothing}
    ${chapters.map((each) => chapter(each, whole ? level + 1 : level, view))}
    ${chapters[0] ? nothing : html`<slot name="empty"><p part="status">${view.empty}</p></slot>`}
    ${
      whole && summary
        ? html`<div part="summary">
            <div role="heading" aria-level=${level + 1}>${summary.heading}</div>
            ${answerOf(summary, base)}
          </div>`
        : nothing
    }
  </div>`;
}

function chapter(
  { id, heading, sections }: ShownChapter,
  level: number,
  view: AccordionView,
): TemplateResult {
  const list = html`<div part="sections">
    ${sections.map((each) => section(each, id ? level + 1 : level, view))}
  </div>`;
  if (!id) return list;
  if (view.collapsed)
    return html`<details id=${id} part="chapter" ?open=${view.open.has(id)} @toggle=${view.toggled}>
      <summary part="chapter-heading"><span role="heading" aria-level=${level}>${heading}</span></summary>
      ${list}
    </details>`;
  return html`<div part="chapter" role="group" aria-labelledby=${id}>
    <div id=${id} part="chapter-heading" role="heading" aria-level=${level} tabindex="-1">${heading}</div>
    ${list}
  </div>`;
}

function section(shown: Section, level: number, view: AccordionView): TemplateResult {
  const { id, heading } = shown;
  return html`<details id=${id} part="section" name=${view.exclusive ? 'section' : nothing} ?open=${view.open.has(id)}
      @toggle=${view.toggled}>
    <summary part="question"><span role="heading" aria-level=${level}>${heading}</span></summary>
    <div part="answer">${answerOf(shown, view.base)}</div>
    <div part="actions">${view.actions(id)}</div>
  </details>`;
}
