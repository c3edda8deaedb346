/** Accordion of the GOV.UK Design System: https://design-system.service.gov.uk/components/accordion/ */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { html, raw } from 'hono/html';
import type { Section } from '../../../schema/guide.ts';
import { bundleImports } from '../bundle.ts';
import { installPeers } from '../peers/install.ts';
import { fileTags, guideHtml } from './markup.ts';
import type { Html, Variant, VariantContext } from './variant.ts';

const ENTRY = `
import { Accordion, createAll } from 'govuk-frontend';
createAll(Accordion);
`;

/** The accordion alone, in the page's font: that of GOV.UK is for its own services. */
const STYLES = `
@use 'govuk-frontend/dist/govuk/base' with ($govuk-font-family: (system-ui, sans-serif));
@use 'govuk-frontend/dist/govuk/components/accordion';
`;

/** Documented as the first element of the page's body: without it, components stay as they are without script. */
const SUPPORTED = `document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');`;

export async function govuk({ guide }: VariantContext): Promise<Variant> {
  const folder = await installPeers();
  const { script } = await bundleImports(ENTRY, folder);
  const files = { 'faq.js': script, 'faq.css': compileStyles(join(folder, 'node_modules')) };
  return {
    name: 'GOV.UK',
    isPeer: true,
    head: fileTags(files),
    body: html`<script>${raw(SUPPORTED)}</script>
${guideHtml(guide, accordion)}`,
    files,
  };
}

function compileStyles(modules: string): string {
  const options = ['--stdin', '--style=compressed', '--quiet-deps', `--load-path=${modules}`];
  return execFileSync(process.execPath, [join(modules, 'sass/sass.js'), ...options], {
    input: STYLES,
    encoding: 'utf8',
  });
}

/** In the browser's session storage, the keys of what is open are the ids of the contents. */
function accordion(sections: readonly Section[]): Html {
  return html`<div class="govuk-accordion" data-module="govuk-accordion" id="accordion-${sections[0]?.id}">${sections.map(
    ({ id, heading, html: answer }) => html`
<div class="govuk-accordion__section">
<div class="govuk-accordion__section-header">
<h4 class="govuk-accordion__section-heading"><span class="govuk-accordion__section-button" id="${id}">${heading}</span></h4>
</div>
<div id="${id}-content" class="govuk-accordion__section-content">${raw(answer)}</div>
</div>`,
  )}
</div>`;
}
