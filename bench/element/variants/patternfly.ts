/** `<pf-accordion>` of PatternFly Elements, by https://patternflyelements.org/components/accordion/. */
import { html, raw } from 'hono/html';
import type { Section } from '../../../schema/guide.ts';
import { bundleImports } from '../bundle.ts';
import { linkFiles, writeGuide } from './markup.ts';
import type { Given, Html, Variant } from './variant.ts';

/** Icons are asked for one by one at addresses that no bundler knows: the one that is needed comes along, by the documented resolver. */
const ENTRY = `
import '@patternfly/elements/pf-accordion/pf-accordion.js';
import { PfIcon } from '@patternfly/elements/pf-icon/pf-icon.js';
import angleRight from '@patternfly/icons/fas/angle-right.js';
PfIcon.resolve = () => angleRight.cloneNode(true);
`;

export async function patternfly({ guide }: Given): Promise<Variant> {
  const files = { 'faq.js': (await bundleImports(ENTRY)).script };
  return {
    name: 'PatternFly',
    ours: false,
    head: linkFiles(files),
    faq: writeGuide(guide, accordion),
    files,
  };
}

function accordion(sections: readonly Section[]): Html {
  return html`<pf-accordion>${sections.map(
    (section) => html`
<pf-accordion-header id="${section.id}"><h4>${section.heading}</h4></pf-accordion-header>
<pf-accordion-panel>${raw(section.html)}</pf-accordion-panel>`,
  )}
</pf-accordion>`;
}
