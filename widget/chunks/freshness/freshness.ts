/** Revalidation of a guide: one request for all elements that show it, which then show what has changed. */
import type { ReactiveElement } from '@lit/reactive-element';
import type { Guide } from '../../guide.ts';
import { type Copies, dropCopies } from './drop-copies.ts';
import { holdFocus } from './hold-focus.ts';
import { holdPosition } from './hold-position.ts';
import { isDevelopment } from './is-development.ts';
import { documentReceivedAt, receivedAt } from './received-at.ts';
import { compareText, reuseParts } from './reuse-parts.ts';

/** Age from which a guide is due (ms): with the time until the next check and that of the request, less than a minute. */
const FRESH_MS = 50_000;

/** An element that shows a guide, or a notice in the place of one. */
export interface FreshnessTarget {
  readonly host: Pick<ReactiveElement, 'requestUpdate' | 'updateComplete'> &
    HTMLElement & { readonly base: string };
  /** URL of what is shown; undefined for pre-rendered content. */
  readonly url: string | undefined;
  readonly state: Readonly<Shown>;
  show(guide: Guide): Promise<void>;
  fail(error: unknown): void;
}

interface Shown {
  status: string;
  guide?: Guide | undefined;
  notice?: object | undefined;
  /** The date of a kept copy, which a response replaces even where it is the same (ms since the epoch). */
  asOf?: number | undefined;
}

/** Requests a guide; rejects with an error that has a `notice` where the guide is withdrawn. */
export type RequestGuide = (url: string, cache: RequestCache) => Promise<Guide>;

/** Times of the last requests, by URL. */
const requested = new Map<string, number>();

/**
 * Revalidates what `targets` show and is due, and lets `giveHints` help developers. Called every few seconds while the page is visible.
 */
export default function revalidate(
  targets: ReadonlySet<FreshnessTarget>,
  copies: Copies,
  requestGuide: RequestGuide,
  giveHints: () => void,
): void {
  if (isDevelopment()) giveHints();
  const now = performance.now();
  const due = now - FRESH_MS;
  for (const { host, url, state } of targets) {
    if (state.status === 'pending') {
      // Pre-rendered content is replaced as if the attribute had changed.
      if (!url && due >= documentReceivedAt(host)) host.requestUpdate('guide', null);
    } else if (url && Math.max(receivedAt(url), requested.get(url) ?? Number.NEGATIVE_INFINITY) <= due) {
      requested.set(url, now);
      void update(url, targets, copies, requestGuide);
    }
  }
}

/** Where the API can't be reached, or responds with anything but a guide or a notice, what is shown stays. */
async function update(
  url: string,
  targets: ReadonlySet<FreshnessTarget>,
  copies: Copies,
  requestGuide: RequestGuide,
): Promise<void> {
  const response = requestGuide(url, 'no-cache');
  const { guide, error } = await response.then(toGuide, toError);
  const toText = compareText(guide);
  const shown = guide ?? error?.notice;
  const current = toText(shown);
  const changed = [...targets].filter(
    ({ url: its, state }) => its === url && (state.asOf ?? toText(state.guide ?? state.notice) !== current),
  );
  if (!(shown && changed[0])) return;
  const { guide: id } = guide ?? changed[0].state.guide ?? {};
  dropCopies(copies, id);
  copies.set(url, response);
  for (const target of changed) {
    const { host } = target;
    const release = [holdFocus(host), holdPosition(host)];
    if (guide) void target.show(reuseParts(target.state.guide, guide));
    else target.fail(error);
    await host.updateComplete;
    for (const each of release) each();
  }
}

interface Outcome {
  guide?: Guide;
  error?: Partial<Pick<Shown, 'notice'>>;
}

const toGuide = (guide: Guide): Outcome => ({ guide });

const toError = (error: unknown): Outcome => ({ error: Object(error) });
