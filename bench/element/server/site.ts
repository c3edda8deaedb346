/** The site that has the pages of all variants. */
import { writePage } from '../page.ts';
import type { Variant } from '../variants/variant.ts';
import { type Served, serve } from './serve.ts';
import { fromFiles } from './sources.ts';

export interface ServedSite extends Served {
  /** Where the page of each variant is. */
  addresses: ReadonlyMap<Variant, string>;
}

export async function serveSite(variants: readonly Variant[]): Promise<ServedSite> {
  const files = new Map<string, string>();
  for (const [i, variant] of variants.entries()) {
    files.set(`/${i}/index.html`, await writePage(variant));
    for (const [name, contents] of Object.entries(variant.files)) files.set(`/${i}/${name}`, contents);
  }
  const served = await serve('localhost', fromFiles(files));
  const address = (i: number) => `${served.origin}/${i}/index.html`;
  return { ...served, addresses: new Map(variants.map((variant, i) => [variant, address(i)])) };
}
