/** Server of the variants' pages and files. */
import { renderPage } from '../page.ts';
import type { Variant } from '../variants/variant.ts';
import { type Pace, type Server, startServer } from './server.ts';
import { fromFiles } from './sources.ts';

export interface PageServer extends Server {
  /** URL of each variant's page. */
  urls: ReadonlyMap<Variant, string>;
}

export async function servePages(variants: readonly Variant[], pace?: Pace): Promise<PageServer> {
  const files = new Map<string, string | Uint8Array>();
  for (const [i, variant] of variants.entries()) {
    files.set(`/${i}/index.html`, await renderPage(variant));
    for (const [name, contents] of Object.entries(variant.files)) files.set(`/${i}/${name}`, contents);
  }
  const server = await startServer('localhost', fromFiles(files), pace);
  const urlOf = (i: number) => `${server.origin}/${i}/index.html`;
  return { ...server, urls: new Map(variants.map((variant, i) => [variant, urlOf(i)])) };
}
