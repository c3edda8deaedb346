/** Asks the API: it knows synonyms, slips of the finger and both Chinese scripts. */
import type { Guide } from '../../../schema/guide.ts';
import type { Found, FoundSection } from './found.ts';

/** The members of an answer of `GET /v1/guides/:guide/search` that are shown. */
interface Answer {
  results: Result[];
  nearest: Result[];
}

interface Result {
  id: string;
  highlights: { heading: string; text: string };
}

/** @throws where it can't be reached, doesn't answer, or `signal` says to stop. */
export async function askApi(base: string, guide: Guide, query: string, signal: AbortSignal): Promise<Found> {
  const address = new URL(`v1/guides/${encodeURIComponent(guide.guide)}/search`, base);
  address.searchParams.set('locale', guide.locale);
  address.searchParams.set('q', query);
  const answer = await fetch(address, { credentials: 'omit', signal });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const { results, nearest }: Answer = await answer.json();
  return { results: results.map(toFound), nearest: nearest.map(toFound) };
}

function toFound({ id, highlights }: Result): FoundSection {
  return { id, ...highlights };
}
