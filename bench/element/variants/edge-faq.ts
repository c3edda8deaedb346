/** `<edge-faq>`, embedded in four ways. */
import { html, raw } from 'hono/html';
import { ELEMENT_QUERY } from '../../../schema/pick-guide.ts';
import { renderGuide } from '../../../widget/ssr/render-guide.ts';
import type { Html, Variant, VariantContext } from './variant.ts';

/** The CSS that README recommends to reserve space. */
const RESERVE = html`<style>
edge-faq:not(:defined) { display: block; min-height: 100svh; animation: edge-faq-reserve 0s 10s forwards !important }
@keyframes edge-faq-reserve { to { min-height: auto } }
@media (scripting: none), print { edge-faq:not(:defined) { min-height: auto } }
</style>`;

/** Script tag and element. */
export async function scriptTag({ guide, apiOrigin }: VariantContext): Promise<Variant> {
  return {
    name: 'edge-faq, script tag',
    isPeer: false,
    head: html`${RESERVE}${await script(`${apiOrigin}/embed/edge-faq.js`)}`,
    body: html`<edge-faq guide="${guide.guide}"></edge-faq>`,
    files: {},
  };
}

/** The same with a hint by which the browser requests the guide beside the script, as in README. */
export async function scriptTagWithHint({ guide, apiOrigin }: VariantContext): Promise<Variant> {
  const url = `${apiOrigin}/v1/guides/${guide.guide}?locale=${guide.locale}&${ELEMENT_QUERY}`;
  return {
    name: 'edge-faq, preload hint',
    isPeer: false,
    head: html`${RESERVE}<link rel="preload" as="fetch" crossorigin href="${url}">
${await script(`${apiOrigin}/embed/edge-faq.js`)}`,
    body: html`<edge-faq guide="${guide.guide}"></edge-faq>`,
    files: {},
  };
}

/** Element and guide in one response, as in README. */
export async function scriptWithGuide({ guide, apiOrigin }: VariantContext): Promise<Variant> {
  return {
    name: 'edge-faq, /embed/:guide.js',
    isPeer: false,
    head: html`${RESERVE}${await script(`${apiOrigin}/embed/${guide.guide}.js?locale=${guide.locale}`)}`,
    body: html`<edge-faq guide="${guide.guide}"></edge-faq>`,
    files: {},
  };
}

/** The guide in the page's HTML, in a declarative shadow root. */
export async function prerendered({ guide, apiOrigin }: VariantContext): Promise<Variant> {
  return {
    name: 'edge-faq, prerendered',
    isPeer: false,
    head: await script(`${apiOrigin}/embed/edge-faq.js`),
    body: html`${raw(renderGuide(guide))}`,
    files: {},
  };
}

/** @throws if the worker has no script at `url`. */
async function script(url: string): Promise<Html> {
  const { ok, status } = await fetch(url);
  if (!ok) throw new Error(`GET ${new URL(url).pathname} returned ${status}`);
  return html`<script type="module" src="${url}"></script>`;
}
