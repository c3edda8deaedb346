/** Gets a guide from the edge API. */
import type { Guide } from '../../schema/guide.ts';
import { writtenLanguage } from '../../schema/locale.ts';

/** Why a guide can't be shown: none was named, the API has no such guide, or the API could not be reached or read. */
export type GuideFault = 'noGuide' | 'unknownGuide' | 'unavailable';

/** A guide that can't be shown; the message is for the page's developer. */
export class GuideError extends Error {
  readonly fault: GuideFault;

  constructor(fault: GuideFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** The members of an RFC 9457 problem that we act on. */
interface Problem {
  detail?: string;
  available?: string[];
  default?: string;
}

/** A reader on a slow phone waits this long (ms) before we call the API unreachable. */
const PATIENCE = 30_000;

/** Guides that are there or on their way: by the address they come from, or by id and language where they came with the script. */
const guides = new Map<string, Promise<Guide>>();

/** A guide that came with the script: it needs no request. */
export function preload(guide: Guide): void {
  guides.set(`${guide.guide} ${writtenLanguage(guide.locale)}`, Promise.resolve(guide));
}

/** The guide `id`, where it came with the script in the language of `locale`. */
export function preloaded(id: string, locale: string): Promise<Guide> | undefined {
  return guides.get(`${id} ${writtenLanguage(locale)}`);
}

/**
 * The guide at `address` (`/v1/guides/:guide?locale=`), asked for once as long as the page lives. Where the guide isn't written in
 * that locale, it comes in its default locale, with a warning. Where the API can't be reached, it is the last good answer that the
 * browser keeps.
 *
 * @throws {GuideError}
 */
export function fetchGuide(address: string): Promise<Guide> {
  const guide = guides.get(address) ?? request(address);
  guides.set(address, guide);
  guide.catch(() => guides.delete(address));
  return guide;
}

async function request(address: string): Promise<Guide> {
  const answer = await get(address);
  if (answer.ok) return readGuide(answer);
  const problem: Problem = await answer.json().catch(() => ({}));
  const detail = `${problem.detail ?? `${address} answered ${answer.status}.`}${list(problem.available)}`;
  if (answer.status === 404 && problem.default) {
    console.warn(`<edge-faq>: ${detail} Showing "${problem.default}".`);
    const fallback = new URL(address);
    fallback.searchParams.set('locale', problem.default);
    const retried = await get(fallback.href);
    if (retried.ok) return readGuide(retried);
  }
  throw new GuideError(answer.status === 404 ? 'unknownGuide' : 'unavailable', detail);
}

async function get(address: string): Promise<Response> {
  // Older browsers have no such signal, and give up when they do.
  const signal = AbortSignal.timeout?.(PATIENCE);
  const ask = (cache: RequestCache) => fetch(address, { credentials: 'omit', cache, signal });
  try {
    return await ask('default').catch(() => ask('force-cache'));
  } catch (cause) {
    throw new GuideError('unavailable', `${address}: ${cause}`);
  }
}

async function readGuide(answer: Response): Promise<Guide> {
  const guide: Guide | undefined = await answer.json().catch(() => undefined);
  if (!Array.isArray(guide?.chapters)) throw new GuideError('unavailable', `${answer.url} is not a guide.`);
  return guide;
}

function list(available: string[] | undefined): string {
  return available ? ` There is: ${available.join(', ')}.` : '';
}
