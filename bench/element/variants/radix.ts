/** Radix's accordion on React, rendered in the browser: https://www.radix-ui.com/primitives/docs/components/accordion */
import { join } from 'node:path';
import { html } from 'hono/html';
import type { Guide } from '../../../schema/guide.ts';
import { bundleFile } from '../bundle.ts';
import { fileTags } from './markup.ts';
import type { Variant, VariantContext } from './variant.ts';

/** Reserves as much space as `<edge-faq>` until the script renders. The other rules are the least that a site has to write. */
const STYLES = html`<style>
#faq:empty { min-height: 100svh }
.question { all: unset; box-sizing: border-box; cursor: pointer; display: block; padding: .8em 0; width: 100% }
.question:focus-visible { outline: 2px solid }
h4 { border-top: 1px solid #ccc; margin: 0 }
</style>`;

export async function radix({ guide }: VariantContext): Promise<Variant> {
  const page = join(import.meta.dirname, 'radix/page.ts');
  const { script } = await bundleFile(page, 'esm', { GUIDE: withoutText(guide) });
  const files = { 'faq.js': script };
  return {
    name: 'React + Radix',
    isPeer: true,
    head: html`${STYLES}${fileTags(files)}`,
    body: html`<div id="faq"></div>`,
    files,
  };
}

/** The guide without its plain-text answers, which a site doesn't need. */
function withoutText({ title, intro, chapters, summary }: Guide) {
  return {
    title,
    intro: intro.html,
    chapters: chapters.map(({ id, heading, sections }) => ({
      id,
      heading,
      sections: sections.map((section) => ({ id: section.id, heading: section.heading, html: section.html })),
    })),
    summary: summary && { heading: summary.heading, html: summary.html },
  };
}

export type PageGuide = ReturnType<typeof withoutText>;
