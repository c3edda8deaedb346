/** Connected elements of the page: deep links lead to them, and what they show is revalidated. */

import type { Chunks } from '../chunks/chunk-host.ts';
import type { DeepLinkTarget } from '../chunks/deep-link/deep-link.ts';
import type { FreshnessTarget } from '../chunks/freshness/freshness.ts';
import { get } from '../chunks/index.ts';
import { guides, requestGuide } from './fetch-guide.ts';

/** Time between two checks of what is shown (ms). */
const CHECK_MS = 5_000;

type Target = DeepLinkTarget & FreshnessTarget;

/** In the order of their connection. */
const connected = new Set<Target>();

/** One for the page: a chunk, once loaded, is called once for all elements. */
const page = {
  requestUpdate(): void {
    checks = 0;
    followFragment();
    revalidate();
  },
};

/** Checks between two attempts to load the chunk, where it is blocked or the network is gone. */
const CHECKS_PER_ATTEMPT = 12;

let freshness: Chunks['freshness'] | undefined;

let checks = 0;

let timer: ReturnType<typeof setInterval> | undefined;

export function connect(target: Target): void {
  connected.add(target);
  addEventListener('hashchange', followFragment);
  if (!timer) timer = setInterval(revalidate, CHECK_MS);
}

export function disconnect(target: Target): void {
  connected.delete(target);
}

/**
 * Reveals the section that the fragment of the page's URL names; where several elements have it, in the first. In engines that say so, also
 * the section with the text of a text fragment, which `location` leaves out.
 */
export function followFragment(): void {
  if (/#./.test(location.href + self.navigation?.currentEntry?.url)) get('deep-link', page)?.(connected);
}

/** Revalidates what is due, while the page is visible. */
function revalidate(): void {
  if (document.hidden) return;
  if (!freshness && !(checks++ % CHECKS_PER_ATTEMPT)) freshness = get('freshness', page);
  freshness?.(connected, guides, requestGuide);
}
