/** `edge-faq/client`: the API with the types of its routes, over `fetch`. */
import { type ClientRequestOptions, hc } from 'hono/client';
import type { Api } from '../worker/app.ts';
import type { Answer } from '../worker/contract/answers.ts';

export type Manifest = Answer<'Manifest'>;
export type Guide = Answer<'Guide'>;
export type Section = Answer<'Section'>;
export type SectionList = Answer<'SectionList'>;
export type SearchAnswer = Answer<'SearchAnswer'>;
/** RFC 9457 problem details: what every answer has that is not `ok`. */
export type Problem = Answer<'Problem'>;

/** The problem that an answer is which is not `ok`. */
export async function readProblem(answer: { json(): Promise<unknown> }): Promise<Problem> {
  return (await answer.json()) as Problem;
}

/**
 * A client of the API at `origin`, like `https://faq.example`: `client.v1.guides[':guide'].$get({param, query})` and so on, a method
 * for each route. Answers are those of `fetch`: look at `ok` before `json()`, and where it is false, at `readProblem`.
 * `options` are those of Hono's client (`headers`, another `fetch`).
 */
export function createClient(origin: string, options?: ClientRequestOptions): ReturnType<typeof hc<Api>> {
  return hc<Api>(origin, options);
}
