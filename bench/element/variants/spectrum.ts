/** `<sp-accordion>` of Spectrum Web Components in the `<sp-theme>` that it needs, by https://opensource.adobe.com/spectrum-web-components/. */
import { html, raw } from 'hono/html';
import type { Section } from '../../../schema/guide.ts';
import { bundleImports } from '../bundle.ts';
import { linkFiles, writeGuide } from './markup.ts';
import type { Given, Html, Variant } from './variant.ts';

/** Of the themes no more than the one that is used, as their documentation recommends. */
const ENTRY = `
import '@spectrum-web-components/theme/sp-theme.js';
import '@spectrum-web-components/theme/theme-light.js';
import '@spectrum-web-components/theme/scale-medium.js';
import '@spectrum-web-components/accordion/sp-accordion.js';
import '@spectrum-web-components/accordion/sp-accordion-item.js';
`;

export async function spectrum({ guide }: Given): Promise<Variant> {
  const files = { 'faq.js': (await bundleImports(ENTRY)).script };
  return {
    name: 'Spectrum',
    ours: false,
    head: linkFiles(files),
    faq: html`<sp-theme system="spectrum" color="light" scale="medium">
${writeGuide(guide, accordion)}
</sp-theme>`,
    files,
  };
}

function accordion(sections: readonly Section[]): Html {
  return html`<sp-accordion allow-multiple level="4">${sections.map(
    (section) => html`
<sp-accordion-item id="${section.id}" label="${section.heading}"><div>${raw(section.html)}</div></sp-accordion-item>`,
  )}
</sp-accordion>`;
}
