/** Pre-rendered content: the declarative shadow root that a server sent, which is replaced once the guide is loaded. */
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import { focusSummary } from './focus.ts';

export class PrerenderedController implements ReactiveController {
  /** Whether the shadow root still has the server's content. */
  isShown: boolean;

  readonly #host: ReactiveElement;
  #restore: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.isShown = !!host.shadowRoot;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#restore?.();
    this.#restore = undefined;
  }

  /**
   * Removes the server's content, in the update that renders the same again; focus and what was typed into the search box are
   * restored after it. Lit's hydration would need markup of exactly the same version.
   *
   * @returns the ids of the open sections and chapters.
   */
  replace(): Set<string> {
    const root = this.#host.renderRoot as ShadowRoot;
    const open = [...root.querySelectorAll('details[part][open]')].map(({ id }) => id);
    const focused = root.activeElement;
    const section = focused?.closest('details')?.id ?? '';
    const typed = root.querySelector('input')?.value;
    root.replaceChildren();
    this.isShown = false;
    this.#restore = () => {
      const box = root.querySelector('input');
      if (box && typed) box.value = typed;
      focusSummary(focused?.localName === 'input' ? box : root.getElementById(section));
    };
    return new Set(open);
  }
}
