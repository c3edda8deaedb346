/** Searches told to the API, where the attribute `count-searches` asks for it: one request for a search, when the reader has finished it. */
import type { Guide } from '../../guide.ts';
import { acceptsPost, loadAcceptsPost } from '../accepts-post.ts';
import type { ChunkHost } from '../chunk-host.ts';
import { postJson } from '../post-json.ts';

/** The body of a request. */
interface CountedSearch {
  query: string;
  guide: string;
  locale: string;
  /** Number of results that were shown; those that may not answer the query are none. */
  results: number;
  /** Id of the section that was opened. */
  opened?: string;
}

/** Maximum of `results`. */
const MAX_RESULTS = 20;

/** Searches that end with the page. They refer to no element, which may be removed meanwhile. */
const unfinished = new Set<SearchCount>();

addEventListener('pagehide', () => {
  for (const each of unfinished) each.finish();
});

/** The search under way in one search box. */
export class SearchCount {
  #url: URL | undefined;
  /** What is shown. */
  #search: CountedSearch | undefined;
  /** What was shown before the query was only shortened, as by the backspace key. */
  #longest: CountedSearch | undefined;
  /** The query that was finished last. Shown again, it is no new search. */
  #finished = '';

  /** Results are shown. A query that extends the one before or shortens it is the same search; any other finishes it. */
  show(element: ChunkHost, { guide, locale }: Guide, query: string, results: number): void {
    if (element.getAttribute('count-searches') === null || query === this.#finished) return;
    const last = this.#search?.query ?? query;
    const isLonger = query.startsWith(last);
    if (!isLonger && !last.startsWith(query)) this.finish();
    this.#finished = '';
    this.#search = { query, guide, locale, results: Math.min(results, MAX_RESULTS) };
    if (isLonger || !this.#longest) this.#longest = this.#search;
    this.#url = new URL('v1/searches', element.base);
    // Known before the page ends, when there is no time to ask.
    void loadAcceptsPost(this.#url.href);
    unfinished.add(this);
  }

  /** The reader has cleared the box, letter by letter or at once. */
  clear(): void {
    this.#search = this.#longest;
    this.finish();
    this.#finished = '';
  }

  /** @param opened - id of the section that the reader has opened, if any */
  finish(opened?: string): void {
    if (!this.#search || !this.#url) return;
    void post(this.#url, { ...this.#search, ...(opened && { opened }) });
    this.#end(this.#search);
  }

  /** The reader has reported `query` as unanswered, which the API has counted. */
  settle(query: string): void {
    if (this.#search?.query === query) this.#end(this.#search);
  }

  #end({ query }: CountedSearch): void {
    unfinished.delete(this);
    this.#finished = query;
    this.#search = this.#longest = undefined;
  }
}

/** Sends `search`, at once if it is known that the API accepts it. */
async function post(url: URL, search: CountedSearch): Promise<void> {
  const waiter = { requestUpdate() {} };
  if (acceptsPost(url.href, waiter) === undefined) await loadAcceptsPost(url.href);
  if (acceptsPost(url.href, waiter)) await postJson(url, search);
}
