/** `edge-faq-client`: typed client of the API, over `fetch`. */
import { type ClientRequestOptions, hc } from 'hono/client';
import type { Api } from '../worker/app.ts';
import type { ResponseBody } from '../worker/contract/response-schemas.ts';

/** Body of `GET /v1/guides`. */
export type GuideList = ResponseBody<'GuideList'>;
/** Body of `GET /v1/guides/:guide`. */
export type Guide = ResponseBody<'Guide'>;
/** Body of `GET /v1/guides/:guide/sections/:section`. */
export type Section = ResponseBody<'Section'>;
/** Body of `GET /v1/guides/:guide/sections`. */
export type SectionList = ResponseBody<'SectionList'>;
/** Body of `GET /v1/search` and `GET /v1/guides/:guide/search`. */
export type SearchAnswer = ResponseBody<'SearchAnswer'>;
/** Body of `GET /v1/suggest`. */
export type SuggestionList = ResponseBody<'SuggestionList'>;
/** RFC 9457 problem details: body of every response that is not `ok`. */
export type Problem = ResponseBody<'Problem'>;

/**
 * The problem details of a response that is not `ok`.
 *
 * @example
 * if (!response.ok) {
 *   const { title, detail } = await readProblem(response);
 *   throw new Error(`${title}: ${detail}`);
 * }
 */
export async function readProblem(response: { json(): Promise<unknown> }): Promise<Problem> {
  return (await response.json()) as Problem;
}

/**
 * A client of the API at `origin`, with a method for each route. Responses are those of `fetch`: check `ok` before `json()`, and call
 * `readProblem` if it is false. `options` are those of Hono's client (`headers`, another `fetch`).
 *
 * @example
 * const client = createClient('https://faq.example');
 * const response = await client.v1.guides[':guide'].$get({
 *   param: { guide: 'overdue-loan' },
 *   query: { locale: 'en' },
 * });
 * const { title, chapters } = await response.json();
 *
 * @example
 * const typed = await client.v1.suggest.$get({ query: { q: 'late pay', locale: 'en' } });
 * const { suggestions } = await typed.json();
 */
export function createClient(origin: string, options?: ClientRequestOptions): ReturnType<typeof hc<Api>> {
  return hc<Api>(origin, options);
}
