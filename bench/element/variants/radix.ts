/** Radix' accordion on React, rendered in the browser, by https://www.radix-ui.com/primitives/docs/components/accordion. */
import { join } from 'node:path';
import { html } from 'hono/html';
import type { Guide } from '../../../schema/guide.ts';
import { bundleFile } from '../bundle.ts';
import { linkFiles } from './markup.ts';
import type { Given, Variant } from './variant.ts';

/** Of what the page can't know before the script is there it keeps free as much as ours does. The rest is what any site has to write. */
const STYLES = html`<style>
#faq:empty { min-height: 100vh }
.question { all: unset; box-sizing: border-box; cursor: pointer; display: block; padding: .8em 0; width: 100% }
.question:focus-visible { outline: 2px solid }
h4 { border-top: 1px solid #ccc; margin: 0 }
</style>`;

export async function radix({ guide }: Given): Promise<Variant> {
  const page = join(import.meta.dirname, 'radix/page.ts');
  const { script } = await bundleFile(page, 'esm', { GUIDE: withoutText(guide) });
  const files = { 'faq.js': script };
  return {
    name: 'React + Radix',
    ours: false,
    head: html`${STYLES}${linkFiles(files)}`,
    faq: html`<div id="faq"></div>`,
    files,
  };
}

/** A site has no use for the answers without markup. */
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

export type ShownGuide = ReturnType<typeof withoutText>;
