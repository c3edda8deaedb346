/** The guide as a site writes it into a page: plain HTML with one accordion per chapter. */
import { html, raw } from 'hono/html';
import type { Guide, Section } from '../../../schema/guide.ts';
import type { Html, Variant } from './variant.ts';

/** Renders the guide; `accordion` renders the sections of a chapter. */
export function guideHtml(guide: Guide, accordion: (sections: readonly Section[]) => Html): Html {
  const { title, intro, chapters, summary } = guide;
  return html`<h2>${title}</h2>
${raw(intro.html)}
${chapters.map(({ id, heading, sections }) => html`<h3 id="${id}">${heading}</h3>\n${accordion(sections)}\n`)}
${summary ? html`<h3>${summary.heading}</h3>\n${raw(summary.html)}` : ''}`;
}

/** Tags for the script of a variant and, if it has one, its style sheet. */
export function fileTags(files: Variant['files']): Html {
  const sheet = 'faq.css' in files ? html`<link rel="stylesheet" href="faq.css">` : '';
  return html`${sheet}<script type="module" src="faq.js"></script>`;
}
