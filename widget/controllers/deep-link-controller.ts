/** Deep links of the elements on the page. */
import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import type { DeepLinkTarget } from '../chunks/deep-link/deep-link.ts';
import { get } from '../chunks/index.ts';

/** Connected elements, in the order of their connection. */
const targets = new Set<DeepLinkTarget>();

/** One for the page: the chunk, once loaded, is called once for all elements. */
const follower = { requestUpdate: followFragment };

/** Reveals the section that the fragment of the page's URL names; where several elements have it, in the first. */
export function followFragment(): void {
  if (location.hash) get('deepLink', follower)?.(targets);
}

/** Registers its host as a target of deep links while it is connected. */
export class DeepLinkController implements ReactiveController {
  readonly #host: DeepLinkTarget;

  constructor(host: DeepLinkTarget & ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    targets.add(this.#host);
    addEventListener('hashchange', followFragment);
  }

  hostDisconnected(): void {
    targets.delete(this.#host);
    if (targets.size === 0) removeEventListener('hashchange', followFragment);
  }
}
