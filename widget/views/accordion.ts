/** Accordion view of a guide (WAI-ARIA APG): headings, and questions that open. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { directionOf } from '../../schema/locale.ts';
import type { Guide, Section } from '../guide.ts';
import { answerView } from './answer.ts';
import type { ShownChapter } from './select-sections.ts';

export interface AccordionProps {
  guide: Guide;
  chapters: readonly ShownChapter[];
  /** Whether these are the whole guide: only then are its title, intro and summary shown. */
  whole: boolean;
  /** Level of the topmost heading (title, chapter or question), 1 to 4. */
  headingLevel: number;
  exclusive: boolean;
  /** Whether chapters are collapsible as well. */
  collapsed: boolean;
  /** Ids of the open sections, and of the open collapsible chapters. */
  open: ReadonlySet<string>;
  /** URL of the API, which images are relative to. */
  base: string;
  /** Message for a guide without questions. */
  empty: string;
  onToggle: (event: Event) => void;
  /** Renders the actions below the answer of a section. */
  actions: (id: string) => unknown;
}

export function accordion(props: AccordionProps): TemplateResult {
  const { guide, chapters, whole, base } = props;
  const level = Math.min(Math.max(Math.trunc(props.headingLevel) || 2, 1), 4);
  const { title, intro, summary, locale } = guide;
  return html`<div part="guide" lang=${locale} dir=${directionOf(locale)}>
    ${whole ? html`<div part="title" role="heading" aria-level=${level} tabindex="-1">${title}</div>` : nothing}
    ${whole && intro.html ? html`<div part="intro">${answerView(intro, base)}</div>` : nothing}
    ${chapters.map((each) => chapter(each, whole ? level + 1 : level, props))}
    ${chapters[0] ? nothing : html`<slot name="empty"><p part="status">${props.empty}</p></slot>`}
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
  props: AccordionProps,
): TemplateResult {
  const list = html`<div part="sections">
    ${sections.map((each) => section(each, id ? level + 1 : level, props))}
  </div>`;
  if (!id) return list;
  if (props.collapsed)
    return html`<details id=${id} part="chapter" ?open=${props.open.has(id)} @toggle=${props.onToggle}>
      <summary part="chapter-heading"><span role="heading" aria-level=${level}>${heading}</span></summary>
      ${list}
    </details>`;
  return html`<div part="chapter" role="group" aria-labelledby=${id}>
    <div id=${id} part="chapter-heading" role="heading" aria-level=${level} tabindex="-1">${heading}</div>
    ${list}
  </div>`;
}

function section(shown: Section, level: number, props: AccordionProps): TemplateResult {
  const { id, heading } = shown;
  return html`<details id=${id} part="section" name=${props.exclusive ? 'section' : nothing} ?open=${props.open.has(id)}
      @toggle=${props.onToggle}>
    <summary part="question"><span role="heading" aria-level=${level}>${heading}</span></summary>
    <div part="answer">${answerView(shown, props.base)}</div>
    <div part="actions">${props.actions(id)}</div>
  </details>`;
}
