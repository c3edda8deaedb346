/** Gets a guide from the edge API. */
import type { Guide } from '../content/schema.ts';

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

const inFlight = new Map<string, Promise<Guide>>();

/**
 * The guide at `address` (`/v1/guides/:guide?locale=`). Elements that ask for the same address at the same time share
 * one request. Where the guide isn't written in that locale, it comes in its default locale, with a warning.
 *
 * @throws {GuideError}
 */
export function fetchGuide(address: string): Promise<Guide> {
  const pending = inFlight.get(address) ?? request(address).finally(() => inFlight.delete(address));
  inFlight.set(address, pending);
  return pending;
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
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    return await fetch(address, { credentials: 'omit', signal: abort.signal });
  } catch (cause) {
    throw new GuideError('unavailable', `${address} could not be reached: ${cause}`);
  } finally {
    clearTimeout(timer);
  }
}

async function readGuide(answer: Response): Promise<Guide> {
  const guide: Guide | undefined = await answer.json().catch(() => undefined);
  if (!Array.isArray(guide?.chapters))
    throw new GuideError('unavailable', `${answer.url} did not answer with a guide.`);
  return guide;
}

function list(available: string[] | undefined): string {
  return available ? ` There is: ${available.join(', ')}.` : '';
}
