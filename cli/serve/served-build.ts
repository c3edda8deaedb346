/** Detection of the build that a worker serves: it restarts some time after its files were replaced. */
import * as v from 'valibot';
import type { CompiledSite } from '../../compiler/compiled-site.ts';

const ListSchema = v.object({ total: v.number() });

/**
 * Whether the worker at `origin` serves `site`: as many guides, and the current revisions of one that was compiled. False while it
 * restarts.
 */
export async function isServed(origin: string, { guides }: CompiledSite): Promise<boolean> {
  try {
    const { total } = v.parse(ListSchema, await (await fetch(`${origin}/v1/guides?limit=1`)).json());
    if (total !== guides.length) return false;
    const compiled = guides.find(({ isNew }) => isNew)?.record.entry;
    for (const { locale, revision } of compiled?.locales ?? []) {
      const { headers } = await fetch(`${origin}/v1/guides/${compiled?.guide}?locale=${locale}`, {
        method: 'HEAD',
      });
      if (headers.get('ETag') !== `"${revision}"`) return false;
    }
    return true;
  } catch {
    return false;
  }
}
