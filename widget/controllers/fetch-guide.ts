/** Requests of guides from the edge API. */
import type { Guide } from '../../schema/guide.ts';
import { writtenLanguage } from '../../schema/locale.ts';
import { load } from '../chunks/index.ts';
import type { Notice } from '../chunks/notice/notice.ts';
import { hasShape } from '../has-shape.ts';
import { requestOptions } from '../request-options.ts';
import { guideError } from './guide-error.ts';
import { isGuide } from './is-guide.ts';

/** The members of RFC 9457 problem details that are used; a proxy's response may be any JSON. */
type Problem = Partial<Record<'detail' | 'available' | 'default' | 'notice', unknown>>;

const NOTICE = { locale: '', heading: '', text: '', origin: '' } as const;

/** Statuses of a guide that isn't there, which a retry doesn't change; with a notice, the guide is withdrawn (RFC 7725 for 451). */
const GONE = [404, 410, 451];

/** Time on a slow phone after which the API counts as unreachable (ms). */
const TIMEOUT_MS = 30_000;

/** Guides that are loaded, loading or withdrawn, by URL, or by id and language where they came with the script. */
export const guides = new Map<string, Promise<Guide>>();

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
 * The guide at `url` (`/v1/guides/:guide?locale=`), requested once during the life of the page, or again where it could not be
 * loaded. Where the API can't be reached, it comes from the browser's HTTP cache, if it is there.
 *
 * @throws {Error} see `guideError`.
 */
export function fetchGuide(url: string): Promise<Guide> {
  const guide = guides.get(url) ?? requestGuide(url);
  guides.set(url, guide);
  // A guide known to be withdrawn must not come back from the HTTP cache.
  guide.catch(({ notice }) => notice || guides.delete(url));
  return guide;
}

/**
 * Requests the guide at `url`. Where the guide lacks that locale, it comes in its default locale, with a warning. `cache` is that of
 * `fetch`: `no-cache` revalidates.
 *
 * @throws {Error} see `guideError`.
 */
export async function requestGuide(
  url: string,
  cache: RequestCache = 'default',
  isFallback?: boolean,
): Promise<Guide> {
  const [{ ok, status }, body] = await getJson(url, cache);
  if (ok) {
    if (isGuide(body)) return body;
    throw new Error(`${url} is not a guide.`);
  }
  const problem: Problem = Object(body);
  const { default: fallback, notice } = problem;
  const detail = `${problem.detail ?? `${url}: ${status}.`}${listAvailable(problem.available)}`;
  if (status === 404 && fallback && !isFallback) {
    if (cache === 'default') console.warn(`<edge-faq>: ${detail} Showing "${fallback}".`);
    const fallbackUrl = new URL(url);
    fallbackUrl.searchParams.set('locale', String(fallback));
    return requestGuide(fallbackUrl.href, cache, true);
  }
  if (!GONE.includes(status)) throw new Error(detail);
  if (!isNotice(notice)) throw guideError(detail, { fault: 'unknownGuide' });
  // Shown together with the error.
  await load('notice');
  throw guideError(detail, { fault: 'withdrawn', notice });
}

function isNotice(value: unknown): value is Notice {
  return hasShape(value, NOTICE);
}

/** The response and its body, which is undefined where it isn't JSON. */
async function getJson(url: string, cache: RequestCache): Promise<[Response, unknown]> {
  // Browsers without it use a timeout of their own.
  const signal = AbortSignal.timeout?.(TIMEOUT_MS);
  const get = (mode: RequestCache) => fetch(url, { ...requestOptions, cache: mode, signal });
  const fallback = cache === 'default' ? 'force-cache' : cache;
  try {
    const response = await get(cache).catch(() => get(fallback));
    return [response, await response.json().catch(() => undefined)];
  } catch (cause) {
    throw new Error(`${url}: ${cause}`);
  }
}

function listAvailable(available: unknown): string {
  return Array.isArray(available) ? ` Available: ${available.join(', ')}.` : '';
}
