/** Connected elements of the page: deep links lead to them, and what they show is revalidated. */

import type { Chunks } from '../chunks/chunk-host.ts';
import type { DeepLinkTarget } from '../chunks/deep-link/deep-link.ts';
import type { FreshnessTarget } from '../chunks/freshness/freshness.ts';
import type { HintTarget } from '../chunks/hints/hint-target.ts';
import { get, load, reset } from '../chunks/index.ts';
import { guides, requestGuide } from './fetch-guide.ts';

/** Time between two checks of what is shown (ms). */
const CHECK_MS = 5_000;

type Target = DeepLinkTarget &
  FreshnessTarget &
  HintTarget & {
    /** Requests the guide again where it couldn't be loaded. */
    reload(): void;
  };

/** In the order of their connection. */
const connected = new Set<Target>();

/** One for the page: a chunk, once loaded, is called once for all elements. */
const page = {
  requestUpdate(): void {
    isRequested = false;
    followFragment();
    revalidate();
  },
};

let freshness: Chunks['freshness'] | undefined;

/** Whether the chunk has been requested, which calls `page` again if it isn't loaded in time. */
let isRequested = false;

let timer: ReturnType<typeof setInterval> | undefined;

export function connect(target: Target): void {
  connected.add(target);
  addEventListener('hashchange', followFragment);
  addEventListener('online', onOnline);
  addEventListener('DOMContentLoaded', updateAll);
  if (!timer) timer = setInterval(revalidate, CHECK_MS);
}

export function disconnect(target: Target): void {
  connected.delete(target);
}

/**
 * Reveals the section that the fragment of the page's URL names; where several elements have it, in the first; also
 * the section with the text of a text fragment, which `location` leaves out, where the Navigation API has it.
 */
export function followFragment(): void {
  if (/#./.test(self.navigation?.currentEntry?.url ?? location.href)) get('deep-link', page)?.(connected);
}

/** Goes to the section of a link in `host`, at once where the chunk is late: the page's URL gets its fragment then. */
export function followLink(host: Target['host'], link: HTMLAnchorElement): void {
  const follow = () => get('deep-link', page)?.(connected, host, link);
  if (!follow()) void load('deep-link').then(follow);
  host.show(link.hash.slice(1));
}

/** What couldn't be loaded is requested again: guides, and chunks by an update. */
function onOnline(): void {
  reset();
  for (const target of connected) target.reload();
  updateAll();
  page.requestUpdate();
}

function updateAll(): void {
  for (const target of connected) target.host.requestUpdate();
}

/** Revalidates what is due, while the page is visible. */
function revalidate(): void {
  if (document.hidden) return;
  if (!isRequested) freshness = get('freshness', page);
  isRequested = true;
  freshness?.(connected, guides, requestGuide, () => get('hints', page)?.(connected));
}
