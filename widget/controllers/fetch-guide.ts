/** Requests of guides from the edge API. */

import { writtenLanguage } from '../../schema/locale.ts';
import type { Guide } from '../guide.ts';
import { hasShape, isStrings } from '../has-shape.ts';
import { logError } from '../log-error.ts';
import { requestOptions } from '../request-options.ts';
import type { Notice } from '../views/notice-view.ts';
import { guideError } from './guide-error.ts';
import { isGuide } from './is-guide.ts';
import { chooseLocale, readersLocales } from './page-locale.ts';

/** The members of RFC 9457 problem details that are used; a proxy's response may be any JSON. */
type Problem = Partial<Record<'type' | 'detail' | 'available' | 'default' | 'notice', unknown>>;

const NOTICE = { locale: '', heading: '', text: '', origin: '' } as const;

/** Statuses of a guide that is withdrawn, which a retry doesn't change (RFC 7725 for 451). */
const GONE = [410, 451];

/** Time on a slow phone after which the API counts as unreachable (ms). */
const TIMEOUT_MS = 30_000;

/** Guides that are loaded, loading or withdrawn, by URL, or by id and language where they came with the script. */
export const guides = new Map<string, Promise<Guide>>();

/** When guides were received (ms since the epoch); 0 for those that the HTTP cache had while the API couldn't be reached, of any age. */
const received = new WeakMap<Guide, number>();

/** When `guide` was received (ms since the epoch), 0 where that isn't known. A guide that has just been made of a response is of now. */
export const receivedAt = (guide: Guide): number => received.get(guide) ?? Date.now();

/** Locales of the guides that came with the script, by id. */
const preloadedLocales = new Map<string, unknown>();

/** Stores a guide that came with the script, so that it needs no request. Anything else is logged, and the guide requested. */
export function preload(guide: unknown): void {
  if (!isGuide(guide)) logError('this is not a guide.', guide);
  else {
    guides.set(`${guide.guide} ${writtenLanguage(guide.locale)}`, Promise.resolve(guide));
    received.set(guide, Date.now());
    preloadedLocales.set(guide.guide, guide.locales);
  }
}

/** The locale to request of the guide `id`: `requested`, unless the guide came with the script, and is known to be in other languages only. */
export function availableLocale(id: string, requested: string): string {
  const locales = preloadedLocales.get(id);
  const [source] = isStrings(locales) ? locales : [];
  return chooseLocale([requested, ...readersLocales()], locales) ?? source ?? requested;
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
 * Requests the guide at `url`. Where the guide lacks that locale, it comes in the first of the reader's languages that it has, or else in
 * its default locale, with a warning. `cache` is that of `fetch`: `no-cache` revalidates.
 *
 * @throws {Error} see `guideError`.
 */
export async function requestGuide(
  url: string,
  cache: RequestCache = 'default',
  isFallback?: boolean,
): Promise<Guide> {
  const [{ ok, status }, body, isReached] = await getJson(url, cache);
  if (ok) {
    if (isGuide(body)) {
      received.set(body, isReached ? Date.now() : 0);
      return body;
    }
    throw new Error(`${url} is not a guide.`);
  }
  const problem: Problem = Object(body);
  const { available, notice } = problem;
  const fallback = problem.default
    ? (chooseLocale(readersLocales(), available) ?? String(problem.default))
    : '';
  const detail = `${problem.detail ?? `${url}: ${status}.`}${listAvailable(available)}`;
  if (status === 404 && fallback && !isFallback) {
    if (cache === 'default') console.warn(`<edge-faq>: ${detail} Showing "${fallback}".`);
    // Not by `searchParams`, which would spell the rest of the query in another way.
    return requestGuide(
      url.replace(/\?locale=[^&]*/, `?locale=${encodeURIComponent(fallback)}`),
      cache,
      true,
    );
  }
  const isGone = GONE.includes(status);
  if (isGone && isNotice(notice)) throw guideError(detail, { fault: 'withdrawn', notice, isDefinite: true });
  // Not every 404 response is from the API: a captive portal responds so, too.
  const isUnknown = String(problem.type).endsWith('/problems/unknown-guide');
  if (isGone || isUnknown) throw guideError(detail, { fault: 'unknownGuide', isDefinite: isUnknown });
  throw new Error(detail);
}

function isNotice(value: unknown): value is Notice {
  return hasShape(value, NOTICE);
}

/** The response, its body, which is undefined where it isn't JSON, and whether the API could be reached. */
async function getJson(url: string, cache: RequestCache): Promise<[Response, unknown, boolean]> {
  // Browsers without it use a timeout of their own.
  const signal = AbortSignal.timeout?.(TIMEOUT_MS);
  // A preload hint is used only for a request with the same credentials mode (WHATWG HTML, "consume a preloaded resource").
  const get = (mode: RequestCache) =>
    fetch(url, { ...requestOptions, credentials: 'same-origin', cache: mode, signal });
  const fallback = cache === 'default' ? 'force-cache' : cache;
  let isReached = true;
  try {
    const response = await get(cache).catch(() => {
      isReached = false;
      return get(fallback);
    });
    return [response, await response.json().catch(() => undefined), isReached];
  } catch (cause) {
    throw new Error(`${url}: ${cause}`);
  }
}

function listAvailable(available: unknown): string {
  return Array.isArray(available) ? ` Available: ${available.join(', ')}.` : '';
}
