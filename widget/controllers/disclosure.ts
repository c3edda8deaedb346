/** Open and closed sections of an element, and of its `collapsed` chapters: the `<details>` in its shadow root. */
import type { ReactiveElement } from '@lit/reactive-element';
import { emit } from '../events.ts';
import { focusSummary } from './focus.ts';

export class Disclosure {
  /** Ids of the open sections and chapters. */
  open = new Set<string>();

  /** Ids of the sections that have been toggled, where the next update is due to that alone. */
  toggled: Set<string> | undefined;

  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** All sections and collapsible chapters. */
  get allDetails(): HTMLDetailsElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLDetailsElement>('details[part]') ?? [])];
  }

  findById(id: string): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.getElementById(id);
  }

  /** Opens `target` with the chapter around it; with `move`, scrolls to it and focuses it. */
  reveal(target: HTMLElement, move: boolean): void {
    for (let each = target.closest('details'); each; each = each.parentElement?.closest('details') ?? null)
      each.open = true;
    if (!move) return;
    target.scrollIntoView();
    focusSummary(target);
  }

  /** Each section has an event of its own; the first takes all that have changed, so that "Open all" is one update. */
  readonly onToggle = ({ target }: Event): void => {
    const hasChanged = ({ id, open }: HTMLDetailsElement) => open !== this.open.has(id);
    // A <details> within an answer may be the target: nothing has changed then.
    if (!hasChanged(target as HTMLDetailsElement)) return;
    const changed = this.allDetails.filter(hasChanged);
    for (const { id: section, open } of changed) {
      if (open) this.open.add(section);
      else this.open.delete(section);
      emit(this.#host, 'edge-faq-toggle', { section, open });
    }
    // The update follows before anything else can request one.
    if (!this.#host.isUpdatePending) this.toggled = new Set(changed.map(({ id }) => id));
    this.#host.requestUpdate();
  };
}
