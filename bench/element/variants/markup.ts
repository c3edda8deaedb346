/** The guide as a site would write it into a page: plain HTML around the accordions, one for each chapter. */
import { html, raw } from 'hono/html';
import type { Guide, Section } from '../../../schema/guide.ts';
import type { Html } from './variant.ts';

/** `accordion` writes the questions of a chapter. */
export function writeGuide(guide: Guide, accordion: (sections: readonly Section[]) => Html): Html {
  const { title, intro, chapters, summary } = guide;
  return html`<h2>${title}</h2>
${raw(intro.html)}
${chapters.map(({ id, heading, sections }) => html`<h3 id="${id}">${heading}</h3>\n${accordion(sections)}\n`)}
${summary ? html`<h3>${summary.heading}</h3>\n${raw(summary.html)}` : ''}`;
}

/** The script of a variant, and its style sheet where it has one; both lie beside its page. */
export function linkFiles(files: Record<string, string>): Html {
  const sheet = 'faq.css' in files ? html`<link rel="stylesheet" href="faq.css">` : '';
  return html`${sheet}<script type="module" src="faq.js"></script>`;
}
