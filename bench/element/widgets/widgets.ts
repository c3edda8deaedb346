/** Pages with a widget: `<edge-faq>` with search, and well-known ones that do some of its work. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { html, raw } from 'hono/html';
import type { Guide, Section } from '../../../schema/guide.ts';
import { bundleImports } from '../bundle.ts';
import { renderPage } from '../page.ts';
import { installPeers } from '../peers/install.ts';
import { scriptWithGuide } from '../variants/edge-faq.ts';
import { fileTags, guideHtml } from '../variants/markup.ts';
import type { Html, Variant, VariantContext } from '../variants/variant.ts';

export interface Widget extends Variant {
  /** Selectors of the search field and of the first result, where it searches what the page has. */
  search?: { field: string; result: string };
}

/** Element, guide and search box: everything from the worker. */
async function edgeFaq(context: VariantContext): Promise<Widget> {
  return {
    ...(await scriptWithGuide(context)),
    name: 'edge-faq, with search',
    body: html`<edge-faq guide="${context.guide.guide}" search></edge-faq>`,
    search: { field: 'input[type=search]', result: '[part=result]' },
  };
}

/**
 * Pagefind's search box, above the same guide as native `<details>`, and an index of that page. It searches in the page, as edge-faq does: the
 * traffic of a worker isn't seen by the page's DevTools.
 */
async function pagefindUi({ guide }: VariantContext): Promise<Widget> {
  const page = {
    name: 'Pagefind UI',
    isPeer: true,
    head: html`<link rel="stylesheet" href="pagefind/pagefind-ui.css"><script src="pagefind/pagefind-ui.js"></script>`,
    body: html`<div id="search"></div>
<script>new PagefindUI({ element: '#search', showSubResults: true, noWorker: true, bundlePath: new URL('pagefind/', location).pathname })</script>
${nativeGuide(guide)}`,
    files: {},
    search: { field: '.pagefind-ui__search-input', result: '.pagefind-ui__result-link' },
  };
  return { ...page, files: await indexPage(await renderPage(page)) };
}

/** What of Pagefind's interface for Node.js is used here. */
interface Pagefind {
  createIndex(): Promise<{ index: PagefindIndex }>;
  close(): Promise<unknown>;
}

interface PagefindIndex {
  addHTMLFile(file: { url: string; content: string }): Promise<unknown>;
  getFiles(): Promise<{ files: { path: string; content: Uint8Array }[] }>;
}

/** Pagefind's files, by their paths beside the page. */
async function indexPage(content: string): Promise<Variant['files']> {
  const entry = join(await installPeers(), 'node_modules/pagefind/lib/index.js');
  const pagefind: Pagefind = await import(pathToFileURL(entry).href);
  const { index } = await pagefind.createIndex();
  await index.addHTMLFile({ url: '/guide', content });
  const { files } = await index.getFiles();
  await pagefind.close();
  return Object.fromEntries(files.map(({ path, content }) => [`pagefind/${path}`, content]));
}

/** Its results come from a service that runs language models, which this bench doesn't: it is loaded, and nothing is searched. */
async function aiSearchSnippet({ guide, apiOrigin }: VariantContext): Promise<Widget> {
  const files = {
    'faq.js': (await bundleImports("import '@cloudflare/ai-search-snippet/search';", await installPeers()))
      .script,
  };
  return {
    name: 'AI Search snippet',
    isPeer: true,
    head: fileTags(files),
    body: html`<search-bar-snippet api-url="${apiOrigin}"></search-bar-snippet>${nativeGuide(guide)}`,
    files,
  };
}

/** Comments in a frame of giscus.app, whose page isn't in the package: an empty one stands in. */
async function giscus({ guide }: VariantContext): Promise<Widget> {
  const files = { 'faq.js': (await bundleImports("import 'giscus';", await installPeers())).script };
  return {
    name: 'giscus, empty frame',
    isPeer: true,
    head: fileTags(files),
    body: html`${nativeGuide(guide)}<giscus-widget repo="example/help" repoid="R_1" category="Help" categoryid="DIC_1" mapping="pathname" theme="light" lang="en"></giscus-widget>`,
    files,
  };
}

export const widgetFactories = [edgeFaq, pagefindUi, aiSearchSnippet, giscus];

function nativeGuide(guide: Guide): Html {
  return guideHtml(
    guide,
    (sections: readonly Section[]) =>
      html`${sections.map(
        ({ id, heading, html: answer }) =>
          html`<details><summary><h4 id="${id}">${heading}</h4></summary>${raw(answer)}</details>\n`,
      )}`,
  );
}
