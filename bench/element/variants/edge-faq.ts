/** `<edge-faq>`, embedded in three ways. */
import { html, raw } from 'hono/html';
import { renderGuide } from '../../../widget/ssr/render-guide.ts';
import type { Html, Variant, VariantContext } from './variant.ts';

/** The CSS that README recommends to reserve space. */
const RESERVE = html`<style>
edge-faq:not(:defined) { display: block; min-height: 100svh; animation: edge-faq-reserve 0s 10s forwards !important }
@keyframes edge-faq-reserve { to { min-height: auto } }
@media (scripting: none), print { edge-faq:not(:defined) { min-height: auto } }
</style>`;

/** Script tag and element, as in README. */
export async function scriptTag({ guide, apiOrigin }: VariantContext): Promise<Variant> {
  return {
    name: 'edge-faq, script tag',
    isPeer: false,
    head: html`${RESERVE}${await script(`${apiOrigin}/embed/edge-faq.js`)}`,
    body: html`<edge-faq guide="${guide.guide}"></edge-faq>`,
    files: {},
  };
}

/** Element and guide in one response. */
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
