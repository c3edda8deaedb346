/** Open and closed sections of an element, and of its `collapsed` chapters: the `<details>` in its shadow root. */
import type { ReactiveElement } from '@lit/reactive-element';
import { emit } from '../events.ts';
import { focusSummary } from './focus.ts';

export class Disclosure {
  /** Ids of the open sections and chapters. */
  open = new Set<string>();

  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** All sections and collapsible chapters. */
  get details(): HTMLDetailsElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLDetailsElement>('details[part]') ?? [])];
  }

  find(id: string): HTMLElement | undefined {
    return this.#host.shadowRoot?.getElementById(id) ?? undefined;
  }

  /** Opens `target` with the chapter around it; with `move`, scrolls to it and focuses it. */
  reveal(target: HTMLElement, move: boolean): void {
    for (let each = target.closest('details'); each; each = each.parentElement?.closest('details') ?? null)
      each.open = true;
    if (!move) return;
    target.scrollIntoView();
    focusSummary(target);
  }

  readonly onToggle = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLDetailsElement)) return;
    const { id: section, open } = currentTarget;
    if (open === this.open.has(section)) return;
    if (open) this.open.add(section);
    else this.open.delete(section);
    this.#host.requestUpdate();
    emit(this.#host, 'edge-faq-toggle', { section, open });
  };
}
