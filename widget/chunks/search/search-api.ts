/** Search by the API, which knows synonyms, typos and both Chinese scripts. */
import type { Guide } from '../../guide.ts';
import { hasShape } from '../../has-shape.ts';
import { requestOptions } from '../../request-options.ts';
import type { FoundSection, SearchResults } from './search-results.ts';

/** The members of a response of `GET /v1/guides/:guide/search` that are shown. */
interface SearchResponse {
  results: Result[];
  nearest: Result[];
  truncated?: true;
}

interface Result {
  id: string;
  /** Earlier versions of the API don't say: their results count as answers. */
  confident?: boolean;
  highlights: { heading: string; text: string };
  textFragment?: string;
}

const RESULT = { id: '', highlights: { heading: '', text: '' } };

/** @throws where the API can't be reached or fails, its response isn't a search's, or `signal` is aborted. */
export async function searchApi(
  base: string,
  guide: Guide,
  query: string,
  signal: AbortSignal,
): Promise<SearchResults> {
  const url = new URL(`v1/guides/${encodeURIComponent(guide.guide)}/search`, base);
  url.searchParams.set('locale', guide.locale);
  url.searchParams.set('q', query);
  const response = await fetch(url, { ...requestOptions, signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const found: unknown = await response.json();
  if (!isSearchResponse(found)) throw new TypeError(`${url} has no search results`);
  return {
    results: found.results.map(toFoundSection),
    nearest: found.nearest.map(toFoundSection),
    truncated: found.truncated,
    isFromApi: true,
  };
}

function isSearchResponse(value: unknown): value is SearchResponse {
  return hasShape(value, { results: [RESULT], nearest: [RESULT] });
}

function toFoundSection({ id, confident = true, highlights, textFragment }: Result): FoundSection {
  return { id, confident, textFragment, ...highlights };
}
