/** Search by the API, which knows synonyms, typos and both Chinese scripts. */
import type { Guide } from '../../../schema/guide.ts';
import type { FoundSection, SearchResults } from './search-results.ts';

/** The members of a response of `GET /v1/guides/:guide/search` that are shown. */
interface SearchResponse {
  results: Result[];
  nearest: Result[];
}

interface Result {
  id: string;
  highlights: { heading: string; text: string };
}

/** @throws where the API can't be reached or fails, and when `signal` is aborted. */
export async function searchApi(
  base: string,
  guide: Guide,
  query: string,
  signal: AbortSignal,
): Promise<SearchResults> {
  const url = new URL(`v1/guides/${encodeURIComponent(guide.guide)}/search`, base);
  url.searchParams.set('locale', guide.locale);
  url.searchParams.set('q', query);
  const response = await fetch(url, { credentials: 'omit', signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const { results, nearest }: SearchResponse = await response.json();
  return { results: results.map(toFoundSection), nearest: nearest.map(toFoundSection) };
}

function toFoundSection({ id, highlights }: Result): FoundSection {
  return { id, ...highlights };
}
