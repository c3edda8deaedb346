/** `<wa-details>` of Web Awesome, by https://webawesome.com/docs/components/details. */
import { html, raw } from 'hono/html';
import type { Section } from '../../../schema/guide.ts';
import { bundleImports } from '../bundle.ts';
import { linkFiles, writeGuide } from './markup.ts';
import type { Given, Html, Variant } from './variant.ts';

/** Of the style sheets no more than the theme, the only one that is required. */
const ENTRY = `
import '@awesome.me/webawesome/dist/styles/themes/default.css';
import '@awesome.me/webawesome/dist/components/details/details.js';
`;

export async function webawesome({ guide }: Given): Promise<Variant> {
  const { script, styles } = await bundleImports(ENTRY);
  const files = { 'faq.js': script, 'faq.css': styles };
  return {
    name: 'Web Awesome',
    ours: false,
    head: linkFiles(files),
    faq: writeGuide(guide, details),
    files,
  };
}

function details(sections: readonly Section[]): Html {
  return html`${sections.map(
    (section) =>
      html`<wa-details id="${section.id}" summary="${section.heading}">${raw(section.html)}</wa-details>\n`,
  )}`;
}
