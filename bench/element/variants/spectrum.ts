/** `<sp-accordion>` of Spectrum Web Components in its required `<sp-theme>`: https://opensource.adobe.com/spectrum-web-components/ */
import { html, raw } from 'hono/html';
import type { Section } from '../../../schema/guide.ts';
import { bundleImports } from '../bundle.ts';
import { fileTags, guideHtml } from './markup.ts';
import type { Html, Variant, VariantContext } from './variant.ts';

/** Includes only the theme in use, as the documentation recommends. */
const ENTRY = `
import '@spectrum-web-components/theme/sp-theme.js';
import '@spectrum-web-components/theme/theme-light.js';
import '@spectrum-web-components/theme/scale-medium.js';
import '@spectrum-web-components/accordion/sp-accordion.js';
import '@spectrum-web-components/accordion/sp-accordion-item.js';
`;

export async function spectrum({ guide }: VariantContext): Promise<Variant> {
  const files = { 'faq.js': (await bundleImports(ENTRY)).script };
  return {
    name: 'Spectrum',
    isPeer: true,
    head: fileTags(files),
    body: html`<sp-theme system="spectrum" color="light" scale="medium">
${guideHtml(guide, accordion)}
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
