/** The site's API, as the tools use it: typed by the client, with problems as errors. */
import { createClient, type Problem, readProblem } from '../client/index.ts';
import type { McpSite } from '../worker/env.ts';

/** Never requested: the site's worker reads path and query only. */
const ORIGIN = 'https://api.invalid';

/** A former id of a section leads to its current one, which may have been another guide's request before. */
const MAX_REDIRECTS = 3;

export interface Api {
  client: ReturnType<typeof createClient>;
  /** URL of the page of a guide, or of one section; undefined where the site has no origin. */
  pageUrl(guide: string, locale: string, section?: string): string | undefined;
}

/** A response of the API that says what was wrong, for the model to correct or to tell the user. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** A client of the API that `site` lends. */
export function createApi(site: McpSite): Api {
  const request = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(String(input));
    const accept = new Headers(init?.headers).get('Accept') ?? 'application/json';
    let response = await site.fetch(pathname + search, accept);
    for (let count = 0; count < MAX_REDIRECTS && response.status === 308; count += 1)
      response = await site.fetch(response.headers.get('Location') ?? '/', accept);
    return response;
  };
  return {
    client: createClient(ORIGIN, { fetch: request }),
    pageUrl: (guide, locale, section) => toPageUrl(site.pages, guide, locale, section),
  };
}

/**
 * The body of a response.
 *
 * @throws {ProblemError} if it is a problem.
 */
export async function readJson<T>(response: { ok: boolean; json(): Promise<T> }): Promise<T> {
  await requireOk(response);
  return response.json();
}

/**
 * The body of a response that is text.
 *
 * @throws {ProblemError} if it is a problem.
 */
export async function readText(response: {
  ok: boolean;
  json(): Promise<unknown>;
  text(): Promise<string>;
}): Promise<string> {
  await requireOk(response);
  return response.text();
}

async function requireOk(response: { ok: boolean; json(): Promise<unknown> }): Promise<void> {
  if (!response.ok) throw new ProblemError(await readProblem(response));
}

/** The worker's own pages have a page for each section; on others, a section is a part of the page. */
function toPageUrl(
  pages: McpSite['pages'],
  guide: string,
  locale: string,
  section: string | undefined,
): string | undefined {
  if (!pages) return undefined;
  const { template, hasSections } = pages;
  const page = template.replaceAll('{guide}', guide).replaceAll('{locale}', locale);
  if (section === undefined) return page;
  return page + (hasSections ? '/' : '#') + section;
}
