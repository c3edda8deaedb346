/** This repository's element, in the three ways that a page can have it. */
import { html, raw } from 'hono/html';
import { renderGuide } from '../../../widget/ssr/render-guide.ts';
import type { Given, Html, Variant } from './variant.ts';

/** README's rule. */
const RESERVE = html`<style>edge-faq:not(:defined) { display: block; min-height: 100vh }</style>`;

/** The tag and the script, as README has them. */
export async function byTag({ guide, service }: Given): Promise<Variant> {
  return {
    name: 'edge-faq, tag',
    ours: true,
    head: html`${RESERVE}${await script(`${service}/embed/edge-faq.js`)}`,
    faq: html`<edge-faq guide="${guide.guide}"></edge-faq>`,
    files: {},
  };
}

/** Element and guide in one answer. */
export async function inOne({ guide, service }: Given): Promise<Variant> {
  return {
    name: 'edge-faq, /embed/:guide.js',
    ours: true,
    head: html`${RESERVE}${await script(`${service}/embed/${guide.guide}.js?locale=${guide.locale}`)}`,
    faq: html`<edge-faq guide="${guide.guide}"></edge-faq>`,
    files: {},
  };
}

/** The guide in the page, in a declarative shadow root. */
export async function preRendered({ guide, service }: Given): Promise<Variant> {
  return {
    name: 'edge-faq, pre-rendered',
    ours: true,
    head: await script(`${service}/embed/edge-faq.js`),
    faq: html`${raw(renderGuide(guide))}`,
    files: {},
  };
}

/** @throws where the worker has no such script. */
async function script(address: string): Promise<Html> {
  const { ok, status } = await fetch(address);
  if (!ok) throw new Error(`${new URL(address).pathname} is answered with ${status}`);
  return html`<script type="module" src="${address}"></script>`;
}
