/** `<pf-accordion>` of PatternFly Elements: https://patternflyelements.org/components/accordion/ */
import { html, raw } from 'hono/html';
import type { Section } from '../../../schema/guide.ts';
import { bundleImports } from '../bundle.ts';
import { fileTags, guideHtml } from './markup.ts';
import type { Html, Variant, VariantContext } from './variant.ts';

/** Icons load from URLs that no bundler can resolve; the documented resolver bundles the one that is used. */
const ENTRY = `
import '@patternfly/elements/pf-accordion/pf-accordion.js';
import { PfIcon } from '@patternfly/elements/pf-icon/pf-icon.js';
import angleRight from '@patternfly/icons/fas/angle-right.js';
PfIcon.resolve = () => angleRight.cloneNode(true);
`;

export async function patternfly({ guide }: VariantContext): Promise<Variant> {
  const files = { 'faq.js': (await bundleImports(ENTRY)).script };
  return {
    name: 'PatternFly',
    isPeer: true,
    head: fileTags(files),
    body: guideHtml(guide, accordion),
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
