/** Requests of guides from the edge API. */
import type { Guide } from '../../schema/guide.ts';
import { writtenLanguage } from '../../schema/locale.ts';
import { requestOptions } from '../request-options.ts';
import { isGuide } from './is-guide.ts';

/** Why a guide can't be shown: `guide` is missing, the API has no such guide, or the API is unreachable or its response unreadable. */
export type GuideFault = 'noGuide' | 'unknownGuide' | 'unavailable';

/** Error where a guide can't be shown; its message is for the page's developer. An error without `fault` means `unavailable`. */
export function guideError(fault: GuideFault, message: string): Error & { fault: GuideFault } {
  return Object.assign(new Error(message), { fault });
}

/** The members of RFC 9457 problem details that are used; a proxy's response may be any JSON. */
type Problem = Partial<Record<'detail' | 'available' | 'default', unknown>>;

/** Time on a slow phone after which the API counts as unreachable (ms). */
const TIMEOUT_MS = 30_000;

/** Guides that are loaded or loading, by URL, or by id and language where they came with the script. */
const guides = new Map<string, Promise<Guide>>();

/** Stores a guide that came with the script, so that it needs no request. Anything else is logged, and the guide requested. */
export function preload(guide: unknown): void {
  if (!isGuide(guide)) console.error('<edge-faq>: this is not a guide.', guide);
  else guides.set(`${guide.guide} ${writtenLanguage(guide.locale)}`, Promise.resolve(guide));
}

/** The guide `id`, where it came with the script in the language of `locale`. */
export function getPreloaded(id: string, locale: string): Promise<Guide> | undefined {
  return guides.get(`${id} ${writtenLanguage(locale)}`);
}

/**
 * The guide at `url` (`/v1/guides/:guide?locale=`), requested once during the life of the page. Where the guide lacks that locale,
 * it comes in its default locale, with a warning. Where the API can't be reached, it comes from the browser's HTTP cache, if it is there.
 *
 * @throws {Error} see `guideError`.
 */
export function fetchGuide(url: string): Promise<Guide> {
  const guide = guides.get(url) ?? request(url);
  guides.set(url, guide);
  guide.catch(() => guides.delete(url));
  return guide;
}

async function request(url: string): Promise<Guide> {
  const response = await get(url);
  if (response.ok) return readGuide(response);
  const problem: Problem = Object(await response.json().catch(() => undefined));
  const detail = `${problem.detail ?? `${url}: ${response.status}.`}${listAvailable(problem.available)}`;
  if (response.status === 404 && problem.default) {
    console.warn(`<edge-faq>: ${detail} Showing "${problem.default}".`);
    const fallback = new URL(url);
    fallback.searchParams.set('locale', String(problem.default));
    const retried = await get(fallback.href);
    if (retried.ok) return readGuide(retried);
  }
  throw guideError(response.status === 404 ? 'unknownGuide' : 'unavailable', detail);
}

async function get(url: string): Promise<Response> {
  // Browsers without it use a timeout of their own.
  const signal = AbortSignal.timeout?.(TIMEOUT_MS);
  const fetchWith = (cache: RequestCache) => fetch(url, { ...requestOptions, cache, signal });
  try {
    return await fetchWith('default').catch(() => fetchWith('force-cache'));
  } catch (cause) {
    throw new Error(`${url}: ${cause}`);
  }
}

async function readGuide(response: Response): Promise<Guide> {
  const guide: unknown = await response.json().catch(() => undefined);
  if (!isGuide(guide)) throw new Error(`${response.url} is not a guide.`);
  return guide;
}

function listAvailable(available: unknown): string {
  return Array.isArray(available) ? ` Available: ${available.join(', ')}.` : '';
}
