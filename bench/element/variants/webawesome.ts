/** `<wa-details>` of Web Awesome: https://webawesome.com/docs/components/details */
import { html, raw } from 'hono/html';
import type { Section } from '../../../schema/guide.ts';
import { bundleImports } from '../bundle.ts';
import { fileTags, guideHtml } from './markup.ts';
import type { Html, Variant, VariantContext } from './variant.ts';

/** The theme is the only required style sheet. */
const ENTRY = `
import '@awesome.me/webawesome/dist/styles/themes/default.css';
import '@awesome.me/webawesome/dist/components/details/details.js';
`;

export async function webawesome({ guide }: VariantContext): Promise<Variant> {
  const { script, styles } = await bundleImports(ENTRY);
  const files = { 'faq.js': script, 'faq.css': styles };
  return {
    name: 'Web Awesome',
    isPeer: true,
    head: fileTags(files),
    body: guideHtml(guide, details),
    files,
  };
}

function details(sections: readonly Section[]): Html {
  return html`${sections.map(
    (section) =>
      html`<wa-details id="${section.id}" summary="${section.heading}">${raw(section.html)}</wa-details>\n`,
  )}`;
}
