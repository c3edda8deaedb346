/** Site search while the editions of some of its results can't be read. Fresh modules: nothing is cached yet. */
import { expect, inject, test, vi } from 'vitest';
import { fetchWorker } from '../../test/fixtures/worker-sample.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';

const { files } = inject('sample');

/** The response to a search with results in the guides parcels and returns, while the editions of `damaged` are damaged. */
async function searchWithout(damaged: readonly string[]) {
  const ASSETS = {
    async fetch(url: string) {
      const path = new URL(url).pathname.slice(1);
      const isDamaged = damaged.some((guide) => path.startsWith(`content/${guide}/`));
      return new Response(isDamaged ? 'damaged' : files[path]);
    },
  };
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const response = await fetchWorker('/v1/search?q=photograph+caf%C3%A9&locale=en', {}, { ASSETS });
  const log = JSON.stringify(logged.mock.calls);
  logged.mockRestore();
  return { response, log };
}

test('returns 503 if none of the results can be read', async () => {
  const { response } = await searchWithout(['parcels', 'returns']);
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([503, 'no-store']);
});

test('leaves out results that cannot be read, logs them, and forbids caches to store the response', async () => {
  const { response, log } = await searchWithout(['returns']);
  const { results } = await response.json<ResponseBody<'SearchAnswer'>>();
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  expect(new Set(results.map(({ guide }) => guide))).toEqual(new Set(['parcels']));
  expect(log).toMatch(/content\/returns\/en\/[0-9a-f]+\.edition is damaged/);

  const repaired = await (await searchWithout([])).response.json<ResponseBody<'SearchAnswer'>>();
  expect(new Set(repaired.results.map(({ guide }) => guide))).toEqual(new Set(['parcels', 'returns']));
});
